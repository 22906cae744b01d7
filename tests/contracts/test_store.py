"""The store, as the core knows it: on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import asyncio
import dataclasses
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from adapters.db.outbox import Outbox
from adapters.db.set_up import SetUp
from adapters.db.store import Database
from adapters.db.tables import journal
from core.attendance.check import CheckState, HalfDayCheck, Slot, check_id
from core.attestation.attestation import Attestation, AttestationState
from core.card import Area, Ref
from core.codes.code import TypedCode
from core.effect import Lane, Road
from core.incoming.document import IncomingState, LegalValue
from core.incoming.parcel import Parcel, ParcelState
from core.journal.entry import Entry, first_break
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.directory import Stranger
from core.people.person import Appointment, Role
from core.people.secrets import LinkCode, SecondFactor
from core.ports import Address, Hanging, UnitOfWork
from core.procedure import Procedure
from core.registers.register import Register, RegisterKind
from core.signing.required import Purpose
from core.signing.station import Station
from core.step import NoSuchDocument, Stale
from core.tasks.task import Task, TaskState
from core.text import Text
from core.waits.clock import UrgentClock
from core.waits.wait import Wait
from tests.calendars import YEAR_2026
from tests.core.office import FakeClock
from tests.databases import put_person
from tests.factories import (
    AGENCY,
    CLERK,
    COLLEAGUE,
    HEAD,
    LEADER,
    NOW,
    PLANTS,
    SPECIALIST,
    a_person,
    an_id,
    an_incoming_document,
    an_office,
)

EDIT = sa.update(journal).where(journal.c.seq == sa.bindparam("number")).values(after="finished")


def an_attestation(
    about: UUID, at: datetime, state: AttestationState = AttestationState.SEALED
) -> Attestation:
    row = {"name": "UBND tỉnh", "confirmed": True, "state": {"key": "x", "params": {}}}
    return Attestation(
        uuid4(), AGENCY.id, state, Area.OUTGOING, about, "15/SNV-VP", "V/v bão",
        {"urgency": 3}, [row], [about.hex], CLERK.id, at,
    )  # fmt: skip


def a_task(document_id: UUID, **more: Any) -> Task:
    return Task(
        **{
            "id": uuid4(),
            "agency_id": AGENCY.id,
            "document_id": document_id,
            "state": TaskState.ASSIGNED,
            "lead": True,
            "assignee_id": HEAD.id,
            "assigner_id": LEADER.id,
            "directive": "Chủ trì, báo cáo trước 17h.",
            "due_at": NOW + timedelta(days=2),
            "created_at": NOW,
            "arrival_number": "1280",
            "reference": "5678/UBND-NN",
            "issuer": "UBND tỉnh",
            "subject": "V/v ứng phó bão số 12",
            "trail": [{"from": "a", "to": "b", "at": NOW.isoformat()}],
        }
        | more
    )


def an_outgoing_document(**more: Any) -> OutgoingDocument:
    return OutgoingDocument(uuid4(), AGENCY.id, OutgoingState.DRAFTING, SPECIALIST.id, NOW, **more)


def a_parcel(**more: Any) -> Parcel:
    return Parcel(uuid4(), AGENCY.id, ParcelState.UNREADABLE, NOW, **more)


def a_check() -> HalfDayCheck:
    return HalfDayCheck(
        uuid4(), AGENCY.id, CLERK.id, date(2026, 11, 23), "am", CheckState.OPEN, NOW, new=3
    )


def a_wait(**more: Any) -> Wait:
    return Wait(
        **{
            "area": "incoming",
            "document_id": uuid4(),
            "person_id": CLERK.id,
            "agency_id": AGENCY.id,
            "state": "verified",
            "since": NOW,
        }
        | more
    )


def an_entry(document_id: UUID, **more: Any) -> Entry:
    details = {"tệp": "f" * 64, "lúc": NOW, "số": 12, "dòng": ["a", None, 1.5], "ai": CLERK.id}
    return Entry(
        **{
            "agency_id": AGENCY.id,
            "at": NOW,
            "person_id": CLERK.id,
            "via": "test",
            "step": "reg",
            "basis": "R-8.3",
            "area": Area.INCOMING,
            "document_id": document_id,
            "before": IncomingState.VERIFIED,
            "after": IncomingState.REGISTERED,
            "details": details,
        }
        | more
    )


ENTITIES = [
    an_incoming_document(),
    an_incoming_document(
        state=IncomingState.FINISHED,
        legal_value=LegalValue.EQUALS_PAPER,
        issued_on=date(2026, 11, 20),
        files=[{"sha256": "f" * 64, "name": "Công văn.pdf", "size": 12}],
        findings=[{"check": "C1", "result": "pass", "text": {"key": "k", "params": {}}}],
        arrival_number=1280,
        registered_at=NOW,
        registered_by=CLERK.id,
        due_at=NOW + timedelta(days=3),
    ),
    a_parcel(),
    a_parcel(reason={"key": "parcel-secret", "params": {}}, of_document_id=uuid4()),
    a_task(uuid4()),
    a_task(uuid4(), lead=False, extension_to=NOW, others=[HEAD.id.hex]),
    an_outgoing_document(),
    an_outgoing_document(unit_id=PLANTS.id, approved_by=LEADER.id, approved_at=NOW),
    a_check(),
]


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: type(e).__name__)
async def test_what_is_added_is_loaded_as_it_was(store: Database, entity: Any) -> None:
    await store.write(lambda work: work.add(entity))
    found = await store.read(lambda records: records.load(Ref(entity.area, entity.id)))
    assert type(found) is type(entity)
    assert dataclasses.asdict(found) == dataclasses.asdict(entity)
    assert type(found.state) is type(entity.state)


async def test_what_is_not_there_cannot_be_loaded(store: Database) -> None:
    document = an_incoming_document()
    await store.write(lambda work: work.add(document))
    for ref in (Ref(Area.INCOMING, uuid4()), Ref(Area.TASK, document.id)):
        with pytest.raises(NoSuchDocument):
            await store.read(lambda records, ref=ref: records.load(ref))


async def test_what_is_saved_has_the_next_version(store: Database) -> None:
    document = an_incoming_document()
    await store.write(lambda work: work.add(document))
    document.directive = "Giao phòng Trồng trọt"
    await store.write(lambda work: work.save(document))
    assert document.version == 2
    found = await store.read(lambda records: records.load(Ref(Area.INCOMING, document.id)))
    assert (found.version, found.directive) == (2, "Giao phòng Trồng trọt")


async def test_of_two_units_on_one_version_one_is_stale(store: Database) -> None:
    document = an_incoming_document()
    await store.write(lambda work: work.add(document))

    def save(words: str) -> Any:
        def unit(work: UnitOfWork) -> None:
            found = work.load(Ref(Area.INCOMING, document.id))
            if found.version != 1:
                raise Stale
            found.directive = words
            work.save(found)

        return store.write(unit)

    outcomes = await asyncio.gather(save("một"), save("hai"), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "Stale"]


async def test_saving_an_old_version_is_stale_and_changes_nothing(store: Database) -> None:
    document = an_incoming_document()
    await store.write(lambda work: work.add(document))
    await store.write(lambda work: work.save(document))
    document.version = 1
    with pytest.raises(Stale):
        await store.write(lambda work: work.save(document))


async def test_the_same_id_is_added_once(store: Database) -> None:
    document = an_incoming_document()
    assert await store.write(lambda work: work.add_once(document))
    assert not await store.write(lambda work: work.add_once(document))
    with pytest.raises(Stale):
        await store.write(lambda work: work.add(document))


async def test_two_hundred_numbers_at_once_have_no_gap_and_no_double(store: Database) -> None:
    register = Register(AGENCY.id, RegisterKind.INCOMING, 2026)
    numbers = await asyncio.gather(
        *(store.write(lambda work: work.number(register)) for _ in range(200))
    )
    assert sorted(numbers) == list(range(1, 201))
    other = dataclasses.replace(register, year=2027)
    assert await store.write(lambda work: work.number(other)) == 1


async def test_a_unit_that_raises_leaves_nothing_and_disturbs_nobody(store: Database) -> None:
    register = Register(AGENCY.id, RegisterKind.INCOMING, 2026)
    documents = [an_incoming_document() for _ in range(30)]

    def unit(index: int) -> Any:
        def run(work: UnitOfWork) -> int:
            work.add(documents[index])
            number = work.number(register)
            if index % 3 == 0:
                raise ValueError(index)
            return number

        return store.write(run)

    outcomes = await asyncio.gather(*(unit(i) for i in range(30)), return_exceptions=True)
    assert [i for i, o in enumerate(outcomes) if isinstance(o, ValueError)] == list(range(0, 30, 3))
    assert sorted(o for o in outcomes if isinstance(o, int)) == list(range(1, 21))
    with pytest.raises(NoSuchDocument):
        await store.read(lambda records: records.load(Ref(Area.INCOMING, documents[0].id)))


async def test_a_refused_number_is_given_to_the_next(store: Database) -> None:
    register = Register(AGENCY.id, RegisterKind.OUTGOING, 2026)

    def refused(work: UnitOfWork) -> None:
        work.number(register)
        raise Stale

    with pytest.raises(Stale):
        await store.write(refused)
    assert await store.write(lambda work: work.number(register)) == 1


async def test_the_tasks_of_a_document_begin_with_the_lead(store: Database) -> None:
    document_id = uuid4()
    helping, leading = a_task(document_id, lead=False), a_task(document_id)
    await store.write(lambda work: [work.add(one) for one in (helping, leading, a_task(uuid4()))])
    found = await store.read(lambda records: records.tasks_of(document_id))
    assert [task.id for task in found] == [leading.id, helping.id]


async def test_the_sealed_records_of_a_document_are_found_the_newest_first(store: Database) -> None:
    about, other = uuid4(), uuid4()
    kept = [
        an_attestation(about, NOW + timedelta(hours=1)),
        an_attestation(about, NOW),
        an_attestation(about, NOW, AttestationState.MADE),
        an_attestation(other, NOW),
    ]
    await store.write(lambda work: [work.add(one) for one in kept])
    found = await store.read(lambda records: records.attestations_of(about, 5))
    assert [one.id for one in found] == [kept[0].id, kept[1].id]
    assert vars(found[0]) == vars(kept[0])
    assert len(await store.read(lambda records: records.attestations_of(about, 1))) == 1


async def test_the_journal_is_one_chain_and_an_edited_row_breaks_it(store: Database) -> None:
    ids = [uuid4() for _ in range(40)]
    await asyncio.gather(
        *(store.write(lambda work, one=one: work.record(an_entry(one))) for one in ids)
    )
    entries = await store.read(lambda records: records.journal(AGENCY.id))
    assert [entry.seq for entry in entries] == list(range(1, 41))
    assert first_break(entries) is None
    assert {entry.document_id for entry in entries} == set(ids)
    await store.write(lambda work: work.sql.change(EDIT, {"number": 17}))
    entries = await store.read(lambda records: records.journal(AGENCY.id))
    assert first_break(entries) == 17


async def test_the_lines_about_some_things_are_found_in_their_order(store: Database) -> None:
    one, two, other, agency = (uuid4() for _ in range(4))
    for about in (one, other, two, one, other):
        await store.write(lambda work, about=about: work.record(an_entry(about)))
    await store.write(lambda work: work.record(an_entry(one, agency_id=agency)))

    async def found(ids: list[UUID], limit: int = 10) -> list[tuple[int, UUID]]:
        rows = await store.read(lambda records: records.entries_about(AGENCY.id, ids, limit))
        return [(row.seq, row.document_id) for row in rows]

    assert await found([one, two]) == [(1, one), (3, two), (4, one)]
    assert await found([one, two], 2) == [(1, one), (3, two)]
    assert await found([]) == []


async def test_each_agency_has_a_chain_of_its_own(store: Database) -> None:
    other = uuid4()
    for agency in (AGENCY.id, other, AGENCY.id):
        await store.write(
            lambda work, agency=agency: work.record(an_entry(uuid4(), agency_id=agency))
        )
    for agency, count in ((AGENCY.id, 2), (other, 1)):
        entries = await store.read(lambda records, agency=agency: records.journal(agency))
        assert len(entries) == count
        assert first_break(entries) is None


async def test_the_directory_is_read_as_it_was_put(store: Database) -> None:
    directory = await store.read(lambda records: records.directory(AGENCY.id))
    office = an_office()
    assert directory.agency == AGENCY
    assert set(directory.units) == set(office.units)
    assert {person.id: person for person in directory.people} == {
        person.id: person for person in office.people
    }
    again = await store.read(lambda records: records.directory(AGENCY.id))
    assert again is directory


async def test_the_directory_follows_appointments_and_the_day(
    store: Database, clock: FakeClock
) -> None:
    set_up = SetUp(store)
    newcomer = a_person("lan", "Lý Thị Lan", "", Role.SPECIALIST, unit=PLANTS)
    await set_up.put_person(newcomer)
    assert newcomer.id not in await people(store)
    today = clock.now().date()
    await set_up.appoint(
        Appointment(
            an_id("lan/1"),
            newcomer.id,
            Role.SPECIALIST,
            "Chuyên viên",
            PLANTS.id,
            today,
            today + timedelta(days=1),
        )
    )
    assert (await people(store))[newcomer.id].position == "Chuyên viên"
    clock.advance(days=2)
    assert newcomer.id not in await people(store)


async def people(store: Database) -> dict[UUID, Any]:
    directory = await store.read(lambda records: records.directory(AGENCY.id))
    return {person.id: person for person in directory.people}


async def test_an_agency_that_is_not_here_is_a_stranger(store: Database) -> None:
    with pytest.raises(Stranger):
        await store.read(lambda records: records.directory(uuid4()))
    assert await store.read(lambda records: records.agencies()) == [(AGENCY.id, AGENCY.code)]


async def test_the_newest_procedure_of_the_agency_holds(store: Database) -> None:
    assert await store.read(lambda records: records.procedure(AGENCY.id)) == Procedure()
    procedure = Procedure(3, frozenset({"pas"}), {"dsp": frozenset({Role.CLERK, Role.LEADER})})
    await SetUp(store).put_procedure(AGENCY.id, Procedure(2))
    await SetUp(store).put_procedure(AGENCY.id, procedure)
    assert await store.read(lambda records: records.procedure(AGENCY.id)) == procedure


async def test_passwords_are_found_by_account(store: Database) -> None:
    set_up = SetUp(store)
    assert await set_up.password("thu") is None
    await set_up.put_password(CLERK.id, "$argon2id$x", must_change=True)
    assert await set_up.password("thu") == (CLERK.id, AGENCY.id, "$argon2id$x", True)
    await set_up.put_password(CLERK.id, "$argon2id$y", must_change=False)
    assert await set_up.password("thu") == (CLERK.id, AGENCY.id, "$argon2id$y", False)


async def test_waits_are_replaced_as_a_whole(store: Database) -> None:
    document_id = uuid4()
    first = a_wait(document_id=document_id, urgency=3).ringing(NOW, UrgentClock(YEAR_2026))
    second = a_wait(document_id=document_id, person_id=LEADER.id)
    await store.write(lambda work: work.put_waits(document_id, [first, second]))
    assert set(await store.read(lambda r: r.waits_of(document_id))) == {first, second}
    third = a_wait(document_id=document_id, person_id=HEAD.id, due_at=NOW)

    def unit(work: UnitOfWork) -> None:
        work.put_waits(document_id, [first.acknowledged(NOW), third])
        assert set(work.waits_of(document_id)) == {first.acknowledged(NOW), third}

    await store.write(unit)
    assert set(await store.read(lambda r: r.waits_of(document_id))) == {
        first.acknowledged(NOW),
        third,
    }
    await store.write(lambda work: work.put_waits(document_id, []))
    assert not await store.read(lambda r: r.waits_of(document_id))


async def test_a_persons_list_begins_with_the_urgent_and_the_soonest(store: Database) -> None:
    plain = a_wait()
    later = a_wait(due_at=NOW + timedelta(days=2))
    sooner = a_wait(due_at=NOW + timedelta(days=1))
    urgent = a_wait(urgency=2)
    for wait in (plain, later, sooner, urgent, a_wait(person_id=LEADER.id)):
        await store.write(lambda work, wait=wait: work.put_waits(wait.document_id, [wait]))
    mine = await store.read(lambda records: records.waits_for(CLERK.id, 10))
    assert list(mine) == [urgent, sooner, later, plain]
    page = await store.read(lambda records: records.waits_for(CLERK.id, 2, 1))
    assert list(page) == [sooner, later]


async def test_urgent_waits_ring_when_their_time_has_come(store: Database) -> None:
    quiet = a_wait()
    ringing = a_wait(urgency=3).ringing(NOW, UrgentClock(YEAR_2026))
    climbing = dataclasses.replace(a_wait(urgency=1), climb_at=NOW)
    for wait in (quiet, ringing, climbing):
        await store.write(lambda work, wait=wait: work.put_waits(wait.document_id, [wait]))

    async def due(minutes: int, limit: int = 10) -> list[Wait]:
        at = NOW + timedelta(minutes=minutes)
        return list(await store.write(lambda work: work.urgent_due(at, limit)))

    assert await due(0) == [climbing]
    assert await due(5) == [ringing, climbing]
    assert await due(5, limit=1) == [ringing]


async def test_only_the_concerned_are_concerned(store: Database) -> None:
    ref = Ref(Area.INCOMING, uuid4())
    await store.write(lambda work: work.concern(ref, [CLERK.id, HEAD.id]))
    await store.write(lambda work: work.concern(ref, [CLERK.id]))
    assert await store.read(lambda records: records.concerned(ref, CLERK.id))
    assert not await store.read(lambda records: records.concerned(ref, LEADER.id))
    task = Ref(Area.TASK, ref.id)
    assert not await store.read(lambda records: records.concerned(task, CLERK.id))


async def test_packages_are_known_by_sender_and_document(store: Database) -> None:
    document = an_incoming_document()
    sent = an_outgoing_document(document_uid="000.00.02.H56,2026/11/23,1/SNN")
    await store.write(lambda work: [work.add(document), work.add(sent)])

    def known(work: UnitOfWork, agency: UUID, sender: str) -> UUID | None:
        return work.known(agency, sender, document.document_uid, 0)

    async def ask(agency: UUID, sender: str) -> UUID | None:
        return await store.write(lambda work: known(work, agency, sender))

    assert await ask(AGENCY.id, document.sender_code) == document.id
    assert await ask(AGENCY.id, "000.00.09.H56") is None
    assert await ask(uuid4(), document.sender_code) is None
    assert await store.write(lambda w: w.sent(AGENCY.id, sent.document_uid)) == sent.id
    assert await store.write(lambda w: w.sent(AGENCY.id, "")) is None
    assert await store.write(lambda w: w.sent(uuid4(), sent.document_uid)) is None


@pytest.mark.basis("R-8.1b")
async def test_of_a_document_sent_again_the_latest_arrival_is_known(store: Database) -> None:
    rows: dict[str, Any] = {"document_uid": "000.00.01.H56,2026/11/23,8/UBND"}
    first, second = (an_incoming_document(**rows, arrival=number) for number in (1, 2))
    await store.write(lambda work: [work.add(one) for one in (second, first)])
    sender = first.sender_code
    assert (
        await store.write(lambda w: w.known(AGENCY.id, sender, rows["document_uid"], 0))
        == second.id
    )
    again = an_incoming_document(**rows, arrival=2)
    assert not await store.write(lambda work: work.add_once(again)), "each arrival once"
    found = await store.read(lambda records: records.load(Ref(Area.INCOMING, second.id)))
    assert (found.arrival, found.refused_before) == (2, None)


@pytest.mark.basis("R-8.2a")
async def test_drafts_are_found_by_what_they_answer(store: Database) -> None:
    asked = an_incoming_document()
    first = an_outgoing_document(in_reply_to=asked.id)
    second = an_outgoing_document(in_reply_to=asked.id)
    second.created_at += timedelta(hours=1)
    other = an_outgoing_document()
    await store.write(lambda work: [work.add(one) for one in (asked, second, first, other)])
    assert await store.write(lambda w: list(w.answers_to(asked.id))) == [first.id, second.id]
    assert await store.write(lambda w: list(w.answers_to(uuid4()))) == []


@pytest.mark.basis("R-8.3")
async def test_documents_of_the_same_number_are_found_the_latest_first(store: Database) -> None:
    first = an_incoming_document(likeness="12/ubnd", received_at=NOW)
    second = an_incoming_document(likeness="12/ubnd", received_at=NOW + timedelta(hours=1))
    other = an_incoming_document(likeness="13/ubnd")
    await store.write(lambda work: [work.add(one) for one in (first, second, other)])

    async def alike(agency: UUID, likeness: str, limit: int = 9) -> list[UUID]:
        return list(await store.write(lambda work: work.alike(agency, likeness, limit)))

    assert await alike(AGENCY.id, "12/ubnd") == [second.id, first.id]
    assert await alike(AGENCY.id, "12/ubnd", 1) == [second.id]
    assert await alike(AGENCY.id, "") == []
    assert await alike(uuid4(), "12/ubnd") == []


@pytest.mark.basis("R-8.1b")
async def test_those_who_leave_a_doubtful_document_undecided_are_found(store: Database) -> None:
    doubtful = a_wait(area="incoming", state="doubtful", document_id=uuid4(), since=NOW)
    good = a_wait(area="incoming", state="verified", document_id=uuid4(), since=NOW)
    for one in (doubtful, good):
        await store.write(lambda work, one=one: work.put_waits(one.document_id, [one]))
    assert list(await store.write(lambda work: work.undecided(NOW, 9))) == [doubtful]
    earlier = NOW - timedelta(seconds=1)
    assert list(await store.write(lambda work: work.undecided(earlier, 9))) == []


@pytest.mark.basis("R-1.2")
async def test_a_file_is_known_to_be_held_elsewhere(store: Database) -> None:
    row = {"name": "a.pdf", "size": 1}
    mine = an_incoming_document(files=[row | {"sha256": "a" * 64}, row | {"sha256": "b" * 64}])
    other = an_incoming_document(files=[row | {"sha256": "b" * 64}], raw_sha256="c" * 64)
    draft = an_outgoing_document(drafts=[row | {"sha256": "d" * 64}])
    await store.write(lambda work: [work.add(one) for one in (mine, other, draft)])
    asked = ["a" * 64, "b" * 64, "c" * 64, "d" * 64]
    held = await store.write(lambda work: list(work.files_elsewhere(mine.id, asked)))
    assert held == asked[1:]


async def test_every_copy_of_a_card_is_known_chat_by_chat_the_newest_first(
    store: Database,
) -> None:
    ref = Ref(Area.INCOMING, uuid4())
    first = Hanging(ref, CLERK.id, "telegram", "11", "x-5", "a")
    why = Text.of("reason-climb", names=[Text.of("option-plain", label="Lê Văn An")])
    moved = Hanging(ref, CLERK.id, "telegram", "11", "x-10", "b", why, 7)
    other = Hanging(ref, HEAD.id, "telegram", "12", "x-1", "c")
    again = dataclasses.replace(moved, digest="d")
    for hanging in (first, other, moved, again):
        await store.write(lambda work, hanging=hanging: work.hang(hanging))
    await store.write(lambda work: work.hang_once(first))
    await store.write(lambda work: work.hang_once(dataclasses.replace(first, digest="e")))
    hung = await store.read(lambda records: records.hangings(ref))
    assert [one for one in hung if one.address == "11"] == [again, first]
    assert [one for one in hung if one.address == "12"] == [other]
    await store.write(lambda work: work.unhang(moved))
    assert set(await store.read(lambda records: records.hangings(ref))) == {first, other}


async def test_a_chat_is_lost_once_and_found_again(store: Database) -> None:
    chat = Address("telegram", "77")
    await store.write(lambda work: work.link(CLERK.id, chat, NOW))

    async def marked(since: Any) -> bool:
        return bool(await store.write(lambda work: work.lost(CLERK.id, chat, since)))

    assert [await marked(NOW), await marked(NOW)] == [True, False]
    (known,) = await store.read(lambda records: records.addresses(CLERK.id))
    assert known == Address("telegram", "77", lost=True)
    await marked(None)
    assert await store.read(lambda records: records.addresses(CLERK.id)) == [chat]
    other = Address("telegram", "78")
    assert not await store.write(lambda work: work.lost(CLERK.id, other, NOW))


async def test_a_chat_has_one_person_and_a_person_one_chat_per_channel(store: Database) -> None:
    def link(person: UUID, channel: str, address: str) -> Any:
        return store.write(lambda work: work.link(person, Address(channel, address), NOW))

    async def at(address: str) -> UUID | None:
        actor = await store.read(lambda records: records.person_at("telegram", address))
        return actor.person_id if actor else None

    await link(CLERK.id, "telegram", "1")
    await link(CLERK.id, "zalo", "1")
    await link(CLERK.id, "telegram", "2")
    assert (await at("1"), await at("2")) == (None, CLERK.id)
    addresses = await store.read(lambda records: records.addresses(CLERK.id))
    assert set(addresses) == {Address("zalo", "1"), Address("telegram", "2")}
    await link(HEAD.id, "telegram", "2")
    assert await at("2") == HEAD.id
    assert await store.read(lambda r: r.addresses(CLERK.id)) == [Address("zalo", "1")]
    actor = await store.read(lambda records: records.person_at("telegram", "2"))
    assert actor is not None
    assert (actor.agency_id, actor.via) == (AGENCY.id, "telegram")


async def test_codes_and_second_factors_are_kept(store: Database) -> None:
    code = LinkCode("d" * 64, CLERK.id, NOW + timedelta(minutes=10))
    factor = SecondFactor(CLERK.id, "sealed")
    await store.write(lambda work: [work.put_link_code(code), work.put_second_factor(factor)])
    assert await store.write(lambda work: work.link_code(code.digest)) == code
    await store.write(lambda work: work.put_link_code(code.spent(NOW)))
    assert await store.write(lambda work: work.link_code(code.digest)) == code.spent(NOW)
    assert await store.write(lambda work: work.link_code("e" * 64)) is None
    await store.write(lambda work: work.put_second_factor(factor.passed(7)))
    assert await store.write(lambda work: work.second_factor(CLERK.id)) == factor.passed(7)
    assert await store.write(lambda work: work.second_factor(HEAD.id)) is None


async def test_a_moment_of_a_job_comes_once(store: Database) -> None:
    async def tick(slot: str) -> bool:
        return await store.write(lambda work: work.tick("digest", slot, NOW))

    outcomes = await asyncio.gather(*(tick("2026-11-23/am") for _ in range(8)))
    assert sorted(outcomes) == [False] * 7 + [True]
    assert await tick("2026-11-23/pm")


SLOT = Slot(date(2026, 11, 23), "am", NOW, NOW + timedelta(hours=5), NOW - timedelta(hours=18))


async def test_the_digest_counts_and_tells_everybody_with_work_once(store: Database) -> None:
    day = timedelta(days=1)
    waits = [
        a_wait(since=NOW - timedelta(hours=1)),
        a_wait(since=NOW - 3 * day, due_at=NOW + timedelta(hours=28)),
        a_wait(since=NOW - 3 * day, due_at=NOW + 2 * day),
        a_wait(since=NOW - 3 * day, due_at=NOW - day),
        a_wait(person_id=HEAD.id, since=NOW - 3 * day),
        a_wait(person_id=LEADER.id, agency_id=uuid4()),
    ]
    for wait in waits:
        await store.write(lambda work, wait=wait: work.put_waits(wait.document_id, [wait]))
    assert await store.write(lambda work: work.digest(AGENCY.id, SLOT, NOW)) == 2
    assert await store.write(lambda work: work.digest(AGENCY.id, SLOT, NOW)) == 0
    ref = Ref(Area.CHECK, check_id(CLERK.id, SLOT.name))
    check = await store.read(lambda records: records.load(ref))
    assert (check.new, check.due, check.overdue) == (1, 1, 1)
    assert (check.day, check.half, check.state) == (SLOT.day, "am", CheckState.OPEN)
    other = await store.read(lambda r: r.load(Ref(Area.CHECK, check_id(HEAD.id, SLOT.name))))
    assert (other.new, other.due, other.overdue) == (0, 0, 0)
    errands = await Outbox(store, FakeClock()).claim(Road.PEOPLE, 10)
    assert {(e.effect.person_id, e.effect.document_id) for e in errands} == {
        (one.person_id, one.id) for one in (check, other)
    }
    assert {(e.effect.area, e.effect.lane) for e in errands} == {(Area.CHECK, Lane.BULK)}


async def index(store: Database, words: str, *concerned: UUID, agency: UUID = AGENCY.id) -> Ref:
    ref = Ref(Area.INCOMING, uuid4())

    def unit(work: UnitOfWork) -> None:
        work.index(ref, agency, words)
        work.concern(ref, concerned)

    await store.write(unit)
    return ref


async def test_documents_are_found_without_diacritics_newest_first(store: Database) -> None:
    old = await index(store, "5678/UBND-NN V/v ứng phó bão số 12 đường Đê")
    new = await index(store, "12/STN-VP Ứng phó hạn hán")
    await index(store, "Ứng phó bão", agency=uuid4())

    async def found(words: str, limit: int = 10, offset: int = 0) -> list[Ref]:
        return list(await store.read(lambda r: r.search(CLERK, words, limit, offset)))

    assert await found("ung pho") == [new, old]
    assert await found("ứng phó", limit=1, offset=1) == [old]
    assert await found("UNG PHO BA") == [old]
    assert await found("duong de") == [old]
    assert await found("5678/ubnd-nn") == [old]
    assert await found("12") == [new, old]
    assert await found("bao khong co") == []
    assert await found("") == [new, old]


async def test_only_clerks_and_leaders_find_what_does_not_concern_them(store: Database) -> None:
    theirs = await index(store, "ứng phó bão", SPECIALIST.id)
    other = await index(store, "ứng phó bão", COLLEAGUE.id)
    for person, expected in (
        (CLERK, [other, theirs]),
        (LEADER, [other, theirs]),
        (SPECIALIST, [theirs]),
        (HEAD, []),
    ):
        found = await store.read(lambda r, person=person: r.search(person, "bao", 10))
        assert list(found) == expected


async def test_changed_words_are_found_and_old_ones_are_not(store: Database) -> None:
    ref = await index(store, "hạn hán")
    await store.write(lambda work: work.index(ref, AGENCY.id, "lũ lụt"))
    assert list(await store.read(lambda r: r.search(CLERK, "lu", 10))) == [ref]
    assert list(await store.read(lambda r: r.search(CLERK, "han", 10))) == []


HOSTILE = [
    '"', "'", "*", "a*b", "AND", "OR NOT", "NEAR(a b)", "words:bao", "(", "a:b & !c", "\\", "%", "_",
    "bao' OR 1=1 --", '"bao" ^', "-bao", "<->", "zz*", "x" * 5000, "từ " * 500, "‘’“”", "\ud7ff😀",
    "'; DROP TABLE search; --", "bao\tphong\n", "½²٣",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_find_or_do_not_find_but_never_break(
    store: Database, words: str
) -> None:
    await index(store, f"ứng phó bão {words}")
    for person in (CLERK, SPECIALIST):
        await store.read(lambda r, person=person: r.search(person, words, 10))
    assert await store.read(lambda r: r.search(CLERK, "bao", 10))


async def test_nobody_finds_the_documents_of_another_agency_by_its_mark(store: Database) -> None:
    other = uuid4()
    await index(store, "bão", agency=other)
    assert not await store.read(lambda r: r.search(CLERK, f"zz{other.hex}", 10))


async def test_a_person_who_moves_leaves_the_old_directory(store: Database) -> None:
    set_up = SetUp(store)
    other = dataclasses.replace(AGENCY, id=uuid4(), code="000.00.09.H56")
    await set_up.put_agency(other)
    assert SPECIALIST.id in await people(store)
    await put_person(set_up, dataclasses.replace(SPECIALIST, agency_id=other.id))
    assert SPECIALIST.id not in await people(store)


async def test_machines_that_sign_are_known_until_they_are_ended(store: Database) -> None:
    first = Station(
        "d" * 64, uuid4(), AGENCY.id, LEADER.id, "Máy bàn", Purpose.PERSON, LEADER.name, "eA==", NOW,
        ["eQ=="],
    )  # fmt: skip
    later = replace(first, digest="e" * 64, id=uuid4(), paired_at=NOW + timedelta(hours=1))
    await store.write(lambda work: [work.put_station(later), work.put_station(first)])
    assert await store.read(lambda records: records.station("d" * 64)) == first
    assert await store.read(lambda records: records.station("f" * 64)) is None
    assert list(await store.read(lambda r: r.stations_of(LEADER.id))) == [first, later]
    await store.write(lambda work: work.put_station(replace(first, ended_at=NOW)))
    assert list(await store.read(lambda r: r.stations_of(LEADER.id))) == [later]
    assert await store.read(lambda records: records.agency_of(LEADER.id)) == AGENCY.id
    assert await store.read(lambda records: records.agency_of(uuid4())) is None


async def test_a_code_is_given_to_a_person_once_and_found_by_its_card(store: Database) -> None:
    ref = Ref(Area.INCOMING, uuid4())
    until = NOW + timedelta(days=14)
    first = TypedCode(CLERK.id, "K7QX", ref.area, ref.id, 1, until)
    assert await store.write(lambda work: work.put_code(first))
    assert not await store.write(lambda work: work.put_code(first))
    assert not await store.write(lambda work: work.put_code(dataclasses.replace(first, version=2)))
    theirs = dataclasses.replace(first, person_id=HEAD.id)
    assert await store.write(lambda work: work.put_code(theirs))
    later = dataclasses.replace(first, code="R2RR", expires_at=until + timedelta(days=1))
    assert await store.write(lambda work: work.put_code(later))
    assert await store.read(lambda records: records.typed_code(CLERK.id, "K7QX")) == first
    assert await store.read(lambda records: records.typed_code(CLERK.id, "2222")) is None
    assert await store.write(lambda work: work.code_of(CLERK.id, ref, 1)) == later
    assert await store.write(lambda work: work.code_of(CLERK.id, ref, 2)) is None
    assert await store.write(lambda work: work.code_of(HEAD.id, ref, 1)) == theirs


async def test_an_address_is_proposed_linked_and_left(store: Database) -> None:
    given = Address("email", "thu@so-nn.example")
    await SetUp(store).propose(CLERK.id, given)
    await SetUp(store).propose(CLERK.id, Address("email", "moi@so-nn.example"))
    said = await store.read(lambda records: records.proposed(CLERK.id, "email"))
    assert said == "moi@so-nn.example"
    assert await store.read(lambda records: records.proposed(HEAD.id, "email")) == ""
    assert await store.read(lambda records: records.addresses(CLERK.id)) == []
    chat = Address("telegram", "7")
    for one in (given, chat):
        await store.write(lambda work, one=one: work.link(CLERK.id, one, NOW))
    await store.write(lambda work: work.unlink(CLERK.id, given, NOW))
    assert await store.read(lambda records: records.addresses(CLERK.id)) == [chat]
    assert await store.read(lambda records: records.person_at("email", given.address)) is None
