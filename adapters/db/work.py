"""Ghi — the port `UnitOfWork`: what one decision may do inside its transaction.

A unit may be run again from the start when two of them met (PostgreSQL), so it must do nothing
outside the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from adapters.db import (
    accesses,
    accounts,
    digests,
    directories,
    documents,
    elsewhere,
    finding,
    hangings,
    journal,
    noise,
    posting,
    preserved,
    queues,
    stations,
    typed_codes,
)
from adapters.db.directories import Directories
from adapters.db.records import Records
from adapters.db.sql import Sql, Told
from core.card import Area, Ref
from core.codes.code import TypedCode
from core.effect import Effect
from core.journal.entry import Entry
from core.noise import Quiet
from core.people.secrets import LinkCode, SecondFactor
from core.ports import Address, Hanging
from core.registers.register import Register
from core.signing.preserved import Preserved
from core.signing.station import Station
from core.waits.wait import Wait


class Work(Records):
    """Một đơn vị công việc — everything of it is kept, or nothing."""

    def __init__(self, sql: Sql, known: Directories) -> None:
        super().__init__(sql, known)
        self._waits: dict[UUID, list[Wait]] = {}
        self._loaded: dict[UUID, Told] = {}
        self._concerned: set[tuple[Ref, UUID]] = set()

    def load(self, ref: Ref, *, held: bool = True) -> Any:
        found, self._loaded[ref.id] = documents.load(self.sql, ref, held=held)
        return found

    def add(self, entity: Any) -> None:
        documents.add(self.sql, entity)
        self._known_anew(entity)

    def add_once(self, entity: Any) -> bool:
        added = documents.add_once(self.sql, entity)
        if added:
            self._known_anew(entity)
        return added

    def save(self, entity: Any, *, moves: bool = True) -> None:
        """A second save in one unit writes everything: what was loaded stands no longer."""
        documents.save(self.sql, entity, self._loaded.pop(entity.id, None), moves=moves)
        self._known_anew(entity)

    def _known_anew(self, entity: Any) -> None:
        """Who stands in for whom, who may sign with what, who has the watch: part of the directory."""
        if entity.area in {Area.DELEGATION, Area.CERTIFICATE, Area.DUTY}:
            directories.bump(self.sql, entity.agency_id)

    def number(self, register: Register) -> int:
        return journal.number(self.sql, register)

    def record(self, entry: Entry) -> None:
        journal.record(self.sql, entry)

    def post(self, agency_id: UUID, effects: Iterable[Effect], now: datetime) -> None:
        posting.post(self.sql, [posting.posted(agency_id, effect, now) for effect in effects])

    def waits_of(self, document_id: UUID) -> Sequence[Wait]:
        found = self._waits.get(document_id)
        if found is None:
            found = self._waits[document_id] = queues.of_document(self.sql, document_id, held=True)
        return tuple(found)

    def put_waits(self, document_id: UUID, waits: Sequence[Wait]) -> None:
        queues.put(self.sql, document_id, self.waits_of(document_id), waits)
        self._waits[document_id] = list(waits)

    def concern(self, ref: Ref, person_ids: Iterable[UUID]) -> None:
        """Nobody ever ceases to be concerned, so what this unit has seen it need not write."""
        fresh = [one for one in person_ids if (ref, one) not in self._concerned]
        documents.concern(self.sql, ref, fresh)
        self._concerned.update((ref, one) for one in fresh)

    def concerned(self, ref: Ref, person_id: UUID) -> bool:
        found = (ref, person_id) in self._concerned or super().concerned(ref, person_id)
        if found:
            self._concerned.add((ref, person_id))
        return found

    def index(self, ref: Ref, agency_id: UUID, words: str) -> None:
        finding.index(self.sql, ref, agency_id, words)

    def known(self, agency_id: UUID, sender: str, document_uid: str, kind: int) -> UUID | None:
        return documents.known(self.sql, agency_id, sender, document_uid, kind)

    def sent(self, agency_id: UUID, document_uid: str) -> UUID | None:
        return documents.sent(self.sql, agency_id, document_uid)

    def alike(self, agency_id: UUID, likeness: str, limit: int) -> Sequence[UUID]:
        return documents.alike(self.sql, agency_id, likeness, limit)

    def undecided(self, since: datetime, limit: int) -> Sequence[Wait]:
        return queues.undecided(self.sql, since, limit)

    def files_elsewhere(self, document_id: UUID, hashes: Sequence[str]) -> Sequence[str]:
        return elsewhere.files_elsewhere(self.sql, document_id, hashes)

    def hang(self, hanging: Hanging) -> None:
        hangings.hang(self.sql, hanging)

    def hang_once(self, hanging: Hanging) -> None:
        hangings.hang_once(self.sql, hanging)

    def unhang(self, hanging: Hanging) -> None:
        hangings.unhang(self.sql, hanging)

    def link(self, person_id: UUID, address: Address, now: datetime) -> None:
        accounts.link(self.sql, person_id, address, now)

    def unlink(self, person_id: UUID, address: Address, now: datetime) -> None:
        accounts.unlink(self.sql, person_id, address, now)

    def lost(self, person_id: UUID, address: Address, since: datetime | None) -> bool:
        return accounts.lost(self.sql, person_id, address, since)

    def take_down(self, person_id: UUID, channel: str, address: str) -> Sequence[Hanging]:
        return accesses.take_down(self.sql, person_id, channel, address)

    def link_code(self, digest: str) -> LinkCode | None:
        return accounts.link_code(self.sql, digest)

    def put_link_code(self, code: LinkCode) -> None:
        accounts.put_link_code(self.sql, code)

    def put_code(self, code: TypedCode) -> bool:
        return typed_codes.put_code(self.sql, code)

    def put_station(self, station: Station) -> None:
        stations.put_station(self.sql, station)

    def preserved(self, document_id: UUID) -> Preserved | None:
        return preserved.one(self.sql, document_id, held=True)

    def put_preserved(self, row: Preserved) -> None:
        preserved.put(self.sql, row)

    def preserve_once(self, row: Preserved) -> None:
        preserved.put_once(self.sql, row)

    def drop_preserved(self, document_id: UUID) -> None:
        preserved.drop(self.sql, document_id)

    def put_quiet(self, quiet: Quiet) -> None:
        noise.put_quiet(self.sql, quiet)

    def count_noise(self, person_id: UUID, day: date, *, sounded: bool) -> None:
        noise.count(self.sql, person_id, day, sounded=sounded)

    def put_phone(self, person_id: UUID, number: str) -> None:
        accounts.put_phone(self.sql, person_id, number)

    def second_factor(self, person_id: UUID) -> SecondFactor | None:
        return accounts.second_factor(self.sql, person_id)

    def put_second_factor(self, factor: SecondFactor) -> None:
        accounts.put_second_factor(self.sql, factor)

    def urgent_due(self, now: datetime, limit: int) -> Sequence[Wait]:
        return queues.urgent_due(self.sql, now, limit)

    def tick(self, job: str, slot: str, now: datetime) -> bool:
        return queues.tick(self.sql, job, slot, now)

    def digest(self, agency_id: UUID, slot: Any, now: datetime) -> int:
        return digests.digest(self.sql, self.directory(agency_id), slot, now)
