"""A store in memory: dictionaries, copied before each unit so that a refusal leaves nothing."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from core.card import Area, Ref
from core.codes.code import TypedCode
from core.effect import Effect
from core.following.figures import Figures, Period
from core.following.report import LateIssues
from core.following.scope import Scope
from core.journal.entry import GENESIS, Entry
from core.noise import Noise, Quiet
from core.people.access import Access
from core.people.capacity import SigningRules
from core.people.directory import Directory
from core.people.person import Actor, Person
from core.people.secrets import LinkCode, SecondFactor
from core.ports import Address, Hanging, Records, UnitOfWork
from core.procedure import Procedure
from core.registers.extract import Extract
from core.registers.register import Register
from core.signing.preserved import Preserved
from core.signing.station import Station
from core.step import NoSuchDocument, Stale
from core.text import fold
from core.waits.wait import Wait
from tests.fakes import following, registers

T = TypeVar("T")


class FakeWork:
    """Records and UnitOfWork at once, over plain dictionaries."""

    def __init__(self, directories: Iterable[Directory]) -> None:
        self.directories = {one.agency.id: one for one in directories}
        self.entities: dict[UUID, Any] = {}
        self.waits: dict[UUID, list[Wait]] = {}
        self.concerns: set[tuple[UUID, UUID]] = set()
        self.registers: dict[Register, int] = {}
        self.journal: list[Entry] = []
        self.posted: list[Effect] = []
        self.hung: dict[tuple[UUID, UUID, str, str, str], Hanging] = {}
        self.links: dict[tuple[str, str], UUID] = {}
        self.lost_chats: set[tuple[str, str]] = set()
        self.proposals: dict[tuple[UUID, str], str] = {}
        self.codes: dict[str, LinkCode] = {}
        self.typed: dict[tuple[UUID, str], TypedCode] = {}
        self.stations: dict[str, Station] = {}
        self.kept_signatures: dict[UUID, Preserved] = {}
        self.factors: dict[UUID, SecondFactor] = {}
        self.quiets: dict[UUID, Quiet] = {}
        self.noises: dict[tuple[UUID, date], Noise] = {}
        self.words: dict[UUID, tuple[Ref, str]] = {}
        self.ticks: set[tuple[str, str]] = set()
        self.procedures: dict[UUID, list[Procedure]] = {}

    def load(self, ref: Ref, *, held: bool = True) -> Any:
        found = self.entities.get(ref.id)
        if found is None or found.area != ref.area:
            raise NoSuchDocument
        return copy.deepcopy(found)

    def tasks_of(self, document_id: UUID) -> Sequence[Any]:
        tasks = [one for one in self.entities.values() if one.area is Area.TASK]
        return [copy.deepcopy(one) for one in tasks if one.document_id == document_id]

    def attestations_of(self, about_id: UUID, limit: int) -> Sequence[Any]:
        everything = [one for one in self.entities.values() if one.area is Area.ATTESTATION]
        sealed = [one for one in everything if one.about_id == about_id and one.state == "sealed"]
        return copy.deepcopy(sorted(sealed, key=lambda one: one.asked_at, reverse=True)[:limit])

    def opinions_of(self, about_id: UUID) -> Sequence[Any]:
        opinions = [one for one in self.entities.values() if one.area is Area.OPINION]
        return [copy.deepcopy(one) for one in opinions if one.about_id == about_id]

    def dossiers_of(
        self, keeper_id: UUID, limit: int, offset: int = 0, state: str = ""
    ) -> Sequence[Any]:
        own = [one for one in self._dossiers() if one.keeper_id == keeper_id]
        return [one for one in own if state in {"", one.state}][offset : offset + limit]

    def deposited(self, agency_id: UUID, limit: int, offset: int = 0) -> Sequence[Any]:
        given = [one for one in self._dossiers() if one.state in {"submitted", "archived"}]
        return [one for one in given if one.agency_id == agency_id][offset : offset + limit]

    def _dossiers(self) -> list[Any]:
        kept = [one for one in self.entities.values() if one.area is Area.DOSSIER]
        return copy.deepcopy(sorted(kept, key=lambda one: one.created_at, reverse=True))

    def directory(self, agency_id: UUID) -> Directory:
        known = self.directories[agency_id]
        rows = [one for one in self.entities.values() if one.area is Area.DELEGATION]
        mine = (r for r in rows if r.agency_id == agency_id and r.state != "ended")
        signing = SigningRules.of(self.procedure(agency_id).options)
        keys = (one for one in self.entities.values() if one.area is Area.CERTIFICATE)
        held = tuple(one for one in keys if one.agency_id == agency_id)
        rosters = [one for one in self.entities.values() if one.area is Area.DUTY]
        duty = tuple(who for one in rosters if one.agency_id == agency_id for who in one.on_duty)
        known = replace(known, delegations=tuple(mine), certificates=held)
        return replace(known, signing=signing, duty=duty)

    def agencies(self) -> Sequence[tuple[UUID, str]]:
        return [(one.agency.id, one.agency.code) for one in self.directories.values()]

    def procedure(self, agency_id: UUID, version: int | None = None) -> Procedure:
        kept = self.procedures.get(agency_id, [])
        fit = [one for one in kept if version is None or one.version == version]
        return fit[-1] if fit else Procedure()

    def waits_of(self, document_id: UUID) -> Sequence[Wait]:
        return list(self.waits.get(document_id, ()))

    def waits_for(self, person_id: UUID, limit: int, offset: int = 0) -> Sequence[Wait]:
        mine = [w for rows in self.waits.values() for w in rows if w.person_id == person_id]
        return sorted(mine, key=lambda w: (-w.urgency, w.since))[offset : offset + limit]

    def concerned(self, ref: Ref, person_id: UUID) -> bool:
        return (ref.id, person_id) in self.concerns

    def search(self, person: Person, words: str, limit: int, offset: int = 0) -> Sequence[Ref]:
        wanted = fold(words)
        return [ref for ref, text in self.words.values() if wanted in fold(text)][:limit]

    def register_lines(self, extract: Extract) -> Sequence[Any]:
        return copy.deepcopy(registers.register_lines(self, extract))

    def register_tasks(self, extract: Extract) -> Sequence[Any]:
        return copy.deepcopy(registers.register_tasks(self, extract))

    def members(self, agency_id: UUID) -> Sequence[Person]:
        return self.directories[agency_id].people

    def person_at(self, channel: str, address: str) -> Actor | None:
        person_id = self.links.get((channel, address))
        for one in self.directories.values():
            for person in one.people:
                if person.id == person_id:
                    return Actor(person.id, one.agency.id, channel)
        return None

    def addresses(self, person_id: UUID) -> Sequence[Address]:
        mine = (key for key, person in self.links.items() if person == person_id)
        return [Address(*key, lost=key in self.lost_chats) for key in mine]

    def hangings(self, ref: Ref) -> Sequence[Hanging]:
        found = [one for one in self.hung.values() if one.ref == ref][::-1]
        return sorted(found, key=lambda one: _copy(one)[1:4])

    def tasks_due(
        self, scope: Scope, before: datetime, limit: int, offset: int = 0
    ) -> Sequence[Any]:
        people = following.whose(scope, self.directories[scope.agency_id])
        rows = following.open_tasks(self.entities.values(), scope, people, before)
        return [copy.deepcopy(one) for one in rows[offset : offset + limit]]

    def count_due(self, scope: Scope, before: datetime) -> int:
        people = following.whose(scope, self.directories[scope.agency_id])
        return len(following.open_tasks(self.entities.values(), scope, people, before))

    def issued_in(self, scope: Scope, limit: int, offset: int = 0) -> Sequence[Any]:
        rows = following.issued(self.entities.values(), scope)
        return [copy.deepcopy(one) for one in rows[offset : offset + limit]]

    def unissued(self, scope: Scope, now: datetime, limit: int) -> Sequence[Any]:
        rows = following.unissued(self.entities.values(), scope, now)
        return [copy.deepcopy(one) for one in rows[:limit]]

    def late_issues(self, scope: Scope, period: Period, now: datetime) -> LateIssues:
        return following.late_issues(list(self.entities.values()), scope, period, now)

    def entries_about(self, agency_id: UUID, ids: Sequence[UUID], limit: int) -> Sequence[Entry]:
        own = [one for one in self.journal if one.agency_id == agency_id]
        return [one for one in own if one.document_id in ids][:limit]

    def visits(self, agency_id: UUID, begins: datetime, ends: datetime) -> Sequence[Entry]:
        own = [one for one in self.journal if one.agency_id == agency_id]
        return [one for one in own if one.step in {"chk", "sign_in"} and begins <= one.at < ends]

    def absences(self, agency_id: UUID, begins: datetime, ends: datetime) -> Sequence[Any]:
        rows = [one for one in self.entities.values() if one.area is Area.DELEGATION]
        own = [one for one in rows if one.agency_id == agency_id and one.absence]
        return [one for one in own if one.from_at < ends and one.until_at > begins]

    def figures(self, scope: Scope, period: Period, now: datetime) -> Figures:
        people = following.whose(scope, self.directories[scope.agency_id])
        return following.recount(
            list(self.entities.values()), self.journal, people, scope, period, now
        )

    def referred(self, agency_id: UUID, year: int, reference: str) -> Any | None:
        wanted = (agency_id, year, reference)
        for one in self.entities.values():
            if one.area is Area.OUTGOING:
                if (one.agency_id, one.register_year, one.reference) == wanted:
                    return copy.deepcopy(one)
        return None

    def last_number(self, register: Register) -> int:
        return self.registers.get(register, 0)

    def issuing(
        self,
        states: Sequence[str],
        limit: int,
        after: UUID | None = None,
        since: datetime | None = None,
    ) -> Sequence[Any]:
        found = [
            copy.deepcopy(one)
            for one in self.entities.values()
            if one.area is Area.OUTGOING
            and one.state in states
            and (after is None or one.id.bytes > after.bytes)
            and (since is None or (one.dispatched_at and one.dispatched_at >= since))
        ]
        return sorted(found, key=lambda one: one.id.bytes)[:limit]

    def add(self, entity: Any) -> None:
        if entity.id in self.entities:
            raise Stale
        self.entities[entity.id] = copy.deepcopy(entity)

    def add_once(self, entity: Any) -> bool:
        if entity.id in self.entities:
            return False
        self.add(entity)
        return True

    def save(self, entity: Any, *, moves: bool = True) -> None:
        if self.entities[entity.id].version != entity.version:
            raise Stale
        entity.version += moves
        self.entities[entity.id] = copy.deepcopy(entity)

    def number(self, register: Register) -> int:
        self.registers[register] = self.registers.get(register, 0) + 1
        return self.registers[register]

    def record(self, entry: Entry) -> None:
        own = [one for one in self.journal if one.agency_id == entry.agency_id]
        previous = own[-1].hash if own else GENESIS
        self.journal.append(entry.chained(len(own) + 1, previous))

    def post(self, agency_id: UUID, effects: Iterable[Effect], now: datetime) -> None:
        self.posted.extend(effects)

    def put_waits(self, document_id: UUID, waits: Sequence[Wait]) -> None:
        self.waits[document_id] = list(waits)

    def concern(self, ref: Ref, person_ids: Iterable[UUID]) -> None:
        self.concerns |= {(ref.id, person) for person in person_ids}

    def index(self, ref: Ref, agency_id: UUID, words: str) -> None:
        self.words[ref.id] = (ref, words)

    def known(self, agency_id: UUID, sender: str, document_uid: str, kind: int) -> UUID | None:
        found = [
            one
            for one in self.entities.values()
            if one.area is Area.INCOMING
            and one.agency_id == agency_id
            and (one.sender_code, one.document_uid, one.kind) == (sender, document_uid, kind)
        ]
        return max(found, key=lambda one: one.arrival).id if found else None

    def sent(self, agency_id: UUID, document_uid: str) -> UUID | None:
        for one in self.entities.values():
            if one.area is Area.OUTGOING and one.document_uid == document_uid:
                return one.id
        return None

    def answers_to(self, incoming_id: UUID) -> Sequence[UUID]:
        out = [one for one in self.entities.values() if one.area is Area.OUTGOING]
        return [one.id for one in out if one.in_reply_to == incoming_id]

    def alike(self, agency_id: UUID, likeness: str, limit: int) -> Sequence[UUID]:
        found = [
            one
            for one in self.entities.values()
            if one.area is Area.INCOMING
            and one.agency_id == agency_id
            and likeness
            and one.likeness == likeness
        ]
        return [one.id for one in sorted(found, key=lambda one: one.received_at)][::-1][:limit]

    def undecided(self, since: datetime, limit: int) -> Sequence[Wait]:
        rows = [w for rows in self.waits.values() for w in rows]
        mine = [w for w in rows if w.area == "incoming" and w.state == "doubtful"]
        return [w for w in mine if w.since <= since][:limit]

    def files_elsewhere(self, document_id: UUID, hashes: Sequence[str]) -> Sequence[str]:
        others = repr([one for one in self.entities.values() if one.id != document_id])
        return [one for one in hashes if one in others]

    def hang(self, hanging: Hanging) -> None:
        self.hung[_copy(hanging)] = hanging

    def hang_once(self, hanging: Hanging) -> None:
        self.hung.setdefault(_copy(hanging), hanging)

    def unhang(self, hanging: Hanging) -> None:
        self.hung.pop(_copy(hanging), None)

    def link(self, person_id: UUID, address: Address, now: datetime) -> None:
        self.links[(address.channel, address.address)] = person_id

    def proposed(self, person_id: UUID, channel: str) -> str:
        return self.proposals.get((person_id, channel), "")

    def unlink(self, person_id: UUID, address: Address, now: datetime) -> None:
        if self.links.get((address.channel, address.address)) == person_id:
            del self.links[(address.channel, address.address)]

    def lost(self, person_id: UUID, address: Address, since: datetime | None) -> bool:
        key = (address.channel, address.address)
        news = self.links.get(key) == person_id and (key in self.lost_chats) is (since is None)
        if since is None:
            self.lost_chats.discard(key)
        elif news:
            self.lost_chats.add(key)
        return news

    def take_down(self, person_id: UUID, channel: str, address: str) -> Sequence[Hanging]:
        mine = (person_id, channel, address)
        found = [
            one for one in self.hung.values() if (one.person_id, one.channel, one.address) == mine
        ]
        for one in found:
            self.unhang(one)
        return found[::-1]

    def hanging_at(
        self, person_id: UUID, channel: str, address: str, key: str | None
    ) -> Ref | None:
        mine = (person_id, channel, address)
        found = [
            one
            for one in self.hung.values()
            if (one.person_id, one.channel, one.address) == mine and key in {None, one.message_key}
        ]
        return found[-1].ref if found else None

    def accesses_of(self, person_id: UUID, state: str) -> Sequence[Access]:
        every = [one for one in self.entities.values() if one.area is Area.ACCESS]
        mine = [one for one in every if one.person_id == person_id and one.state == state]
        return sorted((copy.deepcopy(one) for one in mine), key=lambda one: one.since, reverse=True)

    def link_code(self, digest: str) -> LinkCode | None:
        return self.codes.get(digest)

    def put_link_code(self, code: LinkCode) -> None:
        self.codes[code.digest] = code

    def typed_code(self, person_id: UUID, code: str) -> TypedCode | None:
        return self.typed.get((person_id, code))

    def code_of(self, person_id: UUID, ref: Ref, version: int) -> TypedCode | None:
        found = [c for c in self.typed.values() if (c.person_id, c.ref) == (person_id, ref)]
        return next((one for one in found[::-1] if one.version == version), None)

    def put_code(self, code: TypedCode) -> bool:
        return self.typed.setdefault((code.person_id, code.code), code) is code

    def station(self, digest: str) -> Station | None:
        return self.stations.get(digest)

    def stations_of(self, person_id: UUID) -> Sequence[Station]:
        mine = [one for one in self.stations.values() if one.person_id == person_id]
        return sorted((one for one in mine if not one.ended_at), key=lambda one: one.paired_at)

    def put_station(self, station: Station) -> None:
        self.stations[station.digest] = station

    def preserved(self, document_id: UUID) -> Preserved | None:
        return self.kept_signatures.get(document_id)

    def preserved_due(self, now: datetime, limit: int) -> Sequence[Preserved]:
        due = [one for one in self.kept_signatures.values() if one.next_at <= now]
        return sorted(due, key=lambda one: (one.next_at, one.document_id))[:limit]

    def preserved_turned(self, agency_id: UUID, limit: int) -> Sequence[Preserved]:
        mine = [one for one in self.kept_signatures.values() if one.agency_id == agency_id]
        return [one for one in mine if one.turned_at is not None][:limit]

    def put_preserved(self, row: Preserved) -> None:
        self.kept_signatures[row.document_id] = row

    def preserve_once(self, row: Preserved) -> None:
        self.kept_signatures.setdefault(row.document_id, row)

    def drop_preserved(self, document_id: UUID) -> None:
        self.kept_signatures.pop(document_id, None)

    def agency_of(self, person_id: UUID) -> UUID | None:
        for directory in self.directories.values():
            if person_id in {one.id for one in directory.people}:
                return directory.agency.id
        return None

    def quiet(self, person_id: UUID) -> Quiet:
        return self.quiets.get(person_id, Quiet(person_id))

    def put_quiet(self, quiet: Quiet) -> None:
        self.quiets[quiet.person_id] = quiet

    def noise(self, person_id: UUID, since: date) -> Sequence[Noise]:
        mine = [one for one in self.noises.values() if one.person_id == person_id]
        return sorted((n for n in mine if n.day >= since), key=lambda n: n.day, reverse=True)

    def count_noise(self, person_id: UUID, day: date, *, sounded: bool) -> None:
        old = self.noises.get((person_id, day), Noise(person_id, day))
        counted = replace(old, sounded=old.sounded + sounded, silent=old.silent + (not sounded))
        self.noises[person_id, day] = counted

    def put_phone(self, person_id: UUID, number: str) -> None:
        for key, known in self.directories.items():
            people = (replace(p, phone=number) if p.id == person_id else p for p in known.people)
            self.directories[key] = replace(known, people=tuple(people))

    def second_factor(self, person_id: UUID) -> SecondFactor | None:
        return self.factors.get(person_id)

    def put_second_factor(self, factor: SecondFactor) -> None:
        self.factors[factor.person_id] = factor

    def urgent_open(self, limit: int) -> Sequence[Wait]:
        waits = [one for rows in self.waits.values() for one in rows if one.urgency > 0]
        return sorted(waits, key=lambda one: (-one.urgency, one.since))[:limit]

    def urgent_due(self, now: datetime, limit: int) -> Sequence[Wait]:
        rows = [w for rows in self.waits.values() for w in rows]
        due = [w for w in rows if any(at and at <= now for at in (w.repeat_at, w.climb_at))]
        return due[:limit]

    def tick(self, job: str, slot: str, now: datetime) -> bool:
        if (job, slot) in self.ticks:
            return False
        self.ticks.add((job, slot))
        return True

    def digest(self, agency_id: UUID, slot: Any, now: datetime) -> int:
        rows = [w for rows in self.waits.values() for w in rows if w.agency_id == agency_id]
        return len({w.person_id for w in rows})


def _copy(one: Hanging) -> tuple[UUID, UUID, str, str, str]:
    return one.ref.id, one.person_id, one.channel, one.address, one.message_key


class FakeStore:
    """The port `Store`: one unit at a time, rolled back as a whole when it raises."""

    def __init__(self, *directories: Directory) -> None:
        self.work = FakeWork(directories)

    async def write(self, unit: Callable[[UnitOfWork], T]) -> T:
        trial = copy.deepcopy(self.work)
        outcome = unit(trial)
        self.work.__dict__ = trial.__dict__
        return outcome

    async def read(self, query: Callable[[Records], T]) -> T:
        return query(self.work)
