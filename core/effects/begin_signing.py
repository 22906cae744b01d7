"""Lập đề nghị ký — the file, complete but for the signature, waits for the key (R-9.1, R-11.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.calendar import local
from core.card import Area
from core.effect import Effect, Lane
from core.errors import Refusal
from core.signing.making import (
    Act,
    Appearance,
    Kind,
    Level,
    Profile,
    agency_act,
    document_act,
    initial_act,
    leader_act,
)
from core.signing.places import LEADER_FIELD, numbered
from core.signing.required import Purpose
from core.signing.station import NoStation, Station, four_digits
from core.step import Press

if TYPE_CHECKING:
    from core.ports import Ports, Records

_RECORDS = {Area.OUTGOING: "rbg", Area.INCOMING: "rbs", Area.COPY: "rbc",
            Area.ATTESTATION: "rbq"}  # fmt: skip


@dataclass(frozen=True)
class BeginSigning(Effect):
    """Lập đề nghị — `before` is the file that is continued; `reference` and `issued` are written
    with the agency's signature, `title` heads that of a copy; `place` counts those who sign as persons, from 0.
    A `detached` signature will be a file of its own, and what is kept meanwhile are the bytes that
    the key signs. Answers with the request, or with why there is none.
    """

    kind: ClassVar[str] = "begin_signing"

    document_id: UUID
    agency_id: UUID
    purpose: Purpose
    person_id: UUID
    before: str
    level: Level
    appearance: Appearance
    seal_mm: float
    agency: str = ""
    reference: str = ""
    issued: str = ""
    area: Area = Area.OUTGOING
    appendix: bool = False
    detached: bool = False
    initial: bool = False
    title: str = ""
    place: int = 0

    @property
    def lane(self) -> Lane:
        """Somebody sits before the machine and waits."""
        return Lane.URGENT

    async def run(self, ports: Ports) -> Press | None:
        told: dict[str, Any] = {
            "purpose": self.purpose.value,
            "by": self.person_id.hex,
            "before": self.before,
        }
        try:
            told["request"] = await self._begun(ports)
        except Refusal as refusal:
            told["refused"] = refusal.text.wire()
        return Press(_RECORDS[self.area], self.document_id, None, told)

    async def _begun(self, ports: Ports) -> dict[str, Any]:
        station = await ports.store.read(self._station)
        now = ports.clock.now()
        content = await ports.files.get(self.before)
        act = self._act(now)
        begin = ports.signing.begin_detached if self.detached else ports.signing.begin
        prepared = await begin(content, station.leaf, act, station.above)
        kept = prepared.attributes if self.detached else prepared.pdf
        return prepared.state() | {
            "file": await ports.files.put(kept),
            "detached": self.detached,
            "digits": four_digits(prepared.attributes),
            "asked_at": now.isoformat(),
            "station": station.id.hex,
        }

    def _station(self, records: Records) -> Station:
        """The newest machine of the person for this kind of signature. Raises `NoStation`."""
        for one in reversed(records.stations_of(self.person_id)):
            if one.purpose is self.purpose and one.agency_id == self.agency_id:
                return one
        raise NoStation

    def _act(self, now: Any) -> Act:
        at, profile = local(now), Profile(self.level, self.appearance, self.seal_mm)
        if self.initial:
            return initial_act(at, profile)
        if self.purpose is Purpose.PERSON:
            return leader_act(at, profile, field=numbered(LEADER_FIELD, self.place))
        if self.area is Area.INCOMING:
            return agency_act(Kind.SCAN, at, profile, self.agency)
        if self.area is Area.COPY:
            return agency_act(Kind.COPY, at, profile, self.agency, title=self.title)
        if self.appendix:
            return agency_act(Kind.ATTACHMENT, at, profile, self.agency, reference=self.reference)
        return document_act(at, profile, self.agency, self.reference, self.issued)
