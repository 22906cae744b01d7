"""Đọc sổ — the lines of an extract in two queries, however many they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from core.books.lines import follow_up_row, incoming_row, outgoing_row
from core.books.names import Names
from core.incoming.rules import sees_all
from core.people.person import Person
from core.ports import Records
from core.registers.extract import Book, Extract
from core.registers.rows import Row, Sheet, number
from core.tasks.task import Task

BUILDERS: dict[Book, Callable[[Any, Sequence[Task], Names], Row]] = {
    Book.INCOMING: incoming_row,
    Book.OUTGOING: outgoing_row,
    Book.FOLLOW_UP: follow_up_row,
}
_FIRST_NUMBER = re.compile(r"\d{1,11}")


def read(records: Records, extract: Extract) -> list[tuple[Any, Row]]:
    """Các dòng — each document with its line, in the order of the extract."""
    documents = list(records.register_lines(extract))
    tasks: dict[UUID, list[Task]] = defaultdict(list)
    for task in records.register_tasks(extract) if documents else ():
        tasks[task.document_id].append(task)
    names = Names.of(records.directory(extract.agency_id), records.members(extract.agency_id))
    build = BUILDERS[extract.book]
    return [(one, build(one, tasks[one.id], names)) for one in documents]


def sheet(records: Records, extract: Extract) -> Sheet:
    """Quyển sổ in ra — by number: two that were entered in one moment may have met the other way."""
    lines = read(records, extract)
    lines.sort(key=lambda line: _order(extract.book, line[0]))
    numbers = [_number(extract.book, document) for document, _row in lines]
    return Sheet(
        book=extract.book,
        agency=records.directory(extract.agency_id).agency.name,
        year=extract.since.year,
        since=extract.since,
        until=extract.until,
        first=number(min(numbers)) if numbers else "",
        last=number(max(numbers)) if numbers else "",
        rows=tuple(row for _document, row in lines),
    )


def open_to(person: Person, extract: Extract) -> Extract:
    """Được xem — clerks and leaders the whole register, others what concerns them (R-5.1)."""
    return extract if sees_all(person) else replace(extract, person_id=person.id)


def _order(book: Book, document: Any) -> Any:
    if book is Book.OUTGOING:
        return document.issued_on, _number(book, document), document.id
    return _number(book, document)


def _number(book: Book, document: Any) -> int:
    """Số — of one sent outside this system it stands only in its reference."""
    if book is not Book.OUTGOING:
        return int(document.arrival_number)
    if document.number is not None:
        return int(document.number)
    found = _FIRST_NUMBER.match(document.reference)
    return int(found[0]) if found else 0
