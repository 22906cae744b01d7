"""Ký số — the port that makes signatures; the key may be anywhere, also on another machine.

Every signature is made in two phases. `begin` writes the file up to the last byte but the
signature's own, and gives what is to be signed: the signed attributes, a few hundred bytes. The key
signs them wherever it is, and `finish` puts the signature in, adds timestamps as the level wants,
and validates the file before it gives it back. Where the key is at hand, `sign` does all three.

A chain in the order of Điều 9: `prepare` (before the approval, for it rewrites the file) → `sign`
with the leader's act, once for each leader → one `sign` with the agency's act, which writes number
and date and seals in the same revision. What lies in between is only ever appended.
"""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from core.signing.places import AGENCY_FIELD, INITIAL_FIELD, LEADER_FIELD, LEGEND, MM, Places

WAIT = timedelta(minutes=10)
"""How long a prepared signature may wait for its key: the time on the picture is already set."""


class Level(StrEnum):
    """Mức PAdES — B: signature alone; T: with a timestamp; LTA: with all that later checks need."""

    B = "b-b"
    T = "b-t"
    LTA = "b-lta"


class Appearance(StrEnum):
    """Hình thức hiển thị — as the regulation of 2019 wants it, or as NĐ 30/2020 does."""

    SEED2019 = "seed2019"
    ND30 = "nd30"


class Kind(StrEnum):
    """Ký với tư cách gì — a person's: leader, initial; the agency's: all others (R-8.5c, R-9.2d)."""

    LEADER = "leader"
    INITIAL = "initial"
    DOCUMENT = "document"
    ATTACHMENT = "attachment"
    SCAN = "scan"
    COPY = "copy"


class CopyKind(StrEnum):
    """Hình thức sao (NĐ 30 Đ.25) — sao y, sao lục, trích sao; the value is what is printed."""

    CERTIFIED = "SAO Y"
    DUPLICATE = "SAO LỤC"
    EXTRACT = "TRÍCH SAO"


@dataclass(frozen=True)
class Profile:
    """Cấu hình ký của cơ quan — `seal_mm` is the diameter of its real seal (R-10.2a)."""

    level: Level = Level.B
    appearance: Appearance = Appearance.SEED2019
    seal_mm: float = 36.0


@dataclass(frozen=True)
class CopyForm:
    """Thể thức bản sao (NĐ 30, phụ lục I, phần II) — what stands under the end of what was copied:
    form of copy, agency, number, place and day, the lines of authority and the name, “Nơi nhận”.
    `room` is how many points the last page has left under its last word.
    """

    kind: CopyKind
    agency: str
    reference: str
    dated: str
    lines: tuple[str, ...]
    name: str
    receivers: tuple[str, ...]
    room: float = 0.0


@dataclass(frozen=True)
class Attached:
    """Tệp đính trong PDF — the signature covers it with the pages."""

    name: str
    content: bytes = dataclasses.field(repr=False)


@dataclass(frozen=True)
class Plan:
    """Kế hoạch ký một văn bản — what `prepare` puts on the draft; `urgency` is the stamp's words
    (one of `STAMPS`) or empty; `corner` the size of an agency's box at the top right of page 1;
    `form` what `copy` writes under the end of the text; `attached` a file to be carried inside.
    """

    places: Places
    urgency: str = ""
    corner: tuple[float, float] | None = None
    form: CopyForm | None = None
    attached: Attached | None = None


@dataclass(frozen=True)
class Act:
    """Một lần ký — `picture` is a PNG (blue handwriting, or red seal), empty for a drawn one;
    `agency` the name that an agency's signature shows; `reference` (“15/SNV-VP”) and `issued`
    (“Thanh Hóa, ngày …”) are written into the file by a DOCUMENT act; `title` heads a COPY.
    """

    kind: Kind
    field: str
    at: datetime
    profile: Profile = dataclasses.field(default_factory=Profile)
    picture: bytes = dataclasses.field(default=b"", repr=False)
    agency: str = ""
    reference: str = ""
    issued: str = ""
    title: str = ""


@dataclass(frozen=True)
class Prepared:
    """Tệp chờ chữ ký — `attributes` (DER) is what the key signs; `digest`, `start`, `end` say where
    the signature goes; a detached signature has an empty `pdf`.
    """

    pdf: bytes = dataclasses.field(repr=False)
    attributes: bytes
    digest: bytes
    start: int
    end: int
    certificate: bytes = dataclasses.field(repr=False)
    chain: tuple[bytes, ...] = dataclasses.field(repr=False)
    level: Level
    at: datetime
    expires_at: datetime

    def state(self) -> dict[str, Any]:
        """All but the file, as JSON: to be kept beside the file's hash until the key has signed."""
        return {
            "attributes": _text(self.attributes), "digest": _text(self.digest),
            "start": self.start, "end": self.end, "certificate": _text(self.certificate),
            "chain": [_text(one) for one in self.chain], "level": self.level.value,
            "at": self.at.isoformat(), "expires_at": self.expires_at.isoformat(),
        }  # fmt: skip

    @classmethod
    def of(cls, pdf: bytes, state: Mapping[str, Any]) -> Prepared:
        """The same again. KeyError, ValueError or TypeError when it is not one."""
        return cls(
            pdf, _bytes(state["attributes"]), _bytes(state["digest"]), int(state["start"]),
            int(state["end"]), _bytes(state["certificate"]), tuple(map(_bytes, state["chain"])),
            Level(state["level"]), datetime.fromisoformat(state["at"]),
            datetime.fromisoformat(state["expires_at"]),
        )  # fmt: skip


class Key(Protocol):
    """Khóa bí mật của một chứng thư số — wherever it is kept. `certificate` and `chain` are DER.

    `sign` gives the raw signature over the SHA-256 of these bytes: PKCS#1 v1.5 for RSA, DER for
    ECDSA. It raises a `Refusal` the person can act on, or a `Fault` when the outside failed.
    """

    @property
    def certificate(self) -> bytes: ...
    @property
    def chain(self) -> Sequence[bytes]: ...
    async def sign(self, attributes: bytes) -> bytes: ...


class Signing(Protocol):
    """Ký số — all raise the refusals of `core.signing.refusals`; `finish` and `sign` also `Fault`
    AGAIN when the timestamp cannot be had: then nothing has been signed.
    """

    async def prepare(self, draft: bytes, plan: Plan) -> bytes: ...
    async def copy(self, source: bytes, plan: Plan, pages: Sequence[int] = ()) -> bytes: ...
    async def begin(
        self, pdf: bytes, certificate: bytes, act: Act, chain: Sequence[bytes] = ()
    ) -> Prepared: ...
    async def begin_detached(
        self, content: bytes, certificate: bytes, act: Act, chain: Sequence[bytes] = ()
    ) -> Prepared: ...
    async def finish(self, prepared: Prepared, signature: bytes, now: datetime) -> bytes: ...
    async def sign(self, pdf: bytes, key: Key, act: Act) -> bytes: ...
    async def sign_detached(self, content: bytes, key: Key, act: Act) -> bytes: ...


def leader_act(
    at: datetime, profile: Profile, *, picture: bytes = b"", field: str = LEADER_FIELD
) -> Act:
    """Người có thẩm quyền ký — certifies when nobody signed before."""
    return Act(Kind.LEADER, field, at, profile, picture)


def initial_act(at: datetime, profile: Profile, *, field: str = INITIAL_FIELD) -> Act:
    """Ký nháy — before the leader, whose signature then approves and no longer certifies."""
    return Act(Kind.INITIAL, field, at, profile)


def corner_plan(kind: Kind, profile: Profile) -> Plan:
    """Tệp chỉ có chữ ký của cơ quan (R-8.5c, R-9.2d) — an attachment, a scan or a copy: NĐ 30 wants
    words alone, the regulation of 2019 the seal in its real size above them.
    """
    if profile.appearance is Appearance.ND30:
        return Plan(Places(), corner=(80 * MM, (3 if kind is Kind.COPY else 2) * 13.0))
    side, title = profile.seal_mm * MM, 16.0 if kind is Kind.COPY else 0.0
    return Plan(Places(), corner=(side, side + LEGEND + title))


def agency_act(
    kind: Kind, at: datetime, profile: Profile, agency: str, *,
    picture: bytes = b"", reference: str = "", title: str = "",
) -> Act:  # fmt: skip
    """Ký số của cơ quan ở góc trên bên phải — `reference` on an attachment, `title` on a copy."""
    return Act(kind, AGENCY_FIELD, at, profile, picture, agency, reference, "", title)


def document_act(
    at: datetime, profile: Profile, agency: str, reference: str, issued: str, *,
    picture: bytes = b"", field: str = AGENCY_FIELD,
) -> Act:  # fmt: skip
    """Văn thư cấp số và ký số của cơ quan — number, date and seal in one revision (R-9.2b, d)."""
    return Act(Kind.DOCUMENT, field, at, profile, picture, agency, reference, issued)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
