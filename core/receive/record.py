"""Ghi nhận — what every arrival leaves behind: a journal line, and a status for the sender."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.card import Ref
from core.effects.report_status import ReportStatus
from core.exchange.package import Package
from core.exchange.status import ExchangeStatus
from core.journal.entry import Entry
from core.people.agency import Agency
from core.ports import UnitOfWork

NAMES = UUID("a3a1d0c2-70c5-4f0e-8f51-0d1f5b1c8f01")


@dataclass(frozen=True)
class Act:
    """Việc của hệ thống — its code in the journal and the rules it follows."""

    step: str
    basis: str


RECEIVE = Act("receive", "R-8.1a R-3.5")
HOLD = Act("hold", "R-8.1b R-1.2")
STATUS = Act("status", "R-9.4a")
REPLIED = Act("replied", "R-9.5c")
RECALL = Act("recall", "R-8.2b")
REPLACED = Act("replaced", "R-9.4b")
SENT_AGAIN = Act("sent-again", "R-8.1b")


def status_of(
    package: Package, agency: Agency, status: ExchangeStatus, now: datetime, words: str = ""
) -> ReportStatus:
    """Gói trạng thái — of the package as it came, in the name of the system."""
    return ReportStatus(
        from_code=agency.code,
        from_name=agency.name,
        to_code=package.sender.code,
        document_uid=package.document_uid,
        reference=package.reference,
        issued_on=package.issued_on,
        status=status,
        at=now,
        description=words,
    )


def journal(
    work: UnitOfWork, agency_id: UUID, ref: Ref, act: Act, state: str, now: datetime, **details: Any
) -> None:
    """Dòng nhật ký — of something that the exchange brought about, not a person."""
    work.record(
        Entry(
            agency_id,
            now,
            None,
            "exchange",
            act.step,
            act.basis,
            ref.area,
            ref.id,
            "",
            state,
            details,
        )
    )
