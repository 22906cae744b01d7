"""Ký nháy: the unit head signs the draft that he has read, or merely agrees where he has no machine."""

from __future__ import annotations

from typing import Any

import pytest

from core import desk
from core.effects.begin_signing import BeginSigning
from core.effects.lint_draft import LintDraft
from core.effects.notify import Notify
from core.effects.prepare_draft import PrepareDraft
from core.effects.verify_signature import VerifySignature
from core.errors import Refusal
from core.outgoing.document import OutgoingState
from core.outgoing.preparing import BeingPrepared
from core.perform import perform
from core.signing.making import Prepared
from core.signing.refusals import SignatureMismatched
from core.signing.required import SignedFileChanged
from core.signing.station import Station
from tests.core.issuing import SYSTEM, an_issuing_office, run
from tests.core.office import Office
from tests.factories import CLERK, HEAD, LEADER, SPECIALIST, acting

pytestmark = pytest.mark.basis("R-8.3b-1", "R-9.1")
HIS, OTHERS = f"person:{HEAD.name}".encode(), f"person:{LEADER.name}".encode()


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


async def paired(office: Office, person: Any, certificate: bytes) -> Station:
    await desk.offer("ABCDE-23456", acting(person), office.ports)
    _, station = await desk.pair("ABCDE-23456", "Máy bàn", [certificate], office.ports)
    return station


async def submitted(office: Office, draft: Any = None) -> Any:
    if draft is None:
        content = b"%PDF-1.7 du thao"
        file = {"sha256": await office.files.put(content), "name": "a.pdf", "size": len(content)}
        draft = await drafted(office, file)
    facts = {
        "type": "type-letter", "subject": "V/v báo cáo", "receivers": "UBND tỉnh",
        "signer": LEADER.id.hex, "urgency": "urgency-0", "reply": "",
    }  # fmt: skip
    await office.press(SPECIALIST, "sub", draft, **facts)
    await run(office, PrepareDraft)
    return draft


async def drafted(office: Office, file: dict[str, Any]) -> Any:
    from uuid import uuid4

    from core.step import Press

    press = Press("dft", uuid4(), 0, {"secrecy": "secrecy-none", "file": file})
    return office.store.work.load((await perform(press, acting(SPECIALIST), office.ports)).ref)


async def initialled(office: Office, station: Station, draft: Any) -> None:
    await office.press(HEAD, "bky", draft)
    await run(office, BeginSigning)
    waiting = await desk.asked_for(station, draft.id, office.ports)
    prepared = Prepared.of(await desk.file_of(waiting, office.ports), waiting.request)
    await desk.hand_in(station, draft.id, station.leaf + prepared.attributes, office.ports)
    await run(office, VerifySignature)


async def test_the_unit_head_signs_on_his_machine_and_the_leader_approves_that_file(
    office: Office,
) -> None:
    station = await paired(office, HEAD, HIS)
    draft = await submitted(office)
    before = office.now_is(draft).draft
    assert {"bky", "kyn", "pas"} <= await office.buttons(HEAD, draft)
    assert not {"bky", "kyn"} & await office.buttons(LEADER, draft)
    await initialled(office, station, draft)
    now = office.now_is(draft)
    assert (now.state, now.checked_by, now.signing) == (OutgoingState.CHECKED, HEAD.id, None)
    assert now.drafts[-1]["initialled"]["sha256"] == before.sha256
    assert office.files.kept[now.draft.sha256].startswith(office.files.kept[before.sha256])
    assert office.asked(LintDraft)[-1].sha256 == now.draft.sha256
    assert office.waiting_for(draft) == {LEADER.id}
    card = await office.card(LEADER, draft)
    assert "draft-initialled" in {line.text.key for line in card.lines}
    office.with_second_factor(LEADER)
    await office.press(LEADER, "apv", draft, proof="111111")
    assert office.now_is(draft).approved_sha256 == now.draft.sha256


async def test_without_a_machine_there_is_no_field_and_consent_is_recorded(office: Office) -> None:
    draft = await submitted(office)
    assert not {"bky", "kyn"} & await office.buttons(HEAD, draft)
    await office.press(HEAD, "pas", draft)
    now = office.now_is(draft)
    assert (now.state, now.checked_by) == (OutgoingState.CHECKED, HEAD.id)
    assert "initialled" not in now.drafts[-1]


async def test_who_agrees_without_initials_leaves_no_empty_field_behind(office: Office) -> None:
    office.with_second_factor(LEADER)
    await paired(office, HEAD, HIS)
    draft = await submitted(office)
    assert office.now_is(draft).drafts[-1]["initials"]
    await office.press(HEAD, "pas", draft)
    now = office.now_is(draft)
    assert (now.state, now.checked_by) == (OutgoingState.CHECKED, HEAD.id)
    with pytest.raises(BeingPrepared):
        await office.press(LEADER, "apv", draft, proof="111111")
    await run(office, PrepareDraft)
    last = office.now_is(draft).drafts[-1]
    assert not last["initials"]
    assert office.asked(LintDraft)[-1].sha256 == last["sha256"]
    await office.press(LEADER, "apv", draft, proof="222222")
    assert office.now_is(draft).approved_sha256 == last["sha256"]


async def test_somebody_elses_signature_is_no_initial(office: Office) -> None:
    await paired(office, HEAD, HIS)
    draft = await submitted(office)
    content = office.files.kept[office.now_is(draft).draft.sha256]
    same = {"sha256": await office.files.put(content), "name": "a.pdf", "size": len(content)}
    with pytest.raises(SignedFileChanged):
        await office.press(HEAD, "kyn", draft, file=same)
    signed = content + b"\n<" + OTHERS + b">"
    file = {"sha256": await office.files.put(signed), "name": "a.pdf", "size": len(signed)}
    await office.press(HEAD, "kyn", draft, file=file)
    (check,) = office.asked(VerifySignature)
    await run(office, VerifySignature)
    now = office.now_is(draft)
    assert now.state == OutgoingState.SUBMITTED
    card = await office.card(HEAD, draft)
    assert "signature-refused" in {line.text.key for line in card.lines}
    assert "reason-signature-refused" in {one.reason for one in office.asked(Notify)}
    await office.press(HEAD, "pas", draft)
    assert office.now_is(draft).state == OutgoingState.CHECKED
    press = await check.run(office.ports)
    assert press is not None  # "rky", too late
    with pytest.raises(Refusal):
        await perform(press, SYSTEM, office.ports)


async def test_another_file_is_not_what_was_submitted(office: Office) -> None:
    await paired(office, HEAD, HIS)
    draft = await submitted(office)
    other = b"%PDF-1.7 khac\n<" + HIS + b">"
    file = {"sha256": await office.files.put(other), "name": "a.pdf", "size": len(other)}
    await office.press(HEAD, "kyn", draft, file=file)
    await run(office, VerifySignature)
    now = office.now_is(draft)
    assert now.state == OutgoingState.SUBMITTED
    assert [row["text"]["key"] for row in now.signature_findings] == ["signed-initial-other-file"]


async def test_what_is_sent_back_and_submitted_again_is_initialled_again(office: Office) -> None:
    station = await paired(office, HEAD, HIS)
    draft = await submitted(office)
    sent_in = office.now_is(draft).drafts[-1]["original"]
    await initialled(office, station, draft)
    await office.press(LEADER, "bck", draft, opinion="Xin xem lại mục 2.")
    assert office.now_is(draft).state == OutgoingState.RETURNED
    await submitted(office, draft)
    now = office.now_is(draft)
    assert "initialled" not in now.drafts[-1]
    assert b"<person:" not in office.files.kept[now.draft.sha256]
    assert now.drafts[-1]["original"] == sent_in
    await initialled(office, station, draft)
    assert office.now_is(draft).state == OutgoingState.CHECKED


async def test_a_signature_that_fits_nothing_leaves_the_draft_where_it_is(office: Office) -> None:
    station = await paired(office, HEAD, HIS)
    draft = await submitted(office)
    await office.press(HEAD, "bky", draft)
    await run(office, BeginSigning)
    with pytest.raises(SignatureMismatched):
        await desk.hand_in(station, draft.id, b"khong phai", office.ports)
    assert office.now_is(draft).state == OutgoingState.SUBMITTED
    assert not {"bky", "kyn"} & await office.buttons(CLERK, draft)
