"""Thu hồi, chỗ khó: the notice comes before its document; answers are being drafted already."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from core.effects.follow import Follow
from core.effects.notify import Notify
from core.effects.report_status import ReportStatus
from core.exchange.package import Package
from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.parcel import Parcel, ParcelState
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Actor
from core.perform import perform
from core.receive import receive
from core.step import NotNow, Press
from core.text import Text
from tests.core.office import Office, an_arrival
from tests.core.test_recall import NOTICE, an_assigned
from tests.core.test_receive import PACKAGE, documents
from tests.factories import AGENCY, CLERK, LEADER, NOW, SPECIALIST, an_id

FIRST, LATER = b"recall", b"document"
SYSTEM = Actor.system(AGENCY.id)


@dataclass
class Bag:
    """An exchange whose packages are told apart by their bytes."""

    packages: dict[bytes, Package] = field(default_factory=lambda: {FIRST: NOTICE, LATER: PACKAGE})

    def read(self, raw: bytes) -> Package:
        return self.packages[raw]

    async def settle(self, _arrival: Any, *, keep: bool) -> None: ...


async def arrive(office: Office, *raws: bytes) -> None:
    office.dms = office.dms or Bag()
    for raw in raws:
        await receive(an_arrival(raw), office.ports)


def the_only(office: Office, kind: type) -> Any:
    (found,) = documents(office, kind)
    return found


@pytest.mark.basis("R-8.2a")
async def test_a_document_whose_recall_came_first_is_recalled_as_it_comes(office: Office) -> None:
    await arrive(office, FIRST)
    assert the_only(office, Parcel).state is ParcelState.RECALL_UNKNOWN
    await arrive(office, LATER)
    document = the_only(office, IncomingDocument)
    assert document.state == IncomingState.RECALL_ASKED
    assert (document.recall["by"], document.recall["reason"]) == ("UBND tỉnh", NOTICE.content)
    parcel = the_only(office, Parcel)
    assert (parcel.state, parcel.of_document_id) == (ParcelState.NOTED, document.id)
    assert office.waiting_for(parcel) == set()
    assert CLERK.id in office.waiting_for(document)
    assert office.store.work.words[document.id][1] == ""
    await office.press(CLERK, "hon", document)
    agreed = [e for e in office.asked(ReportStatus) if e.status == ExchangeStatus.RECALL_AGREED]
    assert [one.document_uid for one in agreed] == [PACKAGE.document_uid]


async def test_it_holds_also_when_the_clerk_has_seen_the_notice_and_forgotten_it(
    office: Office,
) -> None:
    await arrive(office, FIRST)
    await office.press(CLERK, "npc", the_only(office, Parcel))
    await arrive(office, LATER)
    assert the_only(office, IncomingDocument).state == IncomingState.RECALL_ASKED


async def test_a_reminder_of_the_notice_is_not_a_second_thing_to_look_at(office: Office) -> None:
    office.dms = Bag()
    office.dms.packages[b"again"] = replace(NOTICE, document_uid=f"{NOTICE.document_uid}-TH1")
    await arrive(office, FIRST, b"again", LATER)
    assert the_only(office, Parcel).of_document_id == the_only(office, IncomingDocument).id


async def test_a_notice_of_another_sender_takes_nothing_back(office: Office) -> None:
    office.dms = Bag()
    office.dms.packages[FIRST] = replace(
        NOTICE, sender=replace(NOTICE.sender, code="000.00.09.H56")
    )
    await arrive(office, FIRST, LATER)
    assert the_only(office, IncomingDocument).recall is None


async def test_when_it_died_between_document_and_recall_the_next_look_ends_it(
    office: Office,
) -> None:
    await arrive(office, FIRST, LATER)
    document, parcel = the_only(office, IncomingDocument), the_only(office, Parcel)
    document.state, document.recall = IncomingState.ARRIVED, None
    parcel.state, parcel.of_document_id = ParcelState.RECALL_UNKNOWN, None
    await arrive(office, LATER)
    assert the_only(office, IncomingDocument).state == IncomingState.RECALL_ASKED


async def test_a_notice_is_matched_once(office: Office) -> None:
    await arrive(office, FIRST, LATER)
    parcel = the_only(office, Parcel)
    facts = {"document": an_id("another").hex, "reference": "1/UBND"}
    with pytest.raises(NotNow):
        await perform(Press("mrc", parcel.id, None, facts), SYSTEM, office.ports)


def a_draft(office: Office, of: Any, state: OutgoingState, **more: Any) -> Any:
    facts: dict[str, Any] = {"in_reply_to": of.id, "subject": "V/v trả lời", "signer_id": LEADER.id}
    return office.has(
        OutgoingDocument(
            an_id(f"answer-{state}"), AGENCY.id, state, SPECIALIST.id, NOW, **(facts | more)
        )
    )


@pytest.mark.basis("R-8.2a")
async def test_who_drafts_or_judges_an_answer_is_told_that_the_question_is_gone(
    office: Office,
) -> None:
    document, _task = await an_assigned(office)
    drafting = a_draft(office, document, OutgoingState.DRAFTING)
    judged = a_draft(office, document, OutgoingState.CHECKED, type_name="type-letter")
    gone = a_draft(office, document, OutgoingState.DISPATCHED)
    office.store.work.posted.clear()
    office.dms = Bag()
    await arrive(office, FIRST)
    for effect in [one for one in office.asked(Follow) if one.step == "hrc"]:
        with suppress(NotNow):  # as delivery does: what has gone out is not held up any more
            await perform(await effect.run(office.ports), SYSTEM, office.ports)
    told = {
        (e.person_id, e.document_id)
        for e in office.asked(Notify)
        if e.reason == "reason-answers-recalled"
    }
    assert told == {
        (SPECIALIST.id, drafting.id), (SPECIALIST.id, judged.id), (LEADER.id, judged.id),
    }  # fmt: skip
    card = await office.card(LEADER, judged)
    assert card is not None
    assert "outgoing-answers-recalled" in {line.text.key for line in card.lines}
    assert office.now_is(judged).subject == "V/v trả lời"
    assert office.now_is(drafting).subject == "", "it was that of the recalled document"
    assert office.store.work.words[drafting.id][1] == ""
    assert office.now_is(gone).answered_recalled_at is None
    assert "apv" in await office.buttons(LEADER, judged), "it is for people to decide"
    with pytest.raises(NotNow):
        await perform(Press("hrc", judged.id, None), SYSTEM, office.ports)


@pytest.mark.basis("R-9.4b")
@pytest.mark.parametrize(("left", "key"), [("asked", "recall-count"), ("done", "recall-all-done")])
async def test_the_board_says_how_many_have_cancelled(office: Office, left: str, key: str) -> None:
    at = (NOW + timedelta(hours=1)).isoformat()
    rows = [
        {
            "name": "UBND tỉnh",
            "code": "1",
            "status": "status-03",
            "recall": "done",
            "recalled_at": at,
        },
        {"name": "Sở Công Thương", "code": "2", "status": "status-03", "recall": left},
    ]
    order = {"by": LEADER.name, "at": at, "order": "12/SNN-VP", "reason": "Nhầm số liệu."}
    document = OutgoingDocument(
        an_id("recalled"), AGENCY.id, OutgoingState.RECALLED, SPECIALIST.id, NOW, deliveries=rows,
        recall=order,
    )  # fmt: skip
    card = await office.card(CLERK, office.has(document))
    assert card is not None
    done = "2" if left == "done" else "1"
    assert Text.of(key, count=done, total="2") in [line.text for line in card.lines]
