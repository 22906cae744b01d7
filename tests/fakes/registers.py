"""The registers of the store in memory: the same lines as the databases give, the plain way."""

from __future__ import annotations

from typing import Any

from core.card import Area
from core.registers.extract import Book, Extract, Place, place_of
from core.text import fold


def register_lines(work: Any, extract: Extract) -> list[Any]:
    area = Area.OUTGOING if extract.book is Book.OUTGOING else Area.INCOMING
    low, high = extract.bounds
    lines = [
        one
        for one in work.entities.values()
        if one.area is area
        and one.agency_id == extract.agency_id
        and _entered(one, extract.book)
        and _key(low) < _key(place_of(extract.book, one)) < _key(high)
        and (extract.person_id is None or (one.id, extract.person_id) in work.concerns)
        and (not extract.words or _found(work, one, extract.words))
    ]
    lines.sort(key=lambda one: _key(place_of(extract.book, one)), reverse=extract.newest_first)
    return lines[: extract.limit]


def register_tasks(work: Any, extract: Extract) -> list[Any]:
    chosen = {one.id for one in register_lines(work, extract)}
    tasks = [one for one in work.entities.values() if one.area is Area.TASK]
    return sorted(
        (one for one in tasks if one.document_id in chosen),
        key=lambda one: (one.document_id, not one.lead, one.created_at),
    )


def _entered(one: Any, book: Book) -> bool:
    if book is Book.OUTGOING:
        return bool(one.reference) and one.issued_on is not None
    registered = one.arrival_number is not None and one.registered_at is not None
    return registered and (book is Book.INCOMING or one.directed_by is not None)


def _key(place: Place) -> Any:
    return (place.at, place.number, place.id)


def _found(work: Any, one: Any, words: str) -> bool:
    _ref, text = work.words.get(one.id, (None, ""))
    return fold(words) in fold(text)
