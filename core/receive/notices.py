"""Trạng thái từ nơi nhận — where our own document stands at a receiver (R-9.4a)."""

from __future__ import annotations

from uuid import UUID

from core.card import Area, Ref
from core.exchange.package import StatusNotice
from core.ports import Ports, UnitOfWork
from core.receive.record import STATUS, journal


async def take_status(notice: StatusNotice, agency_id: UUID, ports: Ports) -> None:
    """Trạng thái từ nơi nhận — moves the line of that receiver on our board (R-9.4a)."""
    now = ports.clock.now()

    def unit(work: UnitOfWork) -> None:
        found = work.sent(agency_id, notice.document_uid)
        if found is None:
            return
        document = work.load(Ref(Area.OUTGOING, found))
        rows = [dict(row) for row in document.deliveries]
        for row in rows:
            mine = notice.sender.code == row["code"] or notice.sender.name == row["name"]
            if mine and row["status"] != "confirmed":
                row["status"] = f"status-{notice.status}"
        document.deliveries = rows
        work.save(document)
        ref = Ref(Area.OUTGOING, found)
        who = {"status": notice.status, "sender": notice.sender.code}
        journal(work, agency_id, ref, STATUS, document.state, now, **who)

    await ports.store.write(unit)
