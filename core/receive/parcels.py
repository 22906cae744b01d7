"""Gói tin giữ lại — duplicate, unreadable or secret: answered, and shown to the clerks."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid5

from core.calendar import TIME_ZONE
from core.card import Area, Ref
from core.effect import Effect
from core.effects.notify import Notify
from core.errors import Refusal
from core.exchange.package import Arrival, Package
from core.exchange.status import ExchangeStatus
from core.incoming import rules
from core.incoming.parcel import Parcel, ParcelState
from core.people.agency import Agency
from core.ports import Ports, UnitOfWork
from core.receive.record import HOLD, NAMES, journal, status_of
from core.text import Text
from core.waits.wait import Wait


def hold_duplicate(
    work: UnitOfWork, package: Package, agency: Agency, known: UUID, raw: str, now: datetime
) -> None:
    """Gói trùng — the sender is told again that it arrived; the clerk sees it once."""
    earlier = work.load(Ref(Area.INCOMING, known))
    parcel = Parcel(
        id=uuid5(NAMES, f"duplicate/{known}/{raw}"),
        agency_id=agency.id,
        state=ParcelState.DUPLICATE,
        received_at=now,
        sender_code=package.sender.code,
        sender_name=package.sender.name,
        reason=Text.of(
            "parcel-duplicate",
            reference=earlier.reference,
            at=f"{earlier.received_at.astimezone(TIME_ZONE):%d/%m/%Y}",
        ).wire(),
        raw_sha256=raw,
        of_document_id=known,
    )
    hold(work, parcel, agency, now, [status_of(package, agency, ExchangeStatus.ARRIVED, now)])


async def hold_unreadable(
    arrival: Arrival, agency_id: UUID, refusal: Refusal, ports: Ports
) -> None:
    raw = await ports.files.put(arrival.raw)
    now = ports.clock.now()
    parcel = Parcel(
        id=uuid5(NAMES, f"unreadable/{agency_id}/{raw}"),
        agency_id=agency_id,
        state=ParcelState.UNREADABLE,
        received_at=now,
        reason=refusal.text.wire(),
        raw_sha256=raw,
    )
    await ports.store.write(
        lambda work: hold(work, parcel, work.directory(agency_id).agency, now, [])
    )
    await ports.dms.reject(arrival, ports.texts.plain(refusal.text))


async def refuse_secret(arrival: Arrival, package: Package, agency_id: UUID, ports: Ports) -> None:
    """Từ chối văn bản mật — only who and when is kept; not one byte of content (R-1.2)."""
    now = ports.clock.now()
    words = ports.texts.plain(Text.of("reason-c12"))
    known = bool(package.sender.code)
    parcel = Parcel(
        id=_secret_id(arrival, package, agency_id),
        agency_id=agency_id,
        state=ParcelState.SECRET,
        received_at=now,
        sender_code=package.sender.code,
        sender_name=package.sender.name,
        reason=Text.of("parcel-secret" if known else "parcel-secret-unanswered").wire(),
    )

    def unit(work: UnitOfWork) -> None:
        agency = work.directory(agency_id).agency
        refused = status_of(package, agency, ExchangeStatus.REFUSED, now, f"C12: {words}")
        hold(work, parcel, agency, now, [refused] if known else [])

    await ports.store.write(unit)


def _secret_id(arrival: Arrival, package: Package, agency_id: UUID) -> UUID:
    """The same for the same arrival, and from nothing of its content, not even a hash."""
    sender, uid = package.sender.code, package.document_uid
    if sender and uid:
        return uuid5(NAMES, f"secret/{agency_id}/{sender}/{uid}")
    return uuid5(NAMES, f"secret-arrival/{agency_id}/{arrival.mailbox}/{arrival.name}")


def hold(
    work: UnitOfWork, parcel: Parcel, agency: Agency, now: datetime, effects: list[Effect]
) -> None:
    """Giữ gói tin — once; a second arrival of the same bytes changes nothing."""
    if not work.add_once(parcel):
        return
    directory = work.directory(agency.id)
    clerks = rules.parcel_waiting(parcel, directory)
    ref = Ref(Area.PARCEL, parcel.id)
    work.put_waits(
        parcel.id,
        [Wait(Area.PARCEL, parcel.id, person, agency.id, parcel.state, now) for person in clerks],
    )
    work.concern(ref, clerks)
    journal(work, agency.id, ref, HOLD, parcel.state, now)
    told = [Notify(person, Area.PARCEL, parcel.id) for person in clerks]
    work.post(agency.id, [*effects, *told], now)
