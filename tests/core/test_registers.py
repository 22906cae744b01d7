"""Documents as lines of the registers, and as the routing slip: exact columns, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.books.lines import incoming_row, outgoing_row, titled
from core.books.names import Names
from core.books.sheet import open_to, sheet
from core.books.slip import NotRegistered, routing_slip
from core.card import Area, Ref
from core.incoming.document import IncomingState, Origin
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.directory import Directory
from core.registers.extract import Book, Extract
from core.registers.rows import columns
from core.text import Text
from tests.core.office import Office
from tests.core.test_task_steps import a_directed
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    LEADER,
    NOW,
    PLANTS,
    SPECIALIST,
    an_incoming_document,
    an_office,
)

NAMES = Names.of(an_office(), ())
RECALL = {"by": "", "reason": "Sai thẩm quyền", "order": "QĐ 12/QĐ-UBND", "at": NOW.isoformat()}


def of(book: Book) -> Extract:
    return Extract.of_year(AGENCY.id, book, 2026, 1000)


def registered(office: Office, number: int, **more: Any) -> Any:
    given = {"arrival_number": number, "registered_at": NOW + timedelta(minutes=number)} | more
    return office.has(an_incoming_document(**{"state": IncomingState.REGISTERED} | given))


def sent(**more: Any) -> OutgoingDocument:
    given = {
        "subject": "V/v phòng dịch", "type_name": "Công văn", "signer_id": LEADER.id,
        "unit_id": PLANTS.id, "reference": "245/SNN-TT", "issued_on": date(2026, 11, 23),
        "deliveries": [{"code": "a", "name": "UBND tỉnh", "status": "confirmed"},
                       {"code": "b", "name": "Sở Y tế", "status": "sent"}],
    }  # fmt: skip
    state = more.pop("state", OutgoingState.DISPATCHED)
    return OutgoingDocument(uuid4(), AGENCY.id, state, SPECIALIST.id, NOW, **given | more)


@pytest.mark.basis("R-3.9")
@pytest.mark.parametrize(("book", "count"), [("incoming", 10), ("outgoing", 10), ("follow-up", 7)])
def test_each_register_has_the_columns_of_the_decree(book: str, count: int) -> None:
    assert len(columns(Book(book))) == len(set(columns(Book(book)))) == count


@pytest.mark.basis("R-3.9")
async def test_a_directed_document_is_one_line_with_who_got_it_and_received_it(
    office: Office,
) -> None:
    document, lead, _part = await a_directed(office)
    await office.press(HEAD, "acc", lead)
    document = office.now_is(document)
    document.arrival_number, document.registered_at = 7, NOW
    tasks = office.store.work.tasks_of(document.id)
    row = incoming_row(document, sorted(tasks, key=lambda one: not one.lead), NAMES)
    assert row.cells[:6] == (
        "23/11/2026", "07", "UBND tỉnh", "5678/UBND-NN", "", "V/v ứng phó bão số 12",
    )  # fmt: skip
    assert row.receiver[0] == "Phòng Trồng trọt"
    assert row.passed_on == "23/11/2026"
    assert row.receipt == (
        Text.of("register-receipt", name="Trần Thị Bình", at="08:30 23/11/2026"),
    )
    assert not row.struck


@pytest.mark.basis("R-8.2a")
@pytest.mark.basis("R-9.4b")
def test_a_recalled_document_keeps_its_number_and_is_struck_with_what_recalled_it() -> None:
    said = Text.of("register-recalled-on", order="QĐ 12/QĐ-UBND", day="23/11/2026")
    document = an_incoming_document(
        IncomingState.RECALLED, arrival_number=12, registered_at=NOW, recall=RECALL
    )
    row = incoming_row(document, [], NAMES)
    assert (row.struck, row.arrival_number, row.note) == (True, "12", (said,))
    gone = outgoing_row(sent(state=OutgoingState.RECALLED, recall=RECALL), [], NAMES)
    assert (gone.struck, gone.reference, gone.note) == (True, "245/SNN-TT", (said,))
    nothing_said = outgoing_row(sent(state=OutgoingState.RECALLED), [], NAMES)
    notice = Text.of("register-recall-notice")
    assert nothing_said.note == (Text.of("register-recalled", order=notice),)


@pytest.mark.basis("R-3.9")
def test_an_outgoing_line_names_signer_receivers_and_who_keeps_a_copy() -> None:
    row = outgoing_row(sent(dispatched_at=NOW, urgency=3), [], NAMES)
    assert row.title == "Công văn V/v phòng dịch"
    assert row.signer == "Lê Văn An"
    assert row.receivers == ("UBND tỉnh", "Sở Y tế")
    assert row.kept_by == (Text.of("register-kept-by-office"), "Phòng Trồng trọt")
    assert (row.copies, row.passed_on) == ("2", "23/11/2026")
    assert row.receipt == (Text.of("register-confirmed", confirmed=1, count=2),)
    assert row.note == (Text.of("register-urgency-3"),)


def test_the_type_is_not_said_twice() -> None:
    assert titled("Công văn", "V/v bão") == "Công văn V/v bão"
    assert titled("Quyết định", "Quyết định về việc thôi việc") == "Quyết định về việc thôi việc"
    assert titled("", "V/v bão") == "V/v bão"


def test_notes_say_digitised_urgent_and_asked_back() -> None:
    document = an_incoming_document(
        IncomingState.RECALL_ASKED, arrival_number=1, origin=Origin.DIGITISED, urgency=1
    )
    keys = [one.key for one in incoming_row(document, [], NAMES).note]
    assert keys == ["register-recall-asked", "register-urgency-1", "register-digitised"]


@pytest.mark.basis("R-8.4c-2")
async def test_the_follow_up_register_says_progress_deadline_and_reply(office: Office) -> None:
    document, lead, _part = await a_directed(office)
    await office.press(HEAD, "acc", lead)
    await office.press(HEAD, "rep", lead, words="Đã kiểm tra 3/5 xã.")
    kept = office.store.work.entities[document.id]
    kept.arrival_number, kept.registered_at = 7, NOW
    kept.replies = [
        {"reference": "99/SNN-TT", "on_time": True},
        {"reference": "100/SNN-TT", "on_time": False},
    ]
    made = sheet(office.store.work, of(Book.FOLLOW_UP))
    row = made.rows[0]
    assert row.cells[0] == "07"
    assert row.cells[4][:2] == (Text.of("register-task-accepted"), "Đã kiểm tra 3/5 xã.")
    assert row.cells[5] == ("99/SNN-TT", Text.of("register-reply-late", reference="100/SNN-TT"))
    await office.press(HEAD, "com", lead, result="Đã báo cáo UBND tỉnh.")
    row = sheet(office.store.work, of(Book.FOLLOW_UP)).rows[0]
    assert row.cells[4][0].key == "register-done"
    office.store.work.entities[lead.id].due_at = NOW - timedelta(days=1)
    row = sheet(office.store.work, of(Book.FOLLOW_UP)).rows[0]
    assert row.cells[4][0].key == "register-done-late"


@pytest.mark.basis("R-3.9")
def test_the_sheet_says_from_which_number_to_which_and_stands_by_number(office: Office) -> None:
    registered(office, 3, registered_at=NOW)
    registered(office, 2)
    registered(office, 10)
    made = sheet(office.store.work, of(Book.INCOMING))
    assert [row.cells[1] for row in made.rows] == ["02", "03", "10"]
    assert (made.first, made.last, made.agency, made.year) == ("02", "10", AGENCY.name, 2026)
    empty = sheet(office.store.work, of(Book.OUTGOING))
    assert (empty.rows, empty.first, empty.last) == ((), "", "")


@pytest.mark.basis("R-5.1")
def test_clerks_and_leaders_see_the_register_others_what_concerns_them(office: Office) -> None:
    mine, other = registered(office, 1), registered(office, 2)
    office.store.work.concern(Ref(Area.INCOMING, mine.id), [SPECIALIST.id])
    extract = of(Book.INCOMING)
    assert other.id
    assert len(sheet(office.store.work, open_to(CLERK, extract)).rows) == 2
    assert len(sheet(office.store.work, open_to(LEADER, extract)).rows) == 2
    assert len(sheet(office.store.work, open_to(SPECIALIST, extract)).rows) == 1
    assert sheet(office.store.work, open_to(HEAD, extract)).rows == ()


def test_who_has_left_is_still_named() -> None:
    left = Directory(AGENCY, (PLANTS,), (CLERK,))
    names = Names.of(left, [replace(SPECIALIST, roles=frozenset())])
    assert names.person(SPECIALIST.id) == "Nguyễn Văn Sơn"
    assert names.receiver(SPECIALIST.id) == "Nguyễn Văn Sơn – Phòng Trồng trọt"
    assert names.person(uuid4()) == names.receiver(uuid4()) == names.person(None) == ""


@pytest.mark.basis("R-8.4a")
@pytest.mark.basis("R-8.4b")
async def test_the_routing_slip_has_directive_hand_overs_and_proposals_with_names_and_dates(
    office: Office,
) -> None:
    document, lead, _part = await a_directed(office)
    await office.press(HEAD, "acc", lead)
    await office.press(HEAD, "fwd", lead, to=SPECIALIST.id.hex, note="Làm ngay trong sáng.")
    await office.press(SPECIALIST, "acc", lead)
    await office.press(SPECIALIST, "rep", lead, words="Đề xuất kiểm tra 5 xã.")
    await office.press(SPECIALIST, "com", lead, result="Đã kiểm tra.")
    office.store.work.entities[document.id].arrival_number = 9
    slip = routing_slip(office.store.work, Ref(Area.INCOMING, document.id))
    leader, unit, handler = slip.blocks
    assert leader.opinions[0].by == "Giám đốc Lê Văn An"
    assert leader.opinions[0].on == "23/11/2026"
    assert leader.opinions[0].words[0] == office.now_is(document).directive
    assert next(w.key for w in leader.opinions[0].words[1:]) == "slip-lead"
    assert (unit.opinions[0].by, unit.opinions[0].words[1]) == (
        "Trần Thị Bình", "Làm ngay trong sáng.",
    )  # fmt: skip
    assert [one.by for one in handler.opinions] == ["Nguyễn Văn Sơn"] * 2
    assert handler.opinions[0].words == ("Đề xuất kiểm tra 5 xã.",)
    assert (slip.stamp.number, slip.stamp.arrived_on) == ("09", "23/11/2026")
    assert slip.stamp.passed_to == "Phòng Trồng trọt"


def test_what_is_not_registered_has_no_slip(office: Office) -> None:
    document = office.has(an_incoming_document())
    with pytest.raises(NotRegistered):
        routing_slip(office.store.work, Ref(Area.INCOMING, document.id))
