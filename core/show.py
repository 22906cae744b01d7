"""Trình bày — the card of one thing for one viewer; its buttons are the steps open to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import core.access.card as access
import core.attendance.card as attendance
import core.attestation.card as attestation
import core.calls.card as calls
import core.canary.card as canary
import core.certificates.card as certificates
import core.copies.card as copies
import core.delegations.card as delegations
import core.dossiers.card as dossiers
import core.duty.card as duty
import core.incoming.card as incoming
import core.opinions.card as opinions
import core.outgoing.card as outgoing
import core.tasks.card as tasks
from core import catalogue
from core.calendar import TIME_ZONE
from core.card import Area, Button, Card, Exposure, Fact, FileRef, Line, Ref
from core.incoming.information import information
from core.keeping import there
from core.opinions.tally import tally
from core.outgoing.information import information as outgoing_information
from core.people.directory import Directory, Stranger
from core.people.person import Person, Role
from core.ports import Clock, Records, Store
from core.recalled import accounted
from core.step import NoSuchDocument
from core.text import Text
from core.waits.countdown import left
from core.waits.wait import Wait

Lines = Callable[[Any, Directory, list[Any], datetime], Iterable[Line]]


@dataclass(frozen=True)
class Look:
    """Dáng thẻ — how one area is shown."""

    title: Callable[[Any], Text]
    lines: Lines
    picture: Callable[[Any], FileRef | None] = lambda _document: None
    files: Callable[[Any], list[FileRef]] = lambda _document: []
    details: Callable[[Any, Directory], tuple[Fact, ...]] = lambda _document, _directory: ()
    earlier: Callable[[Any], FileRef | None] = lambda _document: None


_ATTESTED = {Area.INCOMING, Area.OUTGOING}
RECORDS = 3
"""So many sealed records hang on a document's card: the newest."""
_DISCUSSED = {Area.OUTGOING, Area.TASK}
LOOKS: dict[Area, Look] = {
    Area.INCOMING: Look(incoming.title, incoming.lines, files=incoming.files, details=information),
    Area.PARCEL: Look(incoming.parcel_title, incoming.parcel_lines),
    Area.TASK: Look(tasks.title, tasks.lines),
    Area.OUTGOING: Look(
        outgoing.title,
        outgoing.lines,
        outgoing.picture,
        outgoing.files,
        details=outgoing_information,
        earlier=outgoing.earlier,
    ),
    Area.CHECK: Look(attendance.title, attendance.lines),
    Area.OPINION: Look(opinions.title, opinions.lines),
    Area.DELEGATION: Look(delegations.title, delegations.lines),
    Area.CERTIFICATE: Look(certificates.title, certificates.lines),
    Area.ACCESS: Look(access.title, access.lines),
    Area.DOSSIER: Look(dossiers.title, dossiers.lines),
    Area.COPY: Look(copies.title, copies.lines, copies.picture, copies.files),
    Area.CALL: Look(calls.title, calls.lines),
    Area.CANARY: Look(canary.title, canary.lines),
    Area.DUTY: Look(duty.title, duty.lines),
    Area.ATTESTATION: Look(
        attestation.title, attestation.lines, attestation.picture, attestation.files
    ),
}


@dataclass(frozen=True)
class Show:
    """Thẻ theo người xem — implements the port `Cards` over one snapshot of the store."""

    store: Store
    clock: Clock

    async def card(self, ref: Ref, person_id: UUID, trust: Exposure) -> Card | None:
        """None when there is no such thing for this person."""
        now = self.clock.now()
        return await self.store.read(lambda records: draw(records, ref, person_id, trust, now))


def draw(
    records: Records, ref: Ref, person_id: UUID, trust: Exposure, now: datetime
) -> Card | None:
    try:
        document = records.load(ref)
        directory = records.directory(document.agency_id).at(now)
        person = directory.person(person_id)
    except (NoSuchDocument, Stranger):
        return None
    if not catalogue.may_see(records, ref, document, person):
        return None
    look = LOOKS[ref.area]
    related = _related(records, document, person)
    asked = tally(records.opinions_of(ref.id), directory) if ref.area in _DISCUSSED else ()
    withdrawn = getattr(document, "withdrawn", False)
    sent = accounted(records.hangings(ref), directory) if withdrawn else ()
    waits = records.waits_of(ref.id)
    called = [*_climbs(waits, now), *(_called(one, directory) for one in waits if _ringing(one))]
    return Card(
        ref=ref,
        version=document.version,
        title=look.title(document),
        lines=(*look.lines(document, directory, related, now), *asked, *called, *sent),
        buttons=_buttons(records, document, person),
        picture=look.picture(document),
        files=(*look.files(document), *_attested(records, document, withdrawn=withdrawn)),
        urgency=document.urgency,
        withdrawn=withdrawn,
        details=look.details(document, directory),
        earlier=look.earlier(document),
    ).within(trust)


def _related(records: Records, document: Any, person: Person) -> list[Any]:
    """Việc của văn bản; văn bản của hồ sơ — of these, what the viewer may see (R-5.1)."""
    if document.area is Area.INCOMING:
        return list(records.tasks_of(document.id))
    if document.area is not Area.DOSSIER:
        return []
    refs = [ref for ref in document.refs()[: dossiers.SHOWN] if there(records, ref)]
    held = [(ref, records.load(ref)) for ref in refs]
    return [one for ref, one in held if catalogue.may_see(records, ref, one, person)]


def _buttons(records: Records, document: Any, person: Person) -> tuple[Button, ...]:
    procedure = catalogue.procedure_of(records, document)
    return tuple(
        Button(step.code, step.label, step.style)
        for step in catalogue.steps_of(document.area)
        if procedure.offers(step, document, person) and Role.SYSTEM not in step.roles
    )


def _attested(records: Records, document: Any, *, withdrawn: bool) -> Iterator[FileRef]:
    """Biên bản khẩn đã ký số — hangs on the document that it is about, to be found years later."""
    if withdrawn or not document.urgency or document.area not in _ATTESTED:
        return
    for one in records.attestations_of(document.id, RECORDS):
        if one.file is not None:
            yield one.file


def _climbs(waits: Sequence[Wait], now: datetime) -> Iterator[Line]:
    """Đồng hồ khẩn — when somebody above is called, and how long that is from now (N2)."""
    moments = [one.climb_at for one in waits if one.climb_at]
    if moments and (at := min(moments)) > now:
        told = f"{at.astimezone(TIME_ZONE):%H:%M %d/%m}"
        yield Line(Text.of("line-climbs", at=told, left=left(at, now)))


def _ringing(wait: Wait) -> bool:
    return wait.times > 1 or wait.reached_at is not None


def _called(wait: Wait, directory: Directory) -> Line:
    name = directory.name(wait.person_id)
    if wait.reached_at is not None and wait.acknowledged_at is None:
        at = f"{wait.reached_at.astimezone(TIME_ZONE):%H:%M %d/%m}"
        return Line(Text.of("line-reached", name=name, at=at))
    return Line(Text.of("line-called", name=name, times=wait.times))
