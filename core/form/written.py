"""Câu trả lời viết — words, a deadline as people write it, a moment that has passed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.calendar import TIME_ZONE
from core.due_dates import describe, read_due
from core.due_dates.refusals import DueInThePast
from core.errors import Refusal
from core.form.kit import AnswerNeeded, Given, Option, Question, Value, World, plain
from core.text import Text, nfc


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
        words = " ".join(nfc(given.words).split())
        self.recheck(words, world)
        return words

    def recheck(self, value: Value, world: World) -> None:
        words = str(value)
        if not words:
            raise AnswerNeeded
        if any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in words):
            raise NoUnicodeText
        if len(words) < self.least:
            raise AnswerTooShort(least=self.least)
        if len(words) > self.most:
            raise AnswerTooLong(most=self.most, length=len(words))


_USUAL_DUE = ("17h hôm nay", "3 ngày làm việc", "5 ngày làm việc", "thứ sáu tuần này")


@dataclass(frozen=True)
class Day(Question):
    """Thời hạn — as people write it; always echoed before it counts. The value is an ISO instant.

    `like` names an earlier answer that may be taken over unchanged.
    """

    like: str = ""

    def options(self, world: World) -> Sequence[Option]:
        if self.like in world.answers:
            return [Option("like", Text.of("option-same-due"))]
        return [Option(words, plain(words)) for words in _USUAL_DUE]

    def read(self, given: Given, world: World) -> str:
        if given.options == ("like",) and self.like in world.answers:
            return str(world.answers[self.like])
        words = given.words or "".join(given.options)
        return read_due(words, world.now, world.calendar).at.isoformat()

    def echo(self, value: Value, world: World) -> Text | None:
        reading = describe(datetime.fromisoformat(value), world.calendar)
        return Text.of("echo-due", reading=reading)

    def recheck(self, value: Value, world: World) -> None:
        if datetime.fromisoformat(value) <= world.now:
            raise DueInThePast(reading=describe(datetime.fromisoformat(value), world.calendar))


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
        if datetime.fromisoformat(value) > world.now:
            raise NoSuchMoment
