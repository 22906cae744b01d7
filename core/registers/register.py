"""Sổ đăng ký — numbers by year, from 1, one series for paper and electronic (NĐ 30 Đ.15, Đ.22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.calendar import TIME_ZONE


class RegisterKind(StrEnum):
    INCOMING = "incoming"
    OUTGOING = "outgoing"


@dataclass(frozen=True)
class Register:
    """Sổ của một năm — the year turns at midnight +07:00, whatever the server's zone; `series` is
    the hệ thống số within it, empty for the one of incoming documents.
    """

    agency_id: UUID
    kind: RegisterKind
    year: int
    series: str = ""

    @classmethod
    def of(cls, agency_id: UUID, kind: RegisterKind, at: datetime, series: str = "") -> Register:
        return cls(agency_id, kind, at.astimezone(TIME_ZONE).year, series)
