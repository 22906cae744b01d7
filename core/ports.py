"""Cổng — what the core needs of the outside, as protocols; `Ports` is the bundle that app fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from core.calendar import WorkingCalendar
from core.card import Card, Exposure, Ref
from core.effect import Effect, Road
from core.exchange.package import Arrival, Package, StatusNotice
from core.following.figures import Figures, Period
from core.following.scope import Scope
from core.journal.entry import Entry
from core.people.directory import Directory
from core.people.person import Actor, Person
from core.people.secrets import LinkCode, SecondFactor
from core.procedure import Procedure
from core.registers.extract import Extract
from core.registers.register import Register
from core.signing.report import Finding, SignatureReport
from core.text import Text
from core.waits.wait import Wait

T = TypeVar("T")
E = TypeVar("E")


@dataclass(frozen=True)
class Hanging:
    """Thẻ đang treo — where one copy of a person's card hangs, and what it shows there."""

    ref: Ref
    person_id: UUID
    channel: str
    address: str
    message_id: int
    digest: str


@dataclass(frozen=True)
class Address:
    """Địa chỉ — one linked chat of a person."""

    channel: str
    address: str


class Records(Protocol):
    """Đọc — everything that can be read inside one snapshot."""

    def load(self, ref: Ref) -> Any: ...
    def tasks_of(self, document_id: UUID) -> Sequence[Any]: ...
    def opinions_of(self, about_id: UUID) -> Sequence[Any]: ...
    def directory(self, agency_id: UUID) -> Directory: ...
    def agencies(self) -> Sequence[tuple[UUID, str]]: ...
    def procedure(self, agency_id: UUID, version: int | None = None) -> Procedure: ...
    def waits_of(self, document_id: UUID) -> Sequence[Wait]: ...
    def waits_for(self, person_id: UUID, limit: int, offset: int = 0) -> Sequence[Wait]: ...
    def concerned(self, ref: Ref, person_id: UUID) -> bool: ...
    def search(self, person: Person, words: str, limit: int, offset: int = 0) -> Sequence[Ref]: ...
    def register_lines(self, extract: Extract) -> Sequence[Any]: ...
    def register_tasks(self, extract: Extract) -> Sequence[Any]: ...
    def members(self, agency_id: UUID) -> Sequence[Person]: ...
    def person_at(self, channel: str, address: str) -> Actor | None: ...
    def addresses(self, person_id: UUID) -> Sequence[Address]: ...
    def hangings(self, ref: Ref) -> Sequence[Hanging]: ...
    def tasks_due(
        self, scope: Scope, before: datetime, limit: int, offset: int = 0
    ) -> Sequence[Any]: ...
    def count_due(self, scope: Scope, before: datetime) -> int: ...
    def figures(self, scope: Scope, period: Period, now: datetime) -> Figures: ...
    def last_number(self, register: Register) -> int: ...
    def issuing(
        self,
        states: Sequence[str],
        limit: int,
        after: UUID | None = None,
        since: datetime | None = None,
    ) -> Sequence[Any]: ...


class UnitOfWork(Records, Protocol):
    """Ghi — one short transaction. `save` raises `Stale` when the version has moved; without
    `moves` the version stays, for what no button need be refused for. `hang_once` leaves a copy
    that is known as it is.
    """

    def add(self, entity: Any) -> None: ...
    def add_once(self, entity: Any) -> bool: ...
    def save(self, entity: Any, *, moves: bool = True) -> None: ...
    def number(self, register: Register) -> int: ...
    def record(self, entry: Entry) -> None: ...
    def post(self, agency_id: UUID, effects: Iterable[Effect], now: datetime) -> None: ...
    def put_waits(self, document_id: UUID, waits: Sequence[Wait]) -> None: ...
    def concern(self, ref: Ref, person_ids: Iterable[UUID]) -> None: ...
    def index(self, ref: Ref, agency_id: UUID, words: str) -> None: ...
    def known(self, agency_id: UUID, sender: str, document_uid: str, kind: int) -> UUID | None: ...
    def sent(self, agency_id: UUID, document_uid: str) -> UUID | None: ...
    def hang(self, hanging: Hanging) -> None: ...
    def hang_once(self, hanging: Hanging) -> None: ...
    def unhang(self, hanging: Hanging) -> None: ...
    def link(self, person_id: UUID, address: Address, now: datetime) -> None: ...
    def link_code(self, digest: str) -> LinkCode | None: ...
    def put_link_code(self, code: LinkCode) -> None: ...
    def second_factor(self, person_id: UUID) -> SecondFactor | None: ...
    def put_second_factor(self, factor: SecondFactor) -> None: ...
    def urgent_due(self, now: datetime, limit: int) -> Sequence[Wait]: ...
    def tick(self, job: str, slot: str, now: datetime) -> bool: ...
    def digest(self, agency_id: UUID, slot: Any, now: datetime) -> int: ...


class Store(Protocol):
    """Kho — `write` runs a unit in one durable transaction and returns what it returned; what it
    raises rolls it back. `read` runs a query in one snapshot.
    """

    async def write(self, unit: Callable[[UnitOfWork], T]) -> T: ...
    async def read(self, query: Callable[[Records], T]) -> T: ...


@dataclass(frozen=True)
class Errand:
    """Việc trong hộp gửi — an effect claimed from the outbox; `again` when it may be a repeat."""

    id: int
    agency_id: UUID
    effect: Effect
    attempts: int


class Outbox(Protocol):
    """Hộp gửi — `waiting → sending → done | waiting | unknown | dead | expired`."""

    async def claim(self, road: Road, limit: int) -> Sequence[Errand]: ...
    async def finish(self, errand: Errand) -> None: ...
    async def put_off(self, errand: Errand, until: datetime, note: str) -> None: ...
    async def unknown(self, errand: Errand, note: str) -> None: ...
    async def give_up(self, errand: Errand, note: str) -> None: ...
    async def adopt(self) -> int: ...


@dataclass(frozen=True)
class Kept:
    """Cập nhật đã lưu — one raw update of a channel, committed before it was acknowledged."""

    id: int
    source: str
    key: int
    body: bytes


class Intake(Protocol):
    """Hộp nhận — kept once by (source, key), taken in order, done when handled."""

    async def keep(self, source: str, updates: Sequence[tuple[int, bytes]]) -> None: ...
    async def take(self, source: str, limit: int) -> Sequence[Kept]: ...
    async def done(self, kept: Kept) -> None: ...
    async def fail(self, kept: Kept, note: str) -> None: ...


class Conversations(Protocol):
    """Hội thoại dở — half-finished questions by key, as JSON-able mappings; survive a restart."""

    async def get(self, key: str) -> dict[str, Any] | None: ...
    async def put(self, key: str, value: Mapping[str, Any]) -> None: ...
    async def clear(self, key: str) -> None: ...


class Dms(Protocol):
    """Hệ thống liên thông — packages in, packages and statuses out; all but `read` raise `Fault`."""

    async def fetch(self, limit: int = 10) -> Sequence[Arrival]: ...
    def read(self, raw: bytes) -> Package | StatusNotice: ...
    async def settle(self, arrival: Arrival, *, keep: bool) -> None: ...
    async def reject(self, arrival: Arrival, reason: str) -> None: ...
    async def report(self, notice: StatusNotice) -> None: ...
    async def send(self, package: Package) -> None: ...


class Channel(Protocol):
    """Kênh — shows cards to people. Raises `Fault`: UNKNOWN when the message may have arrived."""

    @property
    def name(self) -> str: ...
    @property
    def trust(self) -> Exposure: ...
    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None
    ) -> tuple[int, str]: ...
    async def amend(self, hanging: Hanging, card: Card) -> str: ...


class Cards(Protocol):
    """Thẻ — the card of one thing for one person; None when it is not for their eyes."""

    async def card(self, ref: Ref, person_id: UUID, trust: Exposure) -> Card | None: ...


class Verifier(Protocol):
    async def verify(
        self, content: bytes, at: datetime, *, sender: str = ""
    ) -> SignatureReport: ...


class Linter(Protocol):
    """Kiểm tra thể thức — one finding for each rule of layout; a file that cannot be read is
    unknown in all of them and raises nothing.
    """

    async def lint(
        self, content: bytes, *, type_name: str = "", signer: str = "", urgency: int | None = None
    ) -> Sequence[Finding]: ...


class Proofs(Protocol):
    """Mã một lần — the time step whose code this is, later than `after`; None when wrong."""

    def matches(self, sealed: str, code: str, now: datetime, after: int) -> int | None: ...


class Files(Protocol):
    """Kho tệp — content-addressed by SHA-256 hex; `get` re-checks the hash, raises `Fault` NEVER."""

    async def put(self, content: bytes) -> str: ...
    async def get(self, sha256: str) -> bytes: ...


class Texts(Protocol):
    def plain(self, text: Text) -> str: ...
    def html(self, text: Text) -> str: ...


class Clock(Protocol):
    def now(self) -> datetime: ...


@dataclass(frozen=True)
class Ports:
    """Bó cổng — built once in `app/bootstrap.py`."""

    store: Store
    outbox: Outbox
    intake: Intake
    conversations: Conversations
    dms: Dms
    channels: Mapping[str, Channel]
    cards: Cards
    verifier: Verifier
    linter: Linter
    proofs: Proofs
    files: Files
    texts: Texts
    clock: Clock
    calendar: WorkingCalendar
