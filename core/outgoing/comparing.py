"""Đối chiếu bản lưu — every night: what was sent is what is kept, for every document (R-9.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from core.calendar import local
from core.card import Area
from core.effects.notify import Notify
from core.errors import Fault, Turn
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Role
from core.ports import Ports, UnitOfWork

PAGE = 100
ISSUED = (OutgoingState.DISPATCHED, OutgoingState.DELIVERED, OutgoingState.RECALLED)
NIGHT = 3
"""Looked at once between this hour and the next six, local time."""


async def compare(ports: Ports) -> int | None:
    """Số văn bản không khớp — None when it is not night, or was done tonight already."""
    now = ports.clock.now()
    here = local(now)
    if not NIGHT <= here.hour < NIGHT + 6:
        return None
    if not await ports.store.write(lambda work: work.tick("compare", f"{here:%Y-%m-%d}", now)):
        return None
    return await compare_all(ports)


async def compare_all(ports: Ports) -> int:
    """Đối chiếu tất cả — the clerks are told of each one that does not agree."""
    found, after = 0, None
    while True:
        page = await _page(ports, after)
        bad = [document for document in page if not await agrees(document, ports)]
        if bad:
            now = ports.clock.now()
            await ports.store.write(lambda work, rows=bad, at=now: _tell(work, rows, at))  # type: ignore[misc]
        found += len(bad)
        if len(page) < PAGE:
            return found
        after = page[-1].id


async def _page(ports: Ports, after: UUID | None) -> Sequence[OutgoingDocument]:
    return await ports.store.read(lambda records: records.issuing(ISSUED, PAGE, after))


async def agrees(document: OutgoingDocument, ports: Ports) -> bool:
    """Khớp — the kept file is there with its hash, and no receiver was sent another. What was
    issued outside the system (R-5.2) has no file here.
    """
    if document.sealed is None:
        return True
    kept = document.sealed["sha256"]
    if any(row.get("sha256", kept) != kept for row in document.deliveries):
        return False
    try:
        await ports.files.get(kept)  # reads it and compares the hash
    except Fault as fault:
        if fault.turn is not Turn.NEVER:
            raise
        return False
    return True


def _tell(work: UnitOfWork, rows: Sequence[OutgoingDocument], now: datetime) -> None:
    for document in rows:
        clerks = work.directory(document.agency_id).having(Role.CLERK)
        told = [
            Notify(one.id, Area.OUTGOING, document.id, reason="reason-copy-differs")
            for one in clerks
        ]
        work.post(document.agency_id, told, now)
