"""Thu hồi: both sides, to the last copy; đính chính and thay thế stand beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.card import Area, Ref
from core.effects.notify import Notify
from core.effects.remind_recall import RemindRecall
from core.effects.report_status import ReportStatus
from core.effects.send_recall import SendRecall
from core.exchange.package import Organ, Package, PackageKind, Replied, StatusNotice
from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingState
from core.incoming.parcel import Parcel, ParcelState
from core.outgoing.document import OutgoingState
from core.people.person import Actor
from core.perform import perform
from core.receive import receive
from core.step import NotNow
from core.tasks.task import TaskState
from tests.core.office import Office, an_arrival
from tests.core.test_outgoing_steps import a_checked
from tests.core.test_receive import PACKAGE, Mailbox
from tests.factories import AGENCY, CLERK, COLLEAGUE, HEAD, LEADER, NOW, SPECIALIST

NOTICE = Package(
    sender=Organ("000.00.01.H56", "UBND tỉnh"),
    receivers=(Organ(AGENCY.code, AGENCY.name),),
    document_uid="000.00.01.H56,2026/11/24,TH0-5678/UBND-NN",
    number="12",
    notation="UBND-VP",
    subject="Thu hồi văn bản",
    kind=PackageKind.RECALL,
    content="Nhầm số liệu tại phụ lục.",
    replies_to=(Replied("000.00.01.H56", "5678/UBND-NN", PACKAGE.document_uid),),
)


async def arrives(office: Office, package: Any, raw: bytes) -> None:
    office.dms = Mailbox(package)
    await receive(an_arrival(raw), office.ports)


async def an_assigned(office: Office) -> tuple[Any, Any]:
    """A document whose work was forwarded from the unit head to a specialist."""
    await arrives(office, PACKAGE, b"new")
    document = next(d for d in office.store.work.entities.values() if d.area is Area.INCOMING)
    document.state = IncomingState.VERIFIED
    await office.press(CLERK, "reg", document)
    due = (NOW + timedelta(days=4)).isoformat()
    await office.press(
        LEADER, "dir", document, lead=HEAD.id.hex, coordinators=[], directive="Làm.", due=due
    )
    task = office.store.work.tasks_of(document.id)[0]
    await office.press(HEAD, "fwd", task, to=SPECIALIST.id.hex, note="Em làm.")
    return document, task


@pytest.mark.basis("R-8.2a")
async def test_a_recall_stops_the_work_at_once_and_tells_everybody_who_held_it(
    office: Office,
) -> None:
    document, task = await an_assigned(office)
    office.store.work.posted.clear()
    await arrives(office, NOTICE, b"recall")
    await office.follow()
    assert office.now_is(document).state == IncomingState.RECALL_ASKED
    stopped = office.now_is(task)
    assert (stopped.state, stopped.stopped_for) == (TaskState.STOPPED, "recall")
    told = {effect.person_id for effect in office.asked(Notify)}
    assert {SPECIALIST.id, HEAD.id, CLERK.id} <= told
    assert office.waiting_for(document) == {CLERK.id, *office.waiting_for(document)}
    assert office.waiting_for(task) == {SPECIALIST.id}


@pytest.mark.basis("R-8.2a")
async def test_nobody_reads_or_finds_what_was_taken_back_and_its_number_stays(
    office: Office,
) -> None:
    document, task = await an_assigned(office)
    number = office.now_is(document).arrival_number
    await arrives(office, NOTICE, b"recall")
    await office.follow()
    await office.press(CLERK, "hon", document)
    for person, thing in ((CLERK, document), (LEADER, document), (SPECIALIST, task)):
        card = await office.card(person, thing)
        assert card is not None
        assert PACKAGE.subject not in str(card.lines)
        assert card.files == ()
        assert PACKAGE.subject not in str(card.details)
        assert "5678.pdf" not in str(card.details)
    card = await office.card(CLERK, document)
    assert card is not None
    assert card.withdrawn
    assert office.store.work.words[document.id][1] == ""
    assert PACKAGE.subject not in str(office.store.work.words)  # nor by the task made of it
    assert office.now_is(document).arrival_number == number
    following = replace(PACKAGE, document_uid="other", number="1")
    await arrives(office, following, b"next")
    second = next(d for d in office.store.work.entities.values() if getattr(d, "number", "") == "1")
    second.state = IncomingState.VERIFIED
    await office.press(CLERK, "reg", second)
    assert office.now_is(second).arrival_number == (number or 0) + 1


@pytest.mark.basis("R-8.2b")
async def test_the_sender_hears_exactly_once_that_it_was_cancelled(office: Office) -> None:
    document, _task = await an_assigned(office)
    await arrives(office, NOTICE, b"recall")
    await office.press(CLERK, "hon", document)
    with pytest.raises(NotNow):
        await office.press(CLERK, "hon", document)
    said = [e for e in office.asked(ReportStatus) if e.status == ExchangeStatus.RECALL_AGREED]
    assert [(one.to_code, one.document_uid) for one in said] == [
        ("000.00.01.H56", PACKAGE.document_uid)
    ]


async def test_a_reminder_after_the_cancelling_is_answered_again_once(office: Office) -> None:
    document, _task = await an_assigned(office)
    await arrives(office, NOTICE, b"recall")
    await office.press(CLERK, "hon", document)
    for _ in range(2):
        await arrives(office, NOTICE, b"recall, once more")
    said = [e for e in office.asked(ReportStatus) if e.status == ExchangeStatus.RECALL_AGREED]
    assert len(said) == 2
    assert said[1].document_uid == PACKAGE.document_uid


async def test_the_holder_confirms_that_he_has_stopped(office: Office) -> None:
    document, task = await an_assigned(office)
    await arrives(office, NOTICE, b"recall")
    await office.follow()
    assert "cst" in await office.buttons(SPECIALIST, task)
    assert "cst" not in await office.buttons(COLLEAGUE, task)
    await office.press(SPECIALIST, "cst", task)
    assert office.waiting_for(task) == set()
    card = await office.card(CLERK, document)
    assert card is not None
    assert "('count', '1'), ('total', '1')" in str(card.lines)


async def test_a_recall_by_somebody_else_than_the_sender_is_only_shown_to_the_clerks(
    office: Office,
) -> None:
    document, _task = await an_assigned(office)
    stranger = replace(NOTICE, sender=Organ("000.00.09.H56", "Sở khác"))
    await arrives(office, stranger, b"recall of another's")
    assert office.now_is(document).recall is None
    parcels = [e for e in office.store.work.entities.values() if isinstance(e, Parcel)]
    assert [parcel.state for parcel in parcels] == [ParcelState.RECALL_UNKNOWN]
    await office.press(CLERK, "npc", parcels[0])


async def a_dispatched(office: Office) -> Any:
    draft = await a_checked(office)
    await office.press(LEADER, "apv", draft, proof="111111")
    await office.press(CLERK, "dsp", draft, reference="245/SNN-VP", manner="Trục tạm dừng.")
    sent = office.store.work.entities[draft.id]
    sent.deliveries = [
        {"name": "UBND tỉnh", "code": "000.00.01.H56", "status": "status-03"},
        {"name": "Sở Công Thương", "code": "000.00.07.H56", "status": "status-02"},
        {"name": "Ông Nguyễn Văn A", "code": "", "status": "sent"},
    ]
    return draft


def _agreed(office: Office, document: Any) -> StatusNotice:
    return StatusNotice(
        sender=Organ("000.00.01.H56", "UBND tỉnh"),
        receiver_code=AGENCY.code,
        document_uid=office.now_is(document).document_uid,
        reference="245/SNN-VP",
        status=ExchangeStatus.RECALL_AGREED,
        at=NOW,
        description="Đã hủy",
    )


FACTS = {"remedy": "recall-anyway", "reason": "Nhầm số liệu tại phụ lục.", "order": "12/SNN-VP"}


@pytest.mark.basis("R-9.4b")
async def test_a_leader_recalls_and_every_receiver_is_asked_by_its_own_way(office: Office) -> None:
    document = await a_dispatched(office)
    await office.press(LEADER, "rcl", document, where="all", **FACTS)
    now = office.now_is(document)
    assert now.state == OutgoingState.RECALLED
    assert [row["recall"] for row in now.deliveries] == ["asked", "done", "by_hand"]
    assert [effect.code for effect in office.asked(SendRecall)] == ["000.00.01.H56"]
    assert office.waiting_for(document) >= {CLERK.id}


@pytest.mark.basis("R-9.4b")
async def test_a_recalled_document_is_frozen(office: Office) -> None:
    document = await a_dispatched(office)
    await office.press(LEADER, "rcl", document, where="all", **FACTS)
    for person in (CLERK, LEADER, SPECIALIST, HEAD):
        assert await office.buttons(person, document) <= {"crc", "rpl"}


@pytest.mark.basis("R-9.4a")
async def test_one_wrong_receiver_can_be_asked_alone(office: Office) -> None:
    document = await a_dispatched(office)
    await office.press(LEADER, "rcl", document, where="0", **FACTS)
    now = office.now_is(document)
    assert now.state == OutgoingState.DISPATCHED
    assert [row.get("recall") for row in now.deliveries] == ["asked", None, None]


@pytest.mark.basis("R-9.4b")
async def test_the_board_ends_when_every_receiver_has_cancelled(office: Office) -> None:
    document = await a_dispatched(office)
    await office.press(LEADER, "rcl", document, where="all", **FACTS)
    await arrives(
        office,
        _agreed(office, document),
        b"status 15",
    )
    await office.press(CLERK, "crc", document, receiver="2", manner="Đã lấy lại bản giấy")
    now = office.now_is(document)
    assert {row["recall"] for row in now.deliveries} == {"done"}
    assert office.waiting_for(document) == set()
    assert "crc" not in await office.buttons(CLERK, document)


@pytest.mark.basis("R-9.4b")
async def test_who_has_not_cancelled_after_a_working_day_is_told_again(office: Office) -> None:
    document = await a_dispatched(office)
    await office.press(LEADER, "rcl", document, where="all", **FACTS)
    (reminder,) = office.asked(RemindRecall)
    assert reminder.at == office.ports.calendar.deadline(NOW, 1)
    office.store.work.posted.clear()
    press = await reminder.run(office.ports)
    await perform(press, Actor.system(AGENCY.id), office.ports)
    assert [(e.code, e.times) for e in office.asked(SendRecall)] == [("000.00.01.H56", 1)]
    late = [e for e in office.asked(Notify) if e.reason == "reason-recall-late"]
    assert CLERK.id in {e.person_id for e in late}


@pytest.mark.basis("R-9.4b")
async def test_nobody_waits_once_the_last_receiver_has_answered(office: Office) -> None:
    document = await a_dispatched(office)
    office.store.work.entities[document.id].deliveries = office.now_is(document).deliveries[:1]
    await office.press(LEADER, "rcl", document, where="all", **FACTS)
    assert office.waiting_for(document) >= {CLERK.id}
    await arrives(office, _agreed(office, document), b"status 15")
    assert office.waiting_for(document) == set()


async def test_the_notice_names_the_document_its_order_and_the_reason(office: Office) -> None:
    document = await a_dispatched(office)
    await office.press(LEADER, "rcl", document, where="all", **FACTS)
    (effect,) = office.asked(SendRecall)
    sent = []

    class Exchange:
        async def send(self, package: Package) -> None:
            sent.append(package)

    office.dms = Exchange()
    await effect.run(office.ports)
    await effect.run(office.ports)
    assert sent[0] == sent[1], "a repeat is the same message"
    assert sent[0].kind is PackageKind.RECALL
    assert sent[0].replies_to[0].document_uid == office.now_is(document).document_uid
    assert (sent[0].notation, sent[0].content) == (FACTS["order"], FACTS["reason"])


@pytest.mark.basis("R-9.4b")
@pytest.mark.parametrize(("code", "relation"), [("cor", "corrects"), ("rpl", "replaces")])
async def test_correcting_and_replacing_give_the_drafter_a_new_draft(
    office: Office, code: str, relation: str
) -> None:
    document = await a_dispatched(office)
    await office.press(LEADER, code, document)
    drafts = [e for e in office.store.work.entities.values() if e.area is Area.OUTGOING]
    (draft,) = [e for e in drafts if e.relation == relation]
    assert (draft.related_id, draft.drafter_id) == (document.id, SPECIALIST.id)
    assert draft.deliveries[0]["name"] == "UBND tỉnh"
    assert office.waiting_for(draft) == {SPECIALIST.id}


async def test_a_replacement_that_arrives_points_from_the_earlier_document(office: Office) -> None:
    document, task = await an_assigned(office)
    later = replace(
        PACKAGE,
        kind=PackageKind.REPLACE,
        document_uid="000.00.01.H56,2026/11/24,5700/UBND-NN",
        replies_to=NOTICE.replies_to,
    )
    await arrives(office, later, b"replacement")
    now = office.now_is(document)
    assert now.replaced_by_id is not None
    new = office.store.work.load(Ref(Area.INCOMING, now.replaced_by_id))
    assert new.replaces_id == document.id
    told = [e for e in office.asked(Notify) if e.reason == "reason-replaced"]
    assert [effect.person_id for effect in told] == [office.now_is(task).assignee_id]


async def test_a_recall_after_the_refusal_is_answered_at_once(office: Office) -> None:
    document, _task = await an_assigned(office)
    office.store.work.entities[document.id].state = IncomingState.RETURNED
    await arrives(office, NOTICE, b"recall")
    said = [e for e in office.asked(ReportStatus) if e.status == ExchangeStatus.RECALL_AGREED]
    assert len(said) == 1
    assert not office.store.work.entities[document.id].withdrawn
