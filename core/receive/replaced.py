"""Văn bản thay thế, cập nhật — the earlier one says so, and whoever works on it is told (R-9.4b)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.card import Area, Ref
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.exchange.package import Package, PackageKind
from core.incoming.document import IncomingDocument
from core.ports import UnitOfWork
from core.receive.record import REPLACED, journal
from core.step import NoSuchDocument

_LATER = (PackageKind.REPLACE, PackageKind.UPDATE)


def replaced(work: UnitOfWork, package: Package, agency_id: UUID) -> IncomingDocument | None:
    """The earlier document of the same sender that this package replaces or updates, if we have
    it; nobody replaces what another has sent.
    """
    if package.kind not in _LATER:
        return None
    sender = package.sender.code
    for reply in package.replies_to:
        for kind in (PackageKind.NEW, *_LATER):
            found = work.known(agency_id, sender, reply.document_uid, kind)
            if found is not None:
                return _loaded(work, found)
    return None


def _loaded(work: UnitOfWork, document_id: UUID) -> IncomingDocument | None:
    try:
        document: IncomingDocument = work.load(Ref(Area.INCOMING, document_id))
    except NoSuchDocument:
        return None
    return document


def give_way(
    work: UnitOfWork, earlier: IncomingDocument, later: IncomingDocument, now: datetime
) -> None:
    """The earlier one stays readable; its card and its people point at the later one."""
    earlier.replaced_by_id = later.id
    work.save(earlier)
    ref = Ref(Area.INCOMING, earlier.id)
    journal(work, earlier.agency_id, ref, REPLACED, earlier.state, now, by=later.id.hex)
    tasks = work.tasks_of(earlier.id)
    told = {task.assignee_id for task in tasks if task.completed_at is None}
    names = later.sender_name or later.sender_code
    work.post(
        earlier.agency_id,
        [
            Refresh(Area.INCOMING, earlier.id),
            *(
                Notify(one, Area.INCOMING, earlier.id, reason="reason-replaced", names=names)
                for one in sorted(told)
            ),
        ],
        now,
    )
