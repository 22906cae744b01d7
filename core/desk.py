"""Bàn ký — what the signing agents ask of the server: pair, see what waits, hand in a signature.

Rights are looked at anew with every call: a machine that is no longer paired, or whose person has
lost the post, gets nothing.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from core.asking import Due, Waiting, asked_of
from core.attestation import signing as attesting
from core.card import Area, Ref
from core.copies import signing as copying
from core.effects.end_request import ENDS
from core.exchange.formats.seal import seal_name
from core.incoming import scanning
from core.journal.entry import Entry
from core.outgoing import asking as issuing
from core.people.directory import Directory, Stranger
from core.people.person import Actor, Person, Role
from core.people.secrets import LINK_CODE_LIFE, LinkCode, LinkCodeInvalid
from core.perform import Done, perform
from core.signing.making import Prepared
from core.signing.required import Purpose
from core.signing.station import (
    NAME,
    CertificateOfAnother,
    Holder,
    NoSuchRequest,
    Station,
    StationCodeInvalid,
    StationUnknown,
    pairing_digest,
    token_digest,
)
from core.step import NoSuchDocument, Press
from core.text import fold

if TYPE_CHECKING:
    from core.ports import Ports, Records, UnitOfWork

VIA = "agent"
PAGE, MOST = 200, 2_000
DUE: Mapping[Area, Callable[[Any], Due | None]] = {
    Area.OUTGOING: issuing.due,
    Area.INCOMING: scanning.due,
    Area.COPY: copying.due,
    Area.ATTESTATION: attesting.due,
}
"""Ký được gì — the kinds of documents that wait for a key, and how each says what is due."""


async def offer(code: str, actor: Actor, ports: Ports) -> None:
    """Mở ghép máy ký — the code is single use and good for ten minutes; only its digest is kept."""
    now, person = ports.clock.now(), actor.person_id
    if person is None:
        raise Stranger

    def unit(work: UnitOfWork) -> None:
        work.put_link_code(LinkCode(pairing_digest(code), person, now + LINK_CODE_LIFE))
        work.record(_entry(actor, "station_code", now))

    await ports.store.write(unit)


async def pair(
    code: str, name: str, certificates: Sequence[bytes], ports: Ports
) -> tuple[str, Station]:
    """Ghép máy ký — with the secret token, shown to the machine once. Raises `StationCodeInvalid`,
    `CertificateUnreadable`, `CertificateOfAnother`.
    """
    holder = ports.holders.read(certificates[0] if certificates else b"")
    token, now = secrets.token_urlsafe(32), ports.clock.now()

    def unit(work: UnitOfWork) -> Station:
        station = _station(work, code, name, certificates, holder, token_digest(token), now)
        for old in work.stations_of(station.person_id):
            if old.purpose is station.purpose:
                work.put_station(replace(old, ended_at=now))
        work.put_station(station)
        work.record(_entry(_actor(station), "station_paired", now, holder=station.holder))
        return station

    return token, await ports.store.write(unit)


def _station(
    work: UnitOfWork, code: str, name: str, certificates: Sequence[bytes], holder: Holder,
    digest: str, now: datetime,
) -> Station:  # fmt: skip
    directory, person = _whose(work, code, now)
    agency = directory.agency
    if not holder.is_agency and fold(holder.name) == fold(person.name):
        purpose = Purpose.PERSON
    elif holder.is_agency and Role.CLERK in person.roles and holder.of(agency.code, agency.name):
        purpose = Purpose.AGENCY
    else:
        raise CertificateOfAnother(holder=holder.name)
    leaf, *above = (base64.b64encode(one).decode("ascii") for one in certificates)
    return Station(
        digest, uuid4(), agency.id, person.id, name.strip()[:NAME], purpose, holder.name, leaf, now,
        above,
    )  # fmt: skip


def _whose(work: UnitOfWork, code: str, now: datetime) -> tuple[Directory, Person]:
    """Spends the code. Raises `StationCodeInvalid`, whatever is wrong with it."""
    kept = work.link_code(pairing_digest(code))
    agency_id = work.agency_of(kept.person_id) if kept else None
    if kept is None or agency_id is None:
        raise StationCodeInvalid
    try:
        work.put_link_code(kept.spent(now))
        directory = work.directory(agency_id)
        return directory, directory.person(kept.person_id)
    except (LinkCodeInvalid, Stranger):
        raise StationCodeInvalid from None


async def station_with(token: str, ports: Ports) -> Station:
    """Máy ký có mã này — still paired, and its person still here. Raises `StationUnknown`."""
    return await ports.store.read(lambda records: _known(records, token_digest(token)))


def _known(records: Records, digest: str) -> Station:
    station = records.station(digest)
    if station is None or station.ended_at is not None:
        raise StationUnknown
    try:
        person = records.directory(station.agency_id).person(station.person_id)
    except Stranger:
        raise StationUnknown from None
    if station.purpose is Purpose.AGENCY and Role.CLERK not in person.roles:
        raise StationUnknown
    return station


async def unpair(station: Station, ports: Ports) -> None:
    """Bỏ ghép — at once; what waits for it waits until it ends."""
    now = ports.clock.now()

    def unit(work: UnitOfWork) -> None:
        work.put_station(replace(station, ended_at=now))
        work.record(_entry(_actor(station), "station_unpaired", now, holder=station.holder))

    await ports.store.write(unit)


async def waiting(station: Station, ports: Ports) -> list[Waiting]:
    """Chờ ký trên máy này — what its person was asked for, and what its key can sign."""
    now = ports.clock.now()
    return await ports.store.read(lambda records: list(_waiting(records, station, now)))


def _waiting(records: Records, station: Station, now: datetime) -> Iterator[Waiting]:
    for start in range(0, MOST, PAGE):
        waits = records.waits_for(station.person_id, PAGE, start)
        for wait in waits:
            if wait.area in DUE:
                ref = Ref(Area(wait.area), wait.document_id)
                yield from _one(records, station, ref, now)
        if len(waits) < PAGE:
            return


def _one(records: Records, station: Station, ref: Ref, now: datetime) -> Iterator[Waiting]:
    try:
        document = records.load(ref)
    except NoSuchDocument:
        return
    due = DUE[ref.area](document)
    asked = asked_of(document, due, station.person_id, now)
    if due is None or asked is None or asked["station"] != station.id.hex:
        return
    yield Waiting(ref, due, document.reference, document.subject, document.version, asked)


def _named(records: Records, station: Station, key: UUID, now: datetime) -> list[Waiting]:
    """The machine names a document by its id alone, which no two documents share."""
    return [one for area in DUE for one in _one(records, station, Ref(area, key), now)]


async def asked_for(station: Station, key: UUID, ports: Ports) -> Waiting:
    """Một đề nghị ký. Raises `NoSuchRequest` when it is over, or never was this machine's."""
    now = ports.clock.now()
    found = await ports.store.read(lambda records: _named(records, station, key, now))
    if not found:
        raise NoSuchRequest
    return found[0]


async def file_of(waiting: Waiting, ports: Ports) -> bytes:
    """Tệp chờ chữ ký — exactly the bytes that will be signed."""
    return await ports.files.get(waiting.request["before" if waiting.detached else "file"])


async def decline(station: Station, key: UUID, ports: Ports) -> None:
    """Từ chối ký trên máy — the request ends at once; the document stays where it is."""
    asked = await asked_for(station, key, ports)
    press = Press(ENDS[asked.ref.area], key, None, {"file": asked.request["file"]})
    await perform(press, Actor.system(station.agency_id), ports)


async def names(station: Station, ports: Ports) -> tuple[str, str]:
    """Họ tên, tên cơ quan — for the machine's own page."""
    directory = await ports.store.read(lambda records: records.directory(station.agency_id))
    return directory.name(station.person_id), directory.agency.name


async def hand_in(station: Station, key: UUID, signature: bytes, ports: Ports) -> Done:
    """Nộp chữ ký — the finished file goes the same way as one that was signed elsewhere and handed
    in: it is verified before the document moves. Raises what `finish` and the step raise.
    """
    asked = await asked_for(station, key, ports)
    whole = b"" if asked.detached else await file_of(asked, ports)
    prepared = Prepared.of(whole, asked.request)
    made = await ports.signing.finish(prepared, signature, ports.clock.now())
    name = seal_name(asked.due.name) if asked.detached else asked.due.name
    file = {"sha256": await ports.files.put(made), "name": name, "size": len(made)}
    press = Press(asked.due.step, key, asked.version, {"file": file}, asked=True)
    return await perform(press, _actor(station), ports)


def _actor(station: Station) -> Actor:
    return Actor(station.person_id, station.agency_id, VIA)


def _entry(actor: Actor, step: str, now: datetime, **details: Any) -> Entry:
    if actor.person_id is None:
        raise Stranger
    return Entry(
        agency_id=actor.agency_id,
        at=now,
        person_id=actor.person_id,
        via=actor.via,
        step=step,
        basis="R-11.1",
        area="person",
        document_id=actor.person_id,
        before="",
        after="made",
        details=details,
    )
