"""Câu trả lời viết — words, a deadline as people write it, a moment that has passed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.calendar import TIME_ZONE
from core.due_dates import FARTHEST_DAYS, describe, read_due
from core.due_dates.refusals import DueInThePast, DueNotUnderstood, DueTooFar
from core.errors import Refusal
from core.form.kit import AnswerNeeded, Given, Option, Question, Value, World, plain
from core.text import Text, nfc, storable

MOST_TYPED = 5000
ONE_DAY = timedelta(days=1)


class AnswerTooShort(Refusal):
    """Fewer characters than the question wants."""


class AnswerTooLong(Refusal):
    """More characters than the question takes."""


class NoUnicodeText(Refusal):
    """Control characters and legacy Vietnamese encodings are not stored (R-6.4b)."""


class NoSuchMoment(Refusal):
    """Not a time of today, or one still to come."""


@dataclass(frozen=True)
class Words(Question):
    """Chữ — free text of `least` to `most` characters; `suggest` offers ready answers by key."""

    least: int = 1
    most: int = 500
    suggest: tuple[str, ...] = ()

    def options(self, world: World) -> Sequence[Option]:
        return [Option(key, Text.of(key)) for key in self.suggest]

    def read(self, given: Given, world: World) -> str:
        if len(given.words) > MOST_TYPED:
            raise AnswerTooLong(most=self.most, length=len(given.words))
        words = " ".join(nfc(given.words).split())
        self.recheck(words, world)
        return words

    def recheck(self, value: Value, world: World) -> None:
        if not isinstance(value, str):
            raise AnswerNeeded
        if len(value) > self.most:
            raise AnswerTooLong(most=self.most, length=len(value))
        if not storable(value) or value != nfc(value):
            raise NoUnicodeText
        seen = _seen(value)
        if not seen:
            raise AnswerNeeded
        if len(seen) < self.least:
            raise AnswerTooShort(least=self.least)


def _seen(words: str) -> str:
    """What a reader sees of it: ten blanks, or ten marks without width, are no reason."""
    return " ".join("".join(c for c in words if unicodedata.category(c) != "Cf").split())


_USUAL_DUE = ("17h hôm nay", "3 ngày làm việc", "5 ngày làm việc", "thứ sáu tuần này")


@dataclass(frozen=True)
class Day(Question):
    """Thời hạn — as people write it; always echoed before it counts. The value is an ISO instant.

    `like` names an earlier answer that may be taken over unchanged; `without` is the message of
    a button that says there is no deadline, whose value is empty.
    """

    like: str = ""
    without: str = ""

    def options(self, world: World) -> Sequence[Option]:
        if self.without:
            return [Option("none", Text.of(self.without)), *self._usual(world)]
        return self._usual(world)

    def _usual(self, world: World) -> Sequence[Option]:
        if self.like in world.answers:
            return [Option("like", Text.of("option-same-due"))]
        return [Option(words, plain(words)) for words in _USUAL_DUE]

    def read(self, given: Given, world: World) -> str:
        if given.options == ("like",) and self.like in world.answers:
            return str(world.answers[self.like])
        if given.options == ("none",) and self.without:
            return ""
        words = given.words or "".join(given.options)
        return read_due(words, world.now, world.calendar).at.isoformat()

    def echo(self, value: Value, world: World) -> Text | None:
        at = instant(value)
        return Text.of("echo-due", reading=describe(at, world.calendar)) if at else None

    def recheck(self, value: Value, world: World) -> None:
        if value == "" and self.without:
            return
        at = instant(value)
        if at is None:
            raise DueNotUnderstood(words="…")
        if at <= world.now:
            raise DueInThePast(reading=describe(at, world.calendar))
        if at - world.now > timedelta(days=FARTHEST_DAYS):
            raise DueTooFar(reading=describe(at, world.calendar), most=FARTHEST_DAYS)


@dataclass(frozen=True)
class Moment(Question):
    """Thời điểm đã qua — `10:30` of today, or just now; the value is an ISO instant."""

    def options(self, world: World) -> Sequence[Option]:
        return [Option("now", Text.of("option-just-now"))]

    def read(self, given: Given, world: World) -> str:
        if given.options == ("now",):
            return world.now.isoformat()
        found = re.fullmatch(r"\s*(\d{1,2})\s*[:hg]\s*(\d{2})?\s*", given.words)
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise NoSuchMoment
        at = world.now.astimezone(TIME_ZONE).replace(
            hour=int(found[1]), minute=int(found[2] or 0), second=0, microsecond=0
        )
        self.recheck(at.isoformat(), world)
        return at.isoformat()

    def recheck(self, value: Value, world: World) -> None:
        at = instant(value)
        if at is None or not world.now - ONE_DAY <= at <= world.now:
            raise NoSuchMoment


def instant(value: Value) -> datetime | None:
    """The instant that was kept as ISO text; None for anything else, and without an offset."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value)
        return at.astimezone(TIME_ZONE) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None
