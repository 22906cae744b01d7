"""Chuẩn bị để ký số: nobody approves a file that is just being replaced by the one to be signed."""

from __future__ import annotations

from typing import Any

import pytest

from core import desk
from core.effects.begin_signing import BeginSigning
from core.effects.prepare_draft import PrepareDraft
from core.outgoing.document import OutgoingState
from core.outgoing.preparing import PATIENCE, BeingPrepared
from core.people.person import Actor
from core.perform import perform
from core.signing.refusals import DraftHasForm
from core.step import AlreadyRecorded
from tests.core.issuing import run
from tests.core.office import Office
from tests.core.test_form_check import PDF, said, submitted
from tests.factories import AGENCY, CLERK, HEAD, LEADER, SPECIALIST, acting

SYSTEM = Actor.system(AGENCY.id)
SUBMITTED = {
    "type": "type-letter", "subject": "V/v trả lời kiến nghị", "receivers": "UBND tỉnh",
    "signer": LEADER.id.hex, "urgency": "urgency-0", "reply": "",
}  # fmt: skip


@pytest.fixture
def office() -> Office:
    office = Office()
    office.with_second_factor(LEADER)
    return office


async def hurried(office: Office) -> Any:
    """Submitted, returned, submitted again and checked before any machine has done its part."""
    draft = await submitted(office)
    await office.press(HEAD, "bck", draft, opinion="Nêu rõ căn cứ.")
    await office.press(SPECIALIST, "sub", draft, **SUBMITTED)
    await office.press(HEAD, "pas", draft)
    return draft


@pytest.mark.basis("R-9.1", "R-8.3b-1")
async def test_nobody_approves_while_the_file_is_made_ready_for_signatures(office: Office) -> None:
    draft = await hurried(office)
    with pytest.raises(BeingPrepared):
        await office.press(LEADER, "apv", draft, proof="111111")
    assert office.now_is(draft).state == OutgoingState.CHECKED
    assert "draft-preparing" in await said(office, LEADER, draft)
    await run(office, PrepareDraft)
    await office.press(LEADER, "apv", draft, proof="111112")
    now = office.now_is(draft)
    assert now.approved_sha256 == now.drafts[-1]["sha256"]
    assert office.files.kept[now.approved_sha256] == PDF + b"\n<fields>"
    assert "draft-preparing" not in await said(office, LEADER, draft)


@pytest.mark.basis("R-9.1", "R-11.1")
async def test_what_was_approved_can_be_signed_by_the_machine(office: Office) -> None:
    draft = await hurried(office)
    await run(office, PrepareDraft)
    await office.press(LEADER, "apv", draft, proof="111111")
    await office.press(CLERK, "fmt", draft)
    await desk.offer("ABCD-2345", acting(LEADER), office.ports)
    leaf = f"person:{LEADER.name}".encode()
    _token, station = await desk.pair("abcd2345", "Máy bàn", [leaf], office.ports)
    await office.press(LEADER, "bsg", draft)
    await run(office, BeginSigning)
    (waiting,) = await desk.waiting(station, office.ports)
    assert waiting.due.before == office.now_is(draft).drafts[-1]["sha256"]


async def test_a_preparation_that_never_comes_back_holds_nobody_up_for_ever(office: Office) -> None:
    draft = await hurried(office)
    office.clock.at += PATIENCE
    await office.press(LEADER, "apv", draft, proof="111111")
    assert office.now_is(draft).state == OutgoingState.APPROVED


async def test_one_that_cannot_be_prepared_may_be_approved_and_signed_elsewhere(
    office: Office,
) -> None:
    office.signing.refuses = DraftHasForm()
    draft = await hurried(office)
    await run(office, PrepareDraft)
    await office.press(LEADER, "apv", draft, proof="111111")
    assert office.now_is(draft).drafts[-1]["unprepared"]["key"] == "refusal-draft-has-form"


async def test_the_same_version_submitted_again_is_prepared_from_what_was_sent_in(
    office: Office,
) -> None:
    draft = await hurried(office)
    (effect,) = office.asked(PrepareDraft)
    press = await effect.run(office.ports)
    await perform(press, SYSTEM, office.ports)
    (row,) = office.now_is(draft).drafts
    assert "unprepared" not in row
    assert office.files.kept[row["original"]] == PDF
    assert office.files.kept[row["sha256"]] == PDF + b"\n<fields>"  # no longer KHẨN


async def test_the_same_preparation_again_is_recorded_once(office: Office) -> None:
    draft = await submitted(office)
    await office.press(HEAD, "bck", draft, opinion="Nêu rõ căn cứ.")
    await office.press(SPECIALIST, "sub", draft, **SUBMITTED | {"urgency": "urgency-1"})
    (effect,) = office.asked(PrepareDraft)
    await run(office, PrepareDraft)
    with pytest.raises(AlreadyRecorded):
        await perform(await effect.run(office.ports), SYSTEM, office.ports)
