"""Câu hỏi của ủy quyền — from when, who stands in, and on which paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.calendar import TIME_ZONE
from core.delegations.rules import check_absence, usual_stand_in
from core.due_dates import describe
from core.due_dates.refusals import DueInThePast
from core.errors import Refusal
from core.form import ChooseFromList, Day, Given, Option, Question, Value, Words, World, plain
from core.form.written import instant
from core.people.person import Person, Role
from core.text import Text, fold

_OFFICE_END = 17
_LATE = timedelta(days=1)
_PAPER = re.compile(r"(.{3,60}?),? ngày (\d{1,2})/(\d{1,2})/(\d{4})", re.IGNORECASE)


class BasisNeeded(Refusal):
    """An authorisation needs its paper: number and day (NĐ 30 Đ.13 k.3)."""


@dataclass(frozen=True)
class FirstDay(Day):
    """Từ khi nào — now, or a day as people write it: then from its first minute."""

    def options(self, world: World) -> Sequence[Option]:
        return [Option("now", Text.of("option-from-now"))]

    def read(self, given: Given, world: World) -> str:
        if given.options == ("now",):
            return world.now.isoformat()
        at = datetime.fromisoformat(super().read(given, world))
        whole_day = at.hour == _OFFICE_END and at.minute == 0
        return (at.replace(hour=0) if whole_day else at).isoformat()

    def recheck(self, value: Value, world: World) -> None:
        at = instant(value)
        if at is not None and at <= world.now - _LATE:
            raise DueInThePast(reading=describe(at, world.calendar))
        if at is None or at > world.now:
            super().recheck(value, world)

    def echo(self, value: Value, world: World) -> Text | None:
        at = instant(value)
        return Text.of("echo-start", reading=describe(at, world.calendar)) if at else None


@dataclass(frozen=True)
class LastDay(Day):
    """Đến khi nào — as every deadline is read, said back as an end."""

    def echo(self, value: Value, world: World) -> Text | None:
        at = instant(value)
        return Text.of("echo-until", reading=describe(at, world.calendar)) if at else None


@dataclass(frozen=True)
class PickStandIn(Question):
    """Ai thay — another leader, who usually does it first; refused at once when it cannot be."""

    def options(self, world: World) -> Sequence[Option]:
        usual = usual_stand_in(world.directory, world.person)
        leaders = sorted(_others(world), key=lambda one: one.id != usual)
        return [Option(one.id.hex, plain(world.directory.label(one))) for one in leaders]

    def read(self, given: Given, world: World) -> Value:
        named = _named(given.words, _others(world)) if given.words else None
        chosen = named.id.hex if named else self.chosen(given, world)
        self.recheck(chosen, world)
        self._free(chosen, world)
        return chosen

    def _free(self, chosen: str, world: World) -> None:
        """Raises what `check_absence` raises, before anything more is asked."""
        start, until = instant(world.answers.get("start")), instant(world.answers.get("until"))
        taker = next((one for one in _others(world) if one.id.hex == chosen), None)
        if taker is None:
            raise ChooseFromList
        if start is not None and until is not None:
            check_absence(world.directory, world.person.id, taker.id, start, until)


def _others(world: World) -> list[Person]:
    leaders = world.directory.having(Role.LEADER)
    return [one for one in leaders if one.id != world.person.id]


def _named(words: str, people: Sequence[Person]) -> Person | None:
    """“Phó Giám đốc Hạnh”: every word is a word of the title or name, of one person alone."""
    said = set(fold(words).split())
    found = [one for one in people if said and said <= set(fold(one.title).split())]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Paper(Words):
    """Số và ngày văn bản ủy quyền — “15/QĐ-SNN ngày 20/11/2026”."""

    def recheck(self, value: Value, world: World) -> None:
        super().recheck(value, world)
        _number, on = paper_of(value)
        if on > world.now.astimezone(TIME_ZONE).date():
            raise BasisNeeded


def paper_of(value: str) -> tuple[str, date]:
    """Raises `BasisNeeded`."""
    found = _PAPER.fullmatch(value.strip())
    try:
        if found is None:
            raise BasisNeeded
        return found[1], date(int(found[4]), int(found[3]), int(found[2]))
    except ValueError:
        raise BasisNeeded from None
