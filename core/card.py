"""Thẻ văn bản — what people see of one document, without a trace of any channel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from uuid import UUID

from core.text import Text


class Exposure(IntEnum):
    """Mức lộ — how much a line gives away; also how far a channel is trusted (product decision).
    A BELL only says that there is something.
    """

    BELL = 0
    NUMBER = 1
    ABSTRACT = 2
    BODY = 3


class Area(StrEnum):
    """Loại đối tượng — which kind of thing a reference points at."""

    INCOMING = "incoming"
    PARCEL = "parcel"
    TASK = "task"
    OUTGOING = "outgoing"
    CHECK = "check"
    OPINION = "opinion"
    DELEGATION = "delegation"
    CERTIFICATE = "certificate"
    ACCESS = "access"
    DOSSIER = "dossier"
    COPY = "copy"
    CALL = "call"
    CANARY = "canary"
    DUTY = "duty"
    ATTESTATION = "attestation"


@dataclass(frozen=True)
class Ref:
    """Tham chiếu — one thing people decide about: its area and its id."""

    area: Area
    id: UUID


class Style(StrEnum):
    PLAIN = ""
    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True)
class Line:
    """Dòng trên thẻ — `exposure` is the trust a channel needs to carry it; `folded`: shown in full
    only when the reader opens it.
    """

    text: Text
    exposure: Exposure = Exposure.NUMBER
    folded: bool = False


@dataclass(frozen=True)
class Fact:
    """Thông tin — one row of the table behind a card: what it is, and its value."""

    label: Text
    value: Text
    exposure: Exposure = Exposure.NUMBER


@dataclass(frozen=True)
class Button:
    """Nút — one step open to the viewer."""

    step: str
    label: Text
    style: Style = Style.PLAIN


@dataclass(frozen=True)
class FileRef:
    """Tệp — content-addressed by SHA-256 (hex), with its name and size in bytes."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True)
class Card:
    """Thẻ — title, lines and buttons; `picture` is a PDF whose first page is worth seeing. The
    content of a `withdrawn` one is gone for everybody (R-8.2a). `details` are shown when asked for;
    `earlier` is the version with which the picture's file is worth comparing (N11). `code` stands
    for the buttons where there are none: “NHAN K7Q2”; then `whose` is the person it was given to.
    """

    ref: Ref
    version: int
    title: Text
    lines: tuple[Line, ...]
    buttons: tuple[Button, ...] = ()
    picture: FileRef | None = None
    files: tuple[FileRef, ...] = ()
    urgency: int = 0
    withdrawn: bool = False
    details: tuple[Fact, ...] = ()
    earlier: FileRef | None = None
    code: str = ""
    whose: UUID | None = None

    def within(self, trust: Exposure) -> Card:
        """The same card cut to what a channel of this trust may carry."""
        if trust < Exposure.NUMBER:
            lines = tuple(line for line in self.lines if line.exposure <= trust)
            return Card(self.ref, self.version, Text.of("card-bell"), lines, urgency=self.urgency)
        lines = tuple(line for line in self.lines if line.exposure <= trust)
        details = tuple(fact for fact in self.details if fact.exposure <= trust)
        if trust >= Exposure.BODY:
            return replace(self, lines=lines, details=details)
        cut = replace(self, lines=lines, details=details, picture=None, files=())
        return replace(cut, earlier=None)
