"""Văn bản trả lời đến — the line of that receiver on our board is closed by its number (R-9.5c)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from core.card import Area, Ref
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.exchange.package import Organ, Package, PackageKind
from core.people.agency import Agency
from core.ports import UnitOfWork
from core.receive.record import REPLIED, journal


def note_answers(work: UnitOfWork, package: Package, agency: Agency, now: datetime) -> None:
    """For each of our documents that the package says it answers; others are left alone."""
    if package.kind is not PackageKind.NEW:
        return
    for reply in package.replies_to:
        found = work.sent(agency.id, reply.document_uid)
        if found is not None:
            _close(work, package, agency, found, now)


def _close(work: UnitOfWork, package: Package, agency: Agency, found: UUID, now: datetime) -> None:
    ref = Ref(Area.OUTGOING, found)
    document = work.load(ref)
    rows = [_answered(dict(row), package, now) for row in document.deliveries]
    if rows == document.deliveries:
        return
    document.deliveries = rows
    work.save(document)
    facts = {"sender": package.sender.code, "reference": package.reference}
    journal(work, agency.id, ref, REPLIED, document.state, now, **facts)
    told = Notify(
        document.drafter_id, Area.OUTGOING, found, reason="reason-replied",
        names=package.sender.name or package.sender.code,
    )  # fmt: skip
    work.post(agency.id, [Refresh(Area.OUTGOING, found), told], now)


def _answered(row: dict[str, Any], package: Package, now: datetime) -> dict[str, Any]:
    if row.get("replied") or not _same(row, package.sender):
        return row
    return row | {"replied": package.reference, "replied_at": now.isoformat()}


def _same(row: dict[str, Any], sender: Organ) -> bool:
    return bool(
        (sender.code and sender.code == row["code"]) or (sender.name and sender.name == row["name"])
    )
