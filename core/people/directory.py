"""Danh bạ cơ quan — one agency's units and people as they stand today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from uuid import UUID

from core.errors import Refusal
from core.people.agency import Agency, Unit
from core.people.capacity import SigningRules
from core.people.certificate import Certificate
from core.people.correspondent import Correspondent, by_name
from core.people.delegation import Delegation
from core.people.person import Actor, Person, Role
from core.text import fold

_SYSTEM = frozenset({Role.SYSTEM})


class Stranger(Refusal):
    """The account is not, or no longer, one of this agency's."""


@dataclass(frozen=True)
class Directory:
    """Danh bạ — everybody with an appointment in force, by id; read again whenever it changes.

    `delegations` are those that are not over; they count only at a moment: `directory.at(now)`. `duty`
    are those who have the watch: two while it changes hands.
    """

    agency: Agency
    units: tuple[Unit, ...]
    people: tuple[Person, ...]
    correspondents: tuple[Correspondent, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    signing: SigningRules = field(default_factory=SigningRules)
    now: datetime | None = None
    certificates: tuple[Certificate, ...] = ()
    duty: tuple[UUID, ...] = ()

    def at(self, now: datetime) -> Directory:
        """Danh bạ vào lúc này — who is away now, and who stands in."""
        return replace(self, now=now) if self.delegations else self

    @cached_property
    def _in_force(self) -> tuple[Delegation, ...]:
        now = self.now
        return tuple(one for one in self.delegations if now is not None and one.in_force(now))

    @cached_property
    def _by_id(self) -> dict[UUID, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _named(self) -> dict[str, Correspondent | None]:
        return by_name(self.correspondents)

    def correspondent(self, words: str) -> Correspondent | None:
        """Cơ quan có tên, tên tắt hoặc mã này — None when there is none, or more than one."""
        return self._named.get(fold(words))

    @cached_property
    def _units(self) -> dict[UUID, Unit]:
        return {unit.id: unit for unit in self.units}

    def person(self, person_id: UUID) -> Person:
        """Raises `Stranger` when there is no such person in this agency today."""
        found = self._by_id.get(person_id)
        if found is None:
            raise Stranger
        stands_for = self.stands_for(person_id)
        return replace(found, stands_for=stands_for) if stands_for else found

    def acting(self, actor: Actor) -> Person:
        """Người đang thao tác, với vai trò hôm nay. Raises `Stranger`."""
        if actor.agency_id != self.agency.id:
            raise Stranger
        if actor.person_id is None:
            return Person(UUID(int=0), self.agency.id, "", "Hệ thống", roles=_SYSTEM)
        return self.person(actor.person_id)

    def name(self, person_id: UUID | None) -> str:
        """Họ tên, also of somebody who has left: then an empty string."""
        person = self._by_id.get(person_id) if person_id else None
        return person.name if person else ""

    def unit_name(self, unit_id: UUID | None) -> str:
        unit = self._units.get(unit_id) if unit_id else None
        return unit.name if unit else ""

    def having(self, *roles: Role) -> tuple[Person, ...]:
        """Everybody with one of the roles, in the order of the directory."""
        return tuple(person for person in self.people if person.roles & set(roles))

    def away(self, person_id: UUID) -> Delegation | None:
        """Vắng mặt — the absence of this person that is in force now."""
        absent = (one for one in self._in_force if one.absence and one.giver_id == person_id)
        return next(absent, None)

    def stand_in(self, person_id: UUID, at: datetime | None = None) -> UUID | None:
        """Người thay — of somebody who is away; never the stand-in of a stand-in."""
        directory = self.at(at) if at else self
        absence = directory.away(person_id)
        return absence.taker_id if absence and absence.taker_id in self._by_id else None

    def stands_for(self, person_id: UUID) -> frozenset[UUID]:
        """Đang thay ai — everybody away who has this person stand in."""
        mine = (one for one in self._in_force if one.absence and one.taker_id == person_id)
        return frozenset(one.giver_id for one in mine)

    def authority_of(self, person_id: UUID) -> Delegation | None:
        """Văn bản ủy quyền ký đang có hiệu lực — of somebody who signs TUQ."""
        mine = (one for one in self._in_force if not one.absence and one.taker_id == person_id)
        return next(mine, None)

    def head_of(self, unit_id: UUID | None) -> Person | None:
        """Lãnh đạo phòng — of the unit, if it has one today."""
        unit = self._units.get(unit_id) if unit_id else None
        return self._by_id.get(unit.head_id) if unit and unit.head_id else None

    def in_unit(self, unit_id: UUID | None) -> Iterable[Person]:
        return (person for person in self.people if unit_id and person.unit_id == unit_id)

    def label(self, person: Person) -> str:
        """Nhãn chọn người — a unit head stands for the unit: “Phòng Trồng trọt (Trần Thị Bình)”."""
        unit = self.unit_name(person.unit_id)
        if Role.UNIT_HEAD in person.roles and unit:
            return f"{unit} ({person.name})"
        return f"{person.name} – {unit}" if unit else person.title
