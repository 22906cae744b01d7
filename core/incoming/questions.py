"""Câu hỏi về văn bản giấy — from whom, and of which day; what stands on the paper, typed by the clerk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.calendar import local
from core.errors import Refusal
from core.exchange.package import Organ
from core.form import Choose, Given, Question, Value, Words, World
from core.incoming.document import IncomingDocument
from core.incoming.likeness import among, likeness
from core.step import Context
from core.text import Text

FIRST = date(1945, 9, 2)
MOST_TYPED = 60
_DAY = re.compile(
    r"(?:ngày )?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})", re.IGNORECASE
)


URGENCIES = ("urgency-0", "urgency-1", "urgency-2", "urgency-3")


class NoDayOnPaper(Refusal):
    """Not a day as people write it, or one that a paper of today cannot bear."""


@dataclass(frozen=True)
class Sender(Words):
    """Cơ quan gửi — in words; a correspondent by name, short name or code is said back with it."""

    def echo(self, value: Value, world: World) -> Text | None:
        known = world.directory.correspondent(str(value))
        if known is None:
            reading = Text.of("sender-unknown", name=str(value))
        else:
            reading = Text.of("sender-known", name=known.name, code=known.code)
        return Text.of("sender-read", reading=reading)


@dataclass(frozen=True)
class IssuedOn(Question):
    """Ngày ban hành — `05/11/2026`; the value is an ISO date."""

    def read(self, given: Given, world: World) -> str:
        found = _DAY.fullmatch(" ".join(given.words[:MOST_TYPED].split()))
        if found is None:
            raise NoDayOnPaper
        day, month, year = map(int, found.groups())
        value = f"{year:04}-{month:02}-{day:02}"
        self.recheck(value, world)
        return value

    def recheck(self, value: Value, world: World) -> None:
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None or not FIRST <= day <= local(world.now).date():
            raise NoDayOnPaper


FACTS: Mapping[str, Question] = {
    "sender": Sender(least=2, most=200),
    "reference": Words(most=100),
    "issued": IssuedOn(),
    "subject": Words(least=5, most=500),
    "urgency": Choose(URGENCIES),
}


def write_down(document: IncomingDocument, context: Context) -> None:
    """Ghi thông tin trên giấy — and earlier documents that may be the same one (R-8.3)."""
    answers = context.answers
    known = context.directory.correspondent(answers["sender"])
    document.sender_name = known.name if known else answers["sender"]
    document.sender_code = known.code if known else ""
    number, slash, notation = str(answers["reference"]).partition("/")
    document.number, document.notation = (number, notation) if slash else ("", number)
    document.likeness = likeness(document.number, document.notation)
    sender = Organ(document.sender_code, document.sender_name)
    same = context.alike(document.agency_id, document.likeness)
    document.twins = among(same, sender, document.id)
    document.issued_on = date.fromisoformat(answers["issued"])
    document.subject = answers["subject"]
    document.urgency = URGENCIES.index(answers["urgency"])
