"""Cổng — what the core needs of the outside, as protocols; `Ports` is the bundle that app fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from core.calendar import WorkingCalendar
from core.card import Card, Exposure, Ref
from core.effect import Effect, Road
from core.evidence.evidence import Printer
from core.exchange.package import Arrival, Package, StatusNotice
from core.keeping import Address, Hanging, Records, Store, UnitOfWork
from core.looking import Linter, Scans, Stamps
from core.signing.making import Signing
from core.signing.report import SignatureReport
from core.signing.station import Holders
from core.text import Text

__all__ = [
    "Address",
    "Archive",
    "Can",
    "Cards",
    "Channel",
    "Clock",
    "Conversations",
    "Dms",
    "Ear",
    "Errand",
    "Files",
    "Hanging",
    "Heard",
    "Holders",
    "Intake",
    "Kept",
    "Linter",
    "Outbox",
    "Ports",
    "Printer",
    "Proofs",
    "Records",
    "RevocationLists",
    "Scans",
    "Signing",
    "Stamps",
    "Store",
    "Texts",
    "UnitOfWork",
    "Verifier",
]


@dataclass(frozen=True)
class Errand:
    """Việc trong hộp gửi — an effect claimed from the outbox; `again` when it may be a repeat."""

    id: int
    agency_id: UUID
    effect: Effect
    attempts: int


class Outbox(Protocol):
    """Hộp gửi — `waiting → sending → done | waiting | unknown | dead | expired`; calm
    messages that waited too long for one person become one, the others are `summed` (P8).
    """

    async def claim(self, road: Road, limit: int) -> Sequence[Errand]: ...
    async def finish(self, errand: Errand) -> None: ...
    async def hold(self, errand: Errand, until: datetime) -> None: ...
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


@dataclass(frozen=True)
class Can:
    """Khả năng của kênh — declared, so that nothing asks which channel it is. `longest` is how many
    characters one message holds; `arrives`: what is taken lies where the reader reads, so that a
    time that counts from receipt begins (R-8.3a-2). A mail server has only promised to try. What
    `hears` is an `Ear` too.
    """

    buttons: bool
    links: bool
    edits: bool
    files: bool
    longest: int
    arrives: bool = True
    hears: bool = False


class Channel(Protocol):
    """Kênh — shows cards to people. Raises `Fault`: UNKNOWN when the message may have arrived.

    `send` answers with the key of the message, an opaque string of the channel, and the digest of
    what it shows. `once` names the errand: the same again is the same message once more, for a
    channel that can tell its readers so. Where nothing can be edited, `amend` raises NEVER.
    """

    @property
    def name(self) -> str: ...
    @property
    def trust(self) -> Exposure: ...
    @property
    def can(self) -> Can: ...
    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> tuple[str, str]: ...
    async def amend(self, hanging: Hanging, card: Card) -> str: ...


@dataclass(frozen=True)
class Heard:
    """Tin nghe được — `key` is the channel's own word for it, `address` the chat, `name` how whoever
    writes there calls himself. With `read`, no words: the message of that key was looked at.
    """

    key: str
    address: str
    name: str
    words: str
    read: str = ""


class Ear(Protocol):
    """Tai — of a channel that is written to. `hear` waits a while and answers with what came since
    `mark`, and the next mark, which is kept before anything is handled. Raises `Fault`.
    """

    @property
    def name(self) -> str: ...
    async def hear(self, mark: str) -> tuple[Sequence[Heard], str]: ...
    async def say(self, address: str, text: Text) -> None: ...


class Cards(Protocol):
    """Thẻ — the card of one thing for one person; None when it is not for their eyes."""

    async def card(self, ref: Ref, person_id: UUID, trust: Exposure) -> Card | None: ...


class Verifier(Protocol):
    async def verify(
        self, content: bytes, at: datetime, *, sender: str = ""
    ) -> SignatureReport: ...
    async def verify_detached(
        self, content: bytes, signature: bytes, at: datetime, *, sender: str = ""
    ) -> SignatureReport: ...


class RevocationLists(Protocol):
    """Danh sách thu hồi — fetched afresh; the answer names each address that failed, and why."""

    async def refresh(self) -> Mapping[str, str]: ...


class Archive(Protocol):
    """Dấu thời gian lưu trữ — the file with one more, or `Fault`; only where there is such a service."""

    async def renew(self, pdf: bytes, now: datetime) -> bytes: ...


class Proofs(Protocol):
    """Mã một lần — the time step whose code this is, later than `after`; None when wrong."""

    def matches(self, sealed: str, code: str, now: datetime, after: int) -> int | None: ...


class Files(Protocol):
    """Kho tệp — content-addressed by SHA-256 hex; `get` re-checks the hash, raises `Fault` NEVER;
    `drop` forgets a file for ever, and nothing when there is none.
    """

    async def put(self, content: bytes) -> str: ...
    async def get(self, sha256: str) -> bytes: ...
    async def drop(self, sha256: str) -> None: ...


class Texts(Protocol):
    def plain(self, text: Text) -> str: ...
    def html(self, text: Text) -> str: ...


class Clock(Protocol):
    def now(self) -> datetime: ...


@dataclass(frozen=True)
class Ports:
    """Bó cổng — built once in `app/bootstrap.py`; `errand` names the row of the outbox that
    runs; `office` is the address of the office's pages for people, empty when it was not set.
    """

    store: Store
    outbox: Outbox
    intake: Intake
    conversations: Conversations
    dms: Dms
    channels: Mapping[str, Channel]
    cards: Cards
    verifier: Verifier
    signing: Signing
    holders: Holders
    linter: Linter
    proofs: Proofs
    files: Files
    texts: Texts
    clock: Clock
    stamps: Stamps
    scans: Scans
    calendar: WorkingCalendar
    printer: Printer
    lists: RevocationLists | None = None
    archive: Archive | None = None
    errand: str = ""
    office: str = ""
