"""Văn bản đi: drafted, checked, approved with a second factor, returned, confirmed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from core.effects.notify import Notify
from core.effects.prepare_draft import PrepareDraft
from core.form import AnswerNeeded, StateSecret
from core.outgoing.document import OutgoingState
from core.outgoing.rules import OwnDraft
from core.people.secrets import CodeLocked, NoSecondFactor, WrongCode
from core.perform import perform
from core.step import NotYourStep, Press, Stale
from tests.core.issuing import run
from tests.core.office import Office, a_pdf
from tests.factories import CLERK, DEPUTY, HEAD, LEADER, SPECIALIST, acting

FILE = {"sha256": a_pdf().sha256, "name": "du thao.pdf", "size": 12}
OTHER = {"sha256": a_pdf(b"%PDF other").sha256, "name": "ban 2.pdf", "size": 10}


async def a_draft(office: Office, person: Any = SPECIALIST) -> Any:
    press = Press("dft", uuid4(), 0, {"secrecy": "secrecy-none", "file": FILE})
    done = await perform(press, acting(person), office.ports)
    return office.store.work.load(done.ref)


async def a_checked(office: Office, **more: Any) -> Any:
    draft = await a_draft(office)
    facts = {
        "type": "type-letter",
        "subject": "V/v trả lời kiến nghị",
        "receivers": "UBND tỉnh; Sở Công Thương",
        "signer": LEADER.id.hex,
        "urgency": "urgency-0",
        "reply": "",
    }
    await office.press(SPECIALIST, "sub", draft, **(facts | more))
    await run(office, PrepareDraft)
    await office.press(HEAD, "pas", draft)
    office.with_second_factor(LEADER)
    return draft


@pytest.mark.basis("R-1.2")
async def test_a_secret_draft_is_refused_and_nothing_is_kept(office: Office) -> None:
    press = Press("dft", uuid4(), 0, {"secrecy": "secrecy-some", "file": FILE})
    with pytest.raises(StateSecret):
        await perform(press, acting(SPECIALIST), office.ports)
    assert office.store.work.entities == {}
    assert office.store.work.journal == []


async def test_the_same_upload_twice_begins_one_draft(office: Office) -> None:
    press = Press("dft", uuid4(), 0, {"secrecy": "secrecy-none", "file": FILE})
    await perform(press, acting(SPECIALIST), office.ports)
    with pytest.raises(Stale):
        await perform(press, acting(SPECIALIST), office.ports)


@pytest.mark.basis("R-8.3b-1")
async def test_an_approval_is_bound_to_the_hash_of_that_file(office: Office) -> None:
    draft = await a_checked(office)
    await office.press(LEADER, "apv", draft, proof="111111")
    now = office.now_is(draft)
    assert now.state == OutgoingState.APPROVED
    assert now.approved_sha256 == FILE["sha256"]
    assert office.store.work.journal[-1].details["sha256"] == FILE["sha256"]
    assert SPECIALIST.id in {e.person_id for e in office.asked(Notify)}


async def test_p12_a_changed_file_voids_the_approval(office: Office) -> None:
    draft = await a_checked(office)
    await office.press(LEADER, "apv", draft, proof="111111")
    await office.press(SPECIALIST, "rnw", draft, secrecy="secrecy-none", file=OTHER)
    now = office.now_is(draft)
    assert (now.state, now.approved_sha256, now.approved_by) == (OutgoingState.DRAFTING, "", None)
    assert [row["sha256"] for row in now.drafts] == [FILE["sha256"], OTHER["sha256"]]
    assert office.asked(Notify)[-1].reason == "reason-voided"


async def test_a_file_that_changed_under_the_leaders_finger_is_not_approved(office: Office) -> None:
    draft = await a_checked(office)
    seen = office.now_is(draft).version
    await office.press(SPECIALIST, "rnw", draft, secrecy="secrecy-none", file=OTHER)
    with pytest.raises(Stale):
        await perform(Press("apv", draft.id, seen, {}, "111111"), acting(LEADER), office.ports)


async def test_approving_wants_a_second_factor(office: Office) -> None:
    draft = await a_checked(office)
    office.store.work.factors.clear()
    with pytest.raises(NoSecondFactor):
        await office.press(LEADER, "apv", draft, proof="111111")
    office.with_second_factor(LEADER)
    work = office.store.work
    work.put_second_factor(work.second_factor(LEADER.id).voided())
    with pytest.raises(NoSecondFactor):
        await office.press(LEADER, "apv", draft, proof="111111")


async def test_a_code_works_once(office: Office) -> None:
    first, second = await a_checked(office), await a_checked(office)
    office.with_second_factor(LEADER)
    await office.press(LEADER, "apv", first, proof="111111")
    with pytest.raises(WrongCode):
        await office.press(LEADER, "apv", second, proof="111111")


async def test_p12_five_wrong_codes_lock_even_the_right_one(office: Office) -> None:
    draft = await a_checked(office)
    for _ in range(4):
        with pytest.raises(WrongCode):
            await office.press(LEADER, "apv", draft, proof="000000")
    with pytest.raises(CodeLocked):
        await office.press(LEADER, "apv", draft, proof="000000")
    with pytest.raises(CodeLocked):
        await office.press(LEADER, "apv", draft, proof="111111")
    office.clock.advance(minutes=31)
    await office.press(LEADER, "apv", draft, proof="111112")
    assert office.now_is(draft).state == OutgoingState.APPROVED


async def test_only_the_named_signer_is_offered_the_approval(office: Office) -> None:
    draft = await a_checked(office)
    assert "apv" in await office.buttons(LEADER, draft)
    assert "apv" not in await office.buttons(DEPUTY, draft)
    with pytest.raises(NotYourStep):
        await office.press(DEPUTY, "apv", draft, proof="111111")


async def test_nobody_approves_his_own_draft(office: Office) -> None:
    draft = await a_checked(office)
    office.store.work.entities[draft.id].drafter_id = LEADER.id
    with pytest.raises(OwnDraft):
        await office.press(LEADER, "apv", draft, proof="111111")


@pytest.mark.basis("R-8.3b-2")
async def test_a_returned_draft_goes_to_specialist_and_unit_head_with_the_opinion(
    office: Office,
) -> None:
    draft = await a_checked(office)
    await office.press(LEADER, "bck", draft, opinion="Sửa căn cứ pháp lý ở đoạn 2.")
    now = office.now_is(draft)
    assert now.state == OutgoingState.RETURNED
    assert now.opinions[-1]["words"] == "Sửa căn cứ pháp lý ở đoạn 2."
    told = {e.person_id for e in office.asked(Notify)[-2:]}
    assert told == {SPECIALIST.id, HEAD.id}


@pytest.mark.basis("R-10.3b")
async def test_an_urgent_dispatch_calls_until_every_receiver_is_confirmed(office: Office) -> None:
    draft = await a_checked(office, urgency="urgency-3")
    await office.press(LEADER, "apv", draft, proof="111111")
    await office.press(
        CLERK, "dsp", draft, reference="245/SNN-VP", manner="Trục của tỉnh tạm dừng."
    )
    at = office.clock.now().isoformat()
    await office.press(CLERK, "cfd", draft, receiver="0", manner="Gọi điện cho văn thư", at=at)
    assert office.now_is(draft).state == OutgoingState.DISPATCHED
    assert any(w.repeat_at for w in office.store.work.waits_of(draft.id))
    await office.press(CLERK, "cfd", draft, receiver="1", manner="Gọi điện cho văn thư", at=at)
    now = office.now_is(draft)
    assert now.state == OutgoingState.DELIVERED
    assert [(row["name"], row["by"]) for row in now.deliveries] == [
        ("UBND tỉnh", CLERK.name),
        ("Sở Công Thương", CLERK.name),
    ]
    assert office.store.work.waits_of(draft.id) == []


@pytest.mark.basis("R-5.2")
async def test_a_dispatch_outside_the_system_wants_a_reason(office: Office) -> None:
    draft = await a_checked(office)
    await office.press(LEADER, "apv", draft, proof="111111")
    for silent in ("", "   "):
        with pytest.raises(AnswerNeeded):
            await office.press(CLERK, "dsp", draft, reference="245/SNN-VP", manner=silent)
    assert office.now_is(draft).state == OutgoingState.APPROVED


@pytest.mark.basis("R-12.2", "R-8.3b-1")
async def test_where_nobody_checks_before_him_the_approver_answers_for_the_content_too(
    office: Office,
) -> None:
    document = await a_checked(office)
    kept = office.store.work.entities[document.id]
    kept.checked_by = kept.checked_at = None  # as the procedure of a commune leaves it
    await office.press(LEADER, "apv", document, proof="111111")
    now = office.now_is(document)
    assert (now.checked_by, now.checked_at) == (LEADER.id, office.clock.now())
