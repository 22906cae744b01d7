"""Trích sổ — which lines of which register are wanted, from one day to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from core.calendar import TIME_ZONE

_FIRST, _LAST = UUID(int=0), UUID(int=2**128 - 1)
_MOST = 2**62


class Book(StrEnum):
    """Loại sổ — the two registers of numbers, and the one that follows the handling."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True)
class Place:
    """Vị trí trong sổ — of one line: a page goes on after it, however long the register is."""

    at: date | datetime
    number: int
    id: UUID


@dataclass(frozen=True)
class Extract:
    """Trích sổ — lines entered from `since` to `until`, both days included (+07:00).

    `words` narrows it as a search does; with `person_id` only what concerns that person (R-5.1).
    """

    agency_id: UUID
    book: Book
    since: date
    until: date
    limit: int
    words: str = ""
    person_id: UUID | None = None
    after: Place | None = None
    newest_first: bool = False

    @classmethod
    def of_year(cls, agency_id: UUID, book: Book, year: int, limit: int) -> Extract:
        """Sổ của một năm — from 1 January to 31 December."""
        return cls(agency_id, book, date(year, 1, 1), date(year, 12, 31), limit)

    @property
    def bounds(self) -> tuple[Place, Place]:
        """Hai đầu — the lines lie strictly between these places."""
        low = Place(self._edge(self.since, time.min), -1, _FIRST)
        high = Place(self._edge(self.until, time.max), _MOST, _LAST)
        if self.after is None:
            return low, high
        return (low, self.after) if self.newest_first else (self.after, high)

    def within(self, since: date | None, until: date | None) -> Extract:
        """Thu hẹp — never wider than before."""
        return replace(
            self,
            since=max(self.since, since or self.since),
            until=min(self.until, until or self.until),
        )

    def _edge(self, day: date, at: time) -> date | datetime:
        """Outgoing documents carry a day, incoming ones the moment of registration."""
        return day if self.book is Book.OUTGOING else datetime.combine(day, at, TIME_ZONE)


def place_of(book: Book, document: object) -> Place:
    """Vị trí của một văn bản trong sổ."""
    given = vars(document)
    if book is Book.OUTGOING:
        return Place(given["issued_on"], given["number"] or 0, given["id"])
    return Place(given["registered_at"], given["arrival_number"], given["id"])
