"""Gói tin — what travels between agencies, without its XML (R-3.2, QĐ 28/2018 Đ.10)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum

from core.exchange.status import ExchangeStatus
from core.text import Text


class PackageKind(IntEnum):
    """Loại gói tin — wire `BussinessDocType`."""

    NEW = 0
    RECALL = 1
    UPDATE = 2
    REPLACE = 3


@dataclass(frozen=True)
class Organ:
    """Bên gửi, bên nhận — an agency as a package names it; `code` is opaque, trimmed, upper case."""

    code: str
    name: str = ""
    in_charge: str = ""


@dataclass(frozen=True)
class Attachment:
    """Tệp kèm theo — one file of a package, unwrapped; `content` is None when declared but absent."""

    name: str
    content: bytes | None
    content_type: str = ""
    description: str = ""


@dataclass(frozen=True)
class Replied:
    """Văn bản được phúc đáp — wire `ResponseFor`."""

    agency_code: str
    reference: str
    document_uid: str = ""


@dataclass(frozen=True)
class Hop:
    """Chặng gửi, nhận — one agency on the way and when it passed the package on (wire `TraceHeader`)."""

    agency_code: str
    at: datetime | None


@dataclass(frozen=True)
class Package:
    """Gói tin văn bản — one document with its files. The first attachment is the main file.

    `urgency` is the wire `Priority` (0 thường … 3 hỏa tốc, 4 hẹn giờ); `secrecy` is whatever
    word of secrecy the package carries, empty when none; of a secret package only the sender,
    the receivers and `document_uid` are filled, as far as readable (R-1.2). `issued_on` and
    `due_on` are None when absent or unreadable, and then `oddities` says so for the clerk.
    `trace` is the way that it came, the sender first, and no part of what is sent; `steering` the wire `SteeringType`
    (0 none, 1 văn bản chỉ đạo, 2 báo cáo). `sending` is not on the wire: the same document sent
    a second time on purpose is another message, with a time of its own.
    """

    sender: Organ
    receivers: tuple[Organ, ...]
    document_uid: str
    number: str
    notation: str
    subject: str
    kind: PackageKind = PackageKind.NEW
    place: str = ""
    issued_on: date | None = None
    type_name: str = ""
    content: str = ""
    competence: str = ""
    signer_position: str = ""
    signer_name: str = ""
    due_on: date | None = None
    urgency: int = 0
    secrecy: str = ""
    to_places: tuple[str, ...] = ()
    replies_to: tuple[Replied, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    oddities: tuple[Text, ...] = field(default=())
    trace: tuple[Hop, ...] = field(default=(), compare=False, repr=False)
    steering: int = 0
    sending: int = field(default=1, repr=False)

    @property
    def reference(self) -> str:
        """Số, ký hiệu — `12/STN-VP`."""
        return f"{self.number}/{self.notation}" if self.number else self.notation

    @property
    def sent_at(self) -> datetime | None:
        """Thời gian gửi — when the first hop passed it on."""
        return self.trace[0].at if self.trace else None


@dataclass(frozen=True)
class StatusNotice:
    """Gói tin trạng thái — `sender` tells `receiver_code` where its document stands."""

    sender: Organ
    receiver_code: str
    document_uid: str
    reference: str
    status: ExchangeStatus
    at: datetime
    issued_on: date | None = None
    description: str = ""
    staff: str = ""


@dataclass(frozen=True)
class Arrival:
    """Gói tin chờ nhận — raw bytes waiting in the mailbox of the agency with code `mailbox`.

    `name` is the exchange's own key for the message, needed to settle it.
    """

    mailbox: str
    name: str
    raw: bytes
