"""Chứng thư số, thiết bị lưu khóa — who holds which, from when to when, and on which paper (R-11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.card import Area


class CertificateState(StrEnum):
    """IN_USE with its holder; HANDED_OVER to a clerk in writing (the agency's only); then over."""

    IN_USE = "in_use"
    HANDED_OVER = "handed_over"
    EXPIRED = "expired"
    REVOKED = "revoked"


OPEN = (CertificateState.IN_USE, CertificateState.HANDED_OVER)


@dataclass(eq=False)
class Certificate:
    """Chứng thư số — with the device that keeps its key. `holder_id` is the person whose it is,
    None for the agency's own. The key itself is never here.

    `keeper_id` has the agency's device, by the paper `basis_number` of `basis_on`, until
    `keep_until`. `substitutes` are rows {person_id, name, from_at, until_at, number, on, by, at};
    `handovers` rows {what, name, number, on, until, by, at}, oldest first, never changed.
    """

    area: ClassVar[Area] = Area.CERTIFICATE

    id: UUID
    agency_id: UUID
    state: CertificateState
    holder_id: UUID | None
    holder_name: str
    serial: str
    issuer: str
    fingerprint: str
    valid_from: datetime
    valid_until: datetime
    device: str
    entered_at: datetime
    keeper_id: UUID | None = None
    keep_from: datetime | None = None
    keep_until: datetime | None = None
    basis_number: str = ""
    basis_on: date | None = None
    received_at: datetime | None = None
    substitutes: list[dict[str, Any]] = field(default_factory=list)
    handovers: list[dict[str, Any]] = field(default_factory=list)
    revoked_at: datetime | None = None
    revoked_for: str = ""
    urgency: int = 0
    due_at: datetime | None = None
    version: int = 1

    @property
    def of_agency(self) -> bool:
        return self.holder_id is None

    @property
    def open(self) -> bool:
        return self.state in OPEN
