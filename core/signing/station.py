"""Máy ký — the signing agent on a person's own machine, paired with the account by a code (R-11.1).

The key never leaves that machine. The server knows the certificate, what waits for its key, and by
which secret token the machine is recognised; of the token only the SHA-256 is kept.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.errors import Refusal
from core.signing.required import Purpose
from core.text import fold

MOST_CHAIN = 5
MOST_CERTIFICATE = 16 * 1024
NAME = 80


class StationUnknown(Refusal):
    """The machine is not, or no longer, paired."""


class StationCodeInvalid(Refusal):
    """Unknown, used or expired: one sentence for all three."""


class NoStation(Refusal):
    """The person has paired no machine for this kind of signature."""


class NoSuchRequest(Refusal):
    """It is over, was fulfilled, or the document has moved on."""


class CertificateUnreadable(Refusal):
    """These bytes are no certificate."""


class CertificateOfAnother(Refusal):
    """The certificate names neither the person nor, for a clerk, the agency; `holder`."""


@dataclass(frozen=True)
class Holder:
    """Chủ thể chứng thư số — as the certificate names it; `code` only in an agency's."""

    name: str
    is_agency: bool
    code: str = ""

    def of(self, code: str, name: str) -> bool:
        """Của cơ quan này — by the code when the certificate has one, else by the name."""
        if self.code:
            return "".join(self.code.split()).upper() == "".join(code.split()).upper()
        return fold(self.name) == fold(name)


class Holders(Protocol):
    """Đọc chứng thư số — raises `CertificateUnreadable`; nothing of it is trusted yet."""

    def read(self, certificate: bytes) -> Holder: ...


@dataclass(frozen=True)
class Station:
    """Máy ký — of one person, for one certificate; `certificate` and `chain` are DER, as base64."""

    digest: str
    id: UUID
    agency_id: UUID
    person_id: UUID
    name: str
    purpose: Purpose
    holder: str
    certificate: str
    paired_at: datetime
    chain: list[str] = field(default_factory=list)
    ended_at: datetime | None = None

    @property
    def leaf(self) -> bytes:
        """Chứng thư số — DER."""
        return base64.b64decode(self.certificate)

    @property
    def above(self) -> tuple[bytes, ...]:
        """Các chứng thư số cấp trên — DER, the issuer's first."""
        return tuple(map(base64.b64decode, self.chain))


def token_digest(token: str) -> str:
    """Tokens are looked up by digest: the look-up itself gives no timing away."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def pairing_digest(code: str) -> str:
    """Mã ghép máy ký — a code for the chat opens no machine, and the other way round."""
    plain = "".join(code.split()).replace("-", "").upper()
    return hashlib.sha256(f"may-ky:{plain}".encode(errors="replace")).hexdigest()


def four_digits(attributes: bytes) -> str:
    """Bốn số đối chiếu — of what the key signs; the chat and the machine show the same."""
    return f"{int.from_bytes(hashlib.sha256(attributes).digest()[:8]) % 10_000:04}"
