"""Thông báo thu hồi — a package that takes an earlier document back (R-8.2a)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from core.card import Area, Ref
from core.errors import Refusal
from core.exchange.package import Arrival, Package, PackageKind
from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingState
from core.incoming.parcel import Parcel, ParcelState
from core.people.person import Actor
from core.perform import perform
from core.ports import Ports, UnitOfWork
from core.receive.parcels import hold
from core.receive.record import NAMES, RECALL, journal, status_of
from core.step import Press, Stale
from core.text import Text

LONGEST = 500
_TAKEN_BACK = (PackageKind.NEW, PackageKind.REPLACE, PackageKind.UPDATE)


async def take_recall(arrival: Arrival, package: Package, agency_id: UUID, ports: Ports) -> None:
    """Nhận thông báo thu hồi — a repeat changes nothing; a document that is not here is shown to
    the clerks, and of one that is cancelled already the sender is told once more.
    """
    raw = await ports.files.put(arrival.raw)
    found = await ports.store.write(lambda work: _target(work, package, agency_id))
    if found is None:
        await ports.store.write(lambda work: _unknown(work, package, agency_id, raw, ports))
        return
    press = Press("rca", found, None, {"notice": _notice(package, raw)})
    try:
        await perform(press, Actor.system(agency_id), ports)
    except Stale:
        raise  # written at the same moment: the arrival stays and comes again
    except Refusal:
        await ports.store.write(lambda work: _again(work, package, agency_id, found, raw, ports))


def _notice(package: Package, raw: str) -> dict[str, Any]:
    return {
        "by": package.sender.name or package.sender.code,
        "reason": package.content[:LONGEST],
        "order": package.reference,
        "raw": raw,
    }


def _target(work: UnitOfWork, package: Package, agency_id: UUID) -> UUID | None:
    """The document of that sender; nobody takes back what another has sent (R-3.5)."""
    for reply in package.replies_to[:1]:
        for kind in _TAKEN_BACK:
            found = work.known(agency_id, package.sender.code, reply.document_uid, kind)
            if found is not None:
                return found
    return None


def _unknown(work: UnitOfWork, package: Package, agency_id: UUID, raw: str, ports: Ports) -> None:
    target = next(iter(package.replies_to), None)
    named = (target.reference or target.document_uid) if target else ""
    parcel = Parcel(
        id=uuid5(NAMES, f"recall/{agency_id}/{raw}"),
        agency_id=agency_id,
        state=ParcelState.RECALL_UNKNOWN,
        received_at=ports.clock.now(),
        sender_code=package.sender.code,
        sender_name=package.sender.name,
        reason=Text.of("parcel-recall-unknown", reference=named or "—").wire(),
        raw_sha256=raw,
    )
    hold(work, parcel, work.directory(agency_id).agency, ports.clock.now(), [])


def _again(
    work: UnitOfWork, package: Package, agency_id: UUID, found: UUID, raw: str, ports: Ports
) -> None:
    now = ports.clock.now()
    ref = Ref(Area.INCOMING, found)
    document = work.load(ref)
    done = document.state in {IncomingState.RECALLED, IncomingState.RETURNED}
    if not done or not work.tick("recall-again", f"{found}/{raw}", now):
        return
    agency = work.directory(agency_id).agency
    answer = replace(  # of the document that was taken back, not of the notice
        status_of(package, agency, ExchangeStatus.RECALL_AGREED, now),
        document_uid=document.document_uid,
        reference=document.reference,
        issued_on=document.issued_on,
    )
    journal(work, agency_id, ref, RECALL, document.state, now, raw=raw)
    work.post(agency_id, [answer], now)
