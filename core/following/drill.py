"""Diễn tập mất kênh — whom an urgent card would still reach if one channel were gone (N6, P15).

Nothing is sent and nothing is written: what counts are the links as they stand.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from core.people.person import Person, Role

if TYPE_CHECKING:
    from core.ports import Records

CALLED = frozenset({Role.CLERK, Role.LEADER, Role.UNIT_HEAD, Role.SPECIALIST})
"""Who can be waited for."""
NEEDED = frozenset({Role.CLERK, Role.LEADER})
"""Of these somebody has to be reached, or what is urgent is seen by nobody (R-6.2c)."""


@dataclass(frozen=True)
class Reached:
    """Một người — the channels that carry to this person now, and those left without the lost one."""

    person: Person
    now: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class Drill:
    """Kết quả diễn tập của một cơ quan."""

    agency: str
    lost: str
    people: Sequence[Reached]

    @property
    def reached(self) -> int:
        return sum(bool(one.left) for one in self.people)

    @property
    def score(self) -> int:
        """Điểm — of a hundred people who can be called, how many still hear of it."""
        return 100 * self.reached // len(self.people) if self.people else 100

    @property
    def passed(self) -> bool:
        """Đạt — of clerks and of leaders, each, somebody is still reached."""
        held = [one.person.roles for one in self.people if one.left]
        wanted = [role for role in NEEDED if any(role in one.person.roles for one in self.people)]
        return all(any(role in roles for roles in held) for role in wanted)


def drill(records: Records, agency_id: UUID, lost: str, channels: Collection[str]) -> Drill:
    """Diễn tập — `channels` are those that the office has set up; a chat marked lost carries nothing."""
    directory = records.directory(agency_id)
    people = []
    for person in directory.having(*CALLED):
        links = [one for one in records.addresses(person.id) if not one.lost]
        now = tuple(sorted({one.channel for one in links if one.channel in channels}))
        people.append(Reached(person, now, tuple(one for one in now if one != lost)))
    return Drill(directory.agency.name, lost, people)
