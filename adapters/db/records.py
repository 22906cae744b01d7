"""Đọc — the port `Records` over one open snapshot; each subject in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from adapters.db import (
    accesses,
    accounts,
    attendance,
    books,
    directories,
    documents,
    dossiers,
    finding,
    following,
    hangings,
    issuing,
    journal,
    late_issues,
    noise,
    preserved,
    queues,
    stations,
    typed_codes,
)
from adapters.db.directories import Directories
from adapters.db.sql import Sql
from core.card import Ref
from core.codes.code import TypedCode
from core.following.figures import Figures, Period
from core.following.report import LateIssues
from core.following.scope import Scope
from core.journal.entry import Entry
from core.noise import Noise, Quiet
from core.people.access import Access
from core.people.delegation import Delegation
from core.people.directory import Directory
from core.people.person import Actor, Person
from core.ports import Address, Hanging
from core.procedure import Procedure
from core.registers.extract import Extract
from core.registers.register import Register
from core.signing.preserved import Preserved
from core.signing.station import Station
from core.waits.wait import Wait


class Records:
    """Đọc trong một ảnh chụp — lives as long as the transaction under it."""

    def __init__(self, sql: Sql, known: Directories) -> None:
        self.sql = sql
        self._directories = known

    def load(self, ref: Ref) -> Any:
        return documents.load(self.sql, ref)[0]

    def tasks_of(self, document_id: UUID) -> Sequence[Any]:
        return documents.tasks_of(self.sql, document_id)

    def attestations_of(self, about_id: UUID, limit: int) -> Sequence[Any]:
        return documents.attestations_of(self.sql, about_id, limit)

    def opinions_of(self, about_id: UUID) -> Sequence[Any]:
        return documents.opinions_of(self.sql, about_id)

    def answers_to(self, incoming_id: UUID) -> Sequence[UUID]:
        return documents.answers_to(self.sql, incoming_id)

    def dossiers_of(
        self, keeper_id: UUID, limit: int, offset: int = 0, state: str = ""
    ) -> Sequence[Any]:
        return dossiers.of_keeper(self.sql, keeper_id, limit, offset, state)

    def deposited(self, agency_id: UUID, limit: int, offset: int = 0) -> Sequence[Any]:
        return dossiers.deposited(self.sql, agency_id, limit, offset)

    def directory(self, agency_id: UUID) -> Directory:
        return self._directories.of(self.sql, agency_id)

    def agencies(self) -> Sequence[tuple[UUID, str]]:
        return self._directories.agencies(self.sql)

    def procedure(self, agency_id: UUID, version: int | None = None) -> Procedure:
        return directories.procedure(self.sql, agency_id, version)

    def waits_of(self, document_id: UUID) -> Sequence[Wait]:
        return queues.of_document(self.sql, document_id)

    def urgent_open(self, limit: int) -> Sequence[Wait]:
        return queues.urgent_open(self.sql, limit)

    def waits_for(self, person_id: UUID, limit: int, offset: int = 0) -> Sequence[Wait]:
        return queues.of_person(self.sql, person_id, limit, offset)

    def concerned(self, ref: Ref, person_id: UUID) -> bool:
        return documents.concerned(self.sql, ref, person_id)

    def search(self, person: Person, words: str, limit: int, offset: int = 0) -> Sequence[Ref]:
        return finding.find(self.sql, person, words, limit, offset)

    def register_lines(self, extract: Extract) -> Sequence[Any]:
        return books.lines(self.sql, extract)

    def register_tasks(self, extract: Extract) -> Sequence[Any]:
        return books.tasks_in(self.sql, extract)

    def members(self, agency_id: UUID) -> Sequence[Person]:
        return books.members(self.sql, agency_id)

    def person_at(self, channel: str, address: str) -> Actor | None:
        return accounts.person_at(self.sql, channel, address)

    def addresses(self, person_id: UUID) -> Sequence[Address]:
        return accounts.addresses(self.sql, person_id)

    def proposed(self, person_id: UUID, channel: str) -> str:
        return accounts.proposed(self.sql, person_id, channel)

    def accesses_of(self, person_id: UUID, state: str) -> Sequence[Access]:
        return accesses.accesses_of(self.sql, person_id, state)

    def hanging_at(
        self, person_id: UUID, channel: str, address: str, key: str | None
    ) -> Ref | None:
        return accesses.hanging_at(self.sql, person_id, channel, address, key)

    def hangings(self, ref: Ref) -> Sequence[Hanging]:
        return hangings.hangings(self.sql, ref)

    def tasks_due(
        self, scope: Scope, before: datetime, limit: int, offset: int = 0
    ) -> Sequence[Any]:
        return following.tasks_due(self.sql, scope, before, limit, offset)

    def count_due(self, scope: Scope, before: datetime) -> int:
        return following.count_due(self.sql, scope, before)

    def visits(self, agency_id: UUID, begins: datetime, ends: datetime) -> Sequence[Entry]:
        return attendance.visits(self.sql, agency_id, begins, ends)

    def absences(self, agency_id: UUID, begins: datetime, ends: datetime) -> Sequence[Delegation]:
        return attendance.absences(self.sql, agency_id, begins, ends)

    def figures(self, scope: Scope, period: Period, now: datetime) -> Figures:
        return following.figures(self.sql, scope, period, now)

    def quiet(self, person_id: UUID) -> Quiet:
        return noise.quiet(self.sql, person_id)

    def noise(self, person_id: UUID, since: date) -> Sequence[Noise]:
        return noise.since(self.sql, person_id, since)

    def typed_code(self, person_id: UUID, code: str) -> TypedCode | None:
        return typed_codes.typed_code(self.sql, person_id, code)

    def code_of(self, person_id: UUID, ref: Ref, version: int) -> TypedCode | None:
        return typed_codes.code_of(self.sql, person_id, ref, version)

    def station(self, digest: str) -> Station | None:
        return stations.station(self.sql, digest)

    def stations_of(self, person_id: UUID) -> Sequence[Station]:
        return stations.stations_of(self.sql, person_id)

    def agency_of(self, person_id: UUID) -> UUID | None:
        return stations.agency_of(self.sql, person_id)

    def preserved(self, document_id: UUID) -> Preserved | None:
        return preserved.one(self.sql, document_id)

    def preserved_due(self, now: datetime, limit: int) -> Sequence[Preserved]:
        return preserved.due(self.sql, now, limit)

    def preserved_turned(self, agency_id: UUID, limit: int) -> Sequence[Preserved]:
        return preserved.turned(self.sql, agency_id, limit)

    def last_number(self, register: Register) -> int:
        return journal.last_number(self.sql, register)

    def referred(self, agency_id: UUID, year: int, reference: str) -> Any | None:
        return issuing.referred(self.sql, agency_id, year, reference)

    def issuing(
        self,
        states: Sequence[str],
        limit: int,
        after: UUID | None = None,
        since: datetime | None = None,
    ) -> Sequence[Any]:
        return issuing.in_states(self.sql, states, limit, after, since)

    def unissued(self, scope: Scope, now: datetime, limit: int) -> Sequence[Any]:
        return late_issues.waiting(self.sql, scope, now, limit)

    def late_issues(self, scope: Scope, period: Period, now: datetime) -> LateIssues:
        return late_issues.count(self.sql, scope, period, now)

    def issued_in(self, scope: Scope, limit: int, offset: int = 0) -> Sequence[Any]:
        return issuing.issued_in(self.sql, scope, limit, offset)

    def entries_about(self, agency_id: UUID, ids: Sequence[UUID], limit: int) -> Sequence[Entry]:
        return journal.about(self.sql, agency_id, ids, limit)

    def journal(self, agency_id: UUID, after: int = 0, limit: int = 1000) -> Sequence[Entry]:
        """Đọc nhật ký — beyond the port, for those who check or print it."""
        return journal.entries(self.sql, agency_id, after, limit)
