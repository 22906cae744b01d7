"""Thông báo thu hồi — a package that takes an earlier document back (R-8.2a).

It may overtake its document. Then it lies with the clerks as a parcel whose id says what it takes
back, and the document is taken back as it comes. Whoever comes second looks for the other after
his own commit, so that one of the two always finds it.
"""

from __future__ import annotations

from contextlib import suppress
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
from core.ports import Ports, Records, UnitOfWork
from core.receive.parcels import hold
from core.receive.record import NAMES, RECALL, journal, status_of
from core.step import NoSuchDocument, NotNow, Press, Stale
from core.text import Text

LONGEST = 500
_TAKEN_BACK = (PackageKind.NEW, PackageKind.REPLACE, PackageKind.UPDATE)


async def take_recall(arrival: Arrival, package: Package, agency_id: UUID, ports: Ports) -> None:
    """Nhận thông báo thu hồi — a repeat changes nothing; a document that is not here is shown to
    the clerks, and of one that is cancelled already the sender is told once more.
    """
    raw = await ports.files.put(arrival.raw)
    found = await ports.store.write(lambda work: _target(work, package, agency_id))
    if found is not None:
        await _take_back(package, agency_id, found, raw, ports)
        return
    await ports.store.write(lambda work: _unknown(work, package, agency_id, raw, ports))
    for reply in package.replies_to[:1]:
        await take_back_early(package.sender.code, reply.document_uid, agency_id, ports)


async def take_back_early(sender: str, document_uid: str, agency_id: UUID, ports: Ports) -> None:
    """Thu hồi đến trước — when a notice for this document lies here, and the document too."""
    ref = Ref(Area.PARCEL, _parcel_id(agency_id, sender, document_uid))
    held = await ports.store.read(lambda records: _held(records, ref))
    if not document_uid or held is None or held.of_document_id is not None:
        return
    package = ports.dms.read(await ports.files.get(held.raw_sha256))
    if not isinstance(package, Package):
        return
    found = await ports.store.write(lambda work: _target(work, package, agency_id))
    if found is None:
        return
    await _take_back(package, agency_id, found, held.raw_sha256, ports)
    facts = {"document": found.hex, "reference": _named(package)}
    with suppress(NotNow):
        await perform(Press("mrc", held.id, None, facts), Actor.system(agency_id), ports)


def _held(records: Records, ref: Ref) -> Parcel | None:
    try:
        parcel: Parcel = records.load(ref)
    except NoSuchDocument:
        return None
    return parcel


async def _take_back(
    package: Package, agency_id: UUID, found: UUID, raw: str, ports: Ports
) -> None:
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


def _named(package: Package) -> str:
    target = next(iter(package.replies_to), None)
    return (target.reference or target.document_uid) if target else ""


def _parcel_id(agency_id: UUID, sender: str, target: str) -> UUID:
    """Một thông báo cho một văn bản — its reminders are the same thing."""
    return uuid5(NAMES, f"recall/{agency_id}/{sender}/{target}")


def _unknown(work: UnitOfWork, package: Package, agency_id: UUID, raw: str, ports: Ports) -> None:
    target, named = next(iter(package.replies_to), None), _named(package)
    uid = (target.document_uid if target else "") or raw
    parcel = Parcel(
        id=_parcel_id(agency_id, package.sender.code, uid),
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
