"""Thể thức: the machine looks when a draft is submitted, the clerk decides (R-9.2a)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from core.effects.lint_draft import LintDraft
from core.effects.notify import Notify
from core.effects.prepare_draft import PrepareDraft
from core.errors import Fault, Turn
from core.form import AnswerNeeded, Given
from core.form.written import AnswerTooShort
from core.interview import Expects, reply, start
from core.outgoing.document import OutgoingState
from core.outgoing.rules import DraftChanged
from core.people.person import Actor
from core.perform import Done, perform
from core.signing.refusals import DraftHasForm
from core.signing.report import Result
from core.step import AlreadyRecorded, NotYourStep, Press
from tests.core.issuing import run
from tests.core.office import FakeLinter, Office, a_pdf
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    LEADER,
    SPECIALIST,
    acting,
)

SYSTEM = Actor.system(AGENCY.id)
PDF = b"%PDF-1.7 ban thao"


async def submitted(office: Office, **more: Any) -> Any:
    sha256 = await office.files.put(PDF)
    file = {"sha256": sha256, "name": "du thao.pdf", "size": len(PDF)}
    press = Press("dft", uuid4(), 0, {"secrecy": "secrecy-none", "file": file})
    draft = office.store.work.load((await perform(press, acting(SPECIALIST), office.ports)).ref)
    facts = {
        "type": "type-letter",
        "subject": "V/v trả lời kiến nghị",
        "receivers": "UBND tỉnh",
        "signer": LEADER.id.hex,
        "urgency": "urgency-1",
        "reply": "",
    }
    await office.press(SPECIALIST, "sub", draft, **(facts | more))
    await run(office, PrepareDraft)
    return draft


async def linted(office: Office, draft: Any) -> Done:
    press = await office.asked(LintDraft)[-1].run(office.ports)
    return await perform(press, SYSTEM, office.ports)


async def approved(office: Office, *failing: str) -> Any:
    office.linter = FakeLinter(*failing)
    draft = await submitted(office)
    await linted(office, draft)
    await office.press(HEAD, "pas", draft)
    office.with_second_factor(LEADER)
    await office.press(LEADER, "apv", draft, proof="111111")
    return draft


async def said(office: Office, person: Any, draft: Any) -> dict[str, Any]:
    card = await office.card(person, draft)
    return {line.text.key: dict(line.text.params) for line in card.lines}


@pytest.mark.basis("R-6.4a")
async def test_submitting_has_that_very_file_looked_at_by_what_was_declared(
    office: Office,
) -> None:
    draft = await submitted(office)
    (effect,) = office.asked(LintDraft)
    assert (effect.sha256, effect.type_name) == (office.now_is(draft).draft.sha256, "type-letter")
    await linted(office, draft)
    declared = {"type_name": "type-letter", "signer": LEADER.name, "urgency": 1}
    assert office.linter.declared == declared
    now = office.now_is(draft)
    assert now.state == OutgoingState.SUBMITTED
    assert [row["check"] for row in now.form_findings] == ["F1", "F2", "F12"]
    assert office.store.work.journal[-1].step == "rfm"


async def test_the_machine_ends_nobodys_call(office: Office) -> None:
    draft = await submitted(office)
    before = office.store.work.waits_of(draft.id)
    await linted(office, draft)
    assert office.store.work.waits_of(draft.id) == before
    assert office.waiting_for(draft) == {HEAD.id}


async def test_findings_about_another_file_are_not_recorded(office: Office) -> None:
    draft = await submitted(office)
    press = await office.asked(LintDraft)[-1].run(office.ports)
    other = {"sha256": a_pdf(b"%PDF other").sha256, "name": "ban 2.pdf", "size": 10}
    await office.press(SPECIALIST, "rnw", draft, secrecy="secrecy-none", file=other)
    with pytest.raises(DraftChanged):
        await perform(press, SYSTEM, office.ports)
    assert office.now_is(draft).form_findings == []


async def test_a_file_lost_for_ever_is_unknown_and_a_busy_store_is_asked_again(
    office: Office,
) -> None:
    class Lost:
        turn = Turn.NEVER

        async def get(self, sha256: str) -> bytes:
            raise Fault(self.turn, "gone")

    await submitted(office)
    effect, store = office.asked(LintDraft)[-1], Lost()
    ports = replace(office.ports, files=store)
    press = await effect.run(ports)
    assert [row["result"] for row in press.answers["findings"]] == [Result.UNKNOWN]
    store.turn = Turn.AGAIN
    with pytest.raises(Fault):
        await effect.run(ports)


@pytest.mark.basis("R-9.2a")
async def test_the_card_counts_for_the_drafter_and_lists_for_the_clerk(office: Office) -> None:
    office.linter = FakeLinter("F12")
    draft = await submitted(office)
    await linted(office, draft)
    for person in (SPECIALIST, HEAD):
        lines = await said(office, person, draft)
        assert lines["format-line-faulty"] == {"right": "2", "open": "1"}
        assert "format-fault" not in lines
    await office.press(HEAD, "pas", draft)
    office.with_second_factor(LEADER)
    await office.press(LEADER, "apv", draft, proof="111111")
    assert "format-fault" in await said(office, CLERK, draft)


@pytest.mark.basis("R-9.2a")
async def test_a_right_form_is_one_tap_and_then_the_signers_turn(office: Office) -> None:
    draft = await approved(office)
    assert {"fmt", "rff", "dsp"} <= await office.buttons(CLERK, draft)
    press = Press("fmt", draft.id, office.now_is(draft).version)
    assert isinstance(await start(press, acting(CLERK), office.ports), Done)
    now = office.now_is(draft)
    assert (now.state, now.form_checked_by) == (OutgoingState.FORM_CHECKED, CLERK.id)
    assert now.form_checked_at == office.clock.now()
    assert office.waiting_for(draft) == {LEADER.id}
    assert "format-passed" in await said(office, CLERK, draft)


@pytest.mark.basis("R-9.2a")
async def test_a_form_with_faults_passes_only_with_a_word_why(office: Office) -> None:
    draft = await approved(office, "F12")
    press = Press("fmt", draft.id, office.now_is(draft).version)
    asked = await start(press, acting(CLERK), office.ports)
    assert asked.expects is Expects.WORDS
    with pytest.raises(AnswerTooShort):
        await reply(asked.interview, Given(words="ok"), acting(CLERK), office.ports)
    given = Given(words="Mẫu riêng của tỉnh, đúng hướng dẫn.")
    await reply(asked.interview, given, acting(CLERK), office.ports)
    assert office.now_is(draft).state == OutgoingState.FORM_CHECKED
    details = office.store.work.journal[-1].details
    assert (details["failed"], details["reason"]) == (["F12"], given.words)


@pytest.mark.parametrize("answers", [{}, {"reason": ""}, {"reason": 7}, {"reason": "   "}])
async def test_faults_cannot_be_passed_in_silence(office: Office, answers: Any) -> None:
    draft = await approved(office, "F12")
    with pytest.raises((AnswerNeeded, AnswerTooShort)):
        await office.press(CLERK, "fmt", draft, **answers)
    assert office.now_is(draft).state == OutgoingState.APPROVED


@pytest.mark.basis("R-9.2a")
async def test_the_clerk_returns_it_for_the_form_and_the_approval_is_void(office: Office) -> None:
    draft = await approved(office, "F12")
    await office.press(CLERK, "rff", draft, reason="Thiếu dòng Lưu: VT.")
    now = office.now_is(draft)
    assert (now.state, now.approved_sha256, now.approved_by) == (OutgoingState.RETURNED, "", None)
    assert now.opinions[-1]["words"] == "Thiếu dòng Lưu: VT."
    assert {e.person_id for e in office.asked(Notify)[-2:]} == {SPECIALIST.id, HEAD.id}
    assert "format-fault" in await said(office, SPECIALIST, draft)


async def test_a_new_file_and_a_new_submission_begin_without_findings(office: Office) -> None:
    draft = await approved(office, "F12")
    await office.press(CLERK, "rff", draft, reason="Thiếu dòng Lưu: VT.")
    other = {"sha256": a_pdf(b"%PDF other").sha256, "name": "ban 2.pdf", "size": 10}
    await office.press(SPECIALIST, "rnw", draft, secrecy="secrecy-none", file=other)
    assert office.now_is(draft).form_findings == []


async def test_only_the_clerk_judges_the_form(office: Office) -> None:
    draft = await approved(office)
    for person in (SPECIALIST, HEAD, LEADER):
        for code in ("fmt", "rff"):
            with pytest.raises(NotYourStep):
                await office.press(person, code, draft, reason="Thiếu dòng Lưu: VT.")


async def test_a_dispatch_outside_the_system_needs_no_form_check(office: Office) -> None:
    draft = await approved(office, "F12")
    await office.press(CLERK, "dsp", draft, reference="245/SNN-VP", manner="Gửi giấy.")
    assert office.now_is(draft).state == OutgoingState.DISPATCHED


@pytest.mark.basis("R-9.1", "R-9.2b")
async def test_the_version_becomes_the_file_with_its_fields_before_anybody_approves(
    office: Office,
) -> None:
    draft = await submitted(office)
    (row,) = office.now_is(draft).drafts
    assert row["original"] == a_pdf(PDF).sha256
    assert office.files.kept[row["sha256"]].endswith("<fieldsKHẨN>".encode())
    assert office.now_is(draft).version == 2  # the buttons of the card still hold


async def test_the_same_findings_again_after_a_restart_are_recorded_once(office: Office) -> None:
    draft = await submitted(office)
    await linted(office, draft)
    with pytest.raises(AlreadyRecorded):
        await linted(office, draft)


async def test_a_draft_that_cannot_be_prepared_stays_and_says_why(office: Office) -> None:
    office.signing.refuses = DraftHasForm()
    draft = await submitted(office)
    await linted(office, draft)
    (row,) = office.now_is(draft).drafts
    assert row["sha256"] == a_pdf(PDF).sha256
    assert "draft-unprepared" in await said(office, SPECIALIST, draft)


async def test_a_preparation_of_another_version_counts_for_nothing(office: Office) -> None:
    draft = await submitted(office)
    late = PrepareDraft(draft.id, a_pdf(PDF).sha256, "")
    with pytest.raises(DraftChanged):
        await perform(await late.run(office.ports), SYSTEM, office.ports)
