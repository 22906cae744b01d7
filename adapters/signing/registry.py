"""Đọc chứng thư số để vào danh sách — what the registry keeps of a certificate; never a key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from adapters.signing.chain import certificate
from adapters.signing.holders import is_agency

MOST_BYTES = 1024 * 1024


class HoldsPrivateKey(ValueError):
    """A private key stands in the file: it must never be handed in."""


@dataclass(frozen=True)
class Read:
    """Chứng thư số đã đọc — serial in hex; `agency` by our reading of its subject."""

    serial: str
    issuer: str
    subject: str
    fingerprint: str
    valid_from: datetime
    valid_until: datetime
    agency: bool


def read_certificate(content: bytes) -> Read:
    """PEM or DER, the first in the file. ValueError when it is none; `HoldsPrivateKey`."""
    if b"PRIVATE KEY" in content:
        raise HoldsPrivateKey
    if len(content) > MOST_BYTES:
        raise ValueError(len(content))
    found = certificate(content)
    subject, issuer = found.subject.native, found.issuer.native
    names = {
        name: tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for name, value in subject.items()
    }
    return Read(
        serial=format(found.serial_number, "x"),
        issuer=str(issuer.get("common_name", found.issuer.human_friendly)),
        subject=str(subject.get("common_name", found.subject.human_friendly)),
        fingerprint=hashlib.sha256(found.dump()).hexdigest(),
        valid_from=found.not_valid_before,
        valid_until=found.not_valid_after,
        agency=is_agency(names),
    )
