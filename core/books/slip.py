"""Phiếu giải quyết văn bản đến — who said what should be done, by whom, until when (NĐ 30 PL IV)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.books.lines import local, moment, titled
from core.books.names import Names, first_assignee
from core.card import Ref
from core.errors import Refusal
from core.incoming.document import IncomingDocument, IncomingState
from core.ports import Records
from core.registers.rows import Piece, day, number
from core.tasks.task import Task
from core.text import Text


class NotRegistered(Refusal):
    """A document has a routing slip once it has an arrival number."""


@dataclass(frozen=True)
class Opinion:
    """Ý kiến — the words, who said them, and the day."""

    words: tuple[Piece, ...]
    by: str
    on: str


@dataclass(frozen=True)
class ArrivalStamp:
    """Dấu “ĐẾN” — 35 × 50 mm; on the slip, never on the original (R-12.1)."""

    agency: str
    number: str
    arrived_on: str
    passed_to: str
    dossier: str = ""


@dataclass(frozen=True)
class Block:
    """Khối ý kiến — of the agency's leader, of the unit's leader, of who handles it."""

    title: Text
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True)
class Slip:
    """Phiếu giải quyết — the document, its arrival stamp, and the three blocks."""

    stamp: ArrivalStamp
    document: tuple[tuple[Text, Piece], ...]
    blocks: tuple[Block, Block, Block]
    recalled: bool = False

    @property
    def name(self) -> str:
        """Tên tệp — without its ending."""
        return f"phieu-giai-quyet-{self.stamp.number}"


def routing_slip(records: Records, ref: Ref) -> Slip:
    """Lập phiếu. Raises `NotRegistered`, `NoSuchDocument`."""
    document: IncomingDocument = records.load(ref)
    if document.arrival_number is None:
        raise NotRegistered
    tasks: Sequence[Task] = records.tasks_of(document.id)
    directory = records.directory(document.agency_id)
    names = Names.of(directory, records.members(document.agency_id))
    return Slip(
        stamp=_stamp(document, tasks, names),
        document=tuple(_heading(document)),
        blocks=(
            Block(Text.of("slip-leader"), tuple(_directive(document, tasks, names))),
            Block(Text.of("slip-unit"), tuple(_handed_on(tasks))),
            Block(Text.of("slip-handler"), tuple(_proposed(tasks, names))),
        ),
        recalled=document.state == IncomingState.RECALLED,
    )


def _stamp(document: IncomingDocument, tasks: Sequence[Task], names: Names) -> ArrivalStamp:
    leads = [names.receiver(first_assignee(task)) for task in tasks if task.lead]
    return ArrivalStamp(
        agency=names.directory.agency.name,
        number=number(document.arrival_number or 0),
        arrived_on=day(local(document.received_at)),
        passed_to=leads[0] if leads else "",
    )


def _heading(document: IncomingDocument) -> Iterator[tuple[Text, Piece]]:
    yield Text.of("slip-issuer"), document.sender_name or document.sender_code
    yield Text.of("slip-reference"), document.reference
    yield Text.of("slip-issued"), day(document.issued_on)
    yield Text.of("slip-subject"), titled(document.type_name, document.subject)
    if document.due_at is not None:
        yield Text.of("slip-due"), moment(document.due_at)


def _directive(
    document: IncomingDocument, tasks: Sequence[Task], names: Names
) -> Iterator[Opinion]:
    """The leader's own words, then one line for each part with its own deadline (R-8.4b)."""
    if document.directed_by is None:
        return
    words: list[Piece] = [document.directive] if document.directive else []
    for task in sorted(tasks, key=lambda one: not one.lead):
        key = "slip-lead" if task.lead else "slip-coordinator"
        name = names.receiver(first_assignee(task))
        words.append(Text.of(key, name=name, due=moment(task.due_at)))
    on = day(local(min(task.created_at for task in tasks))) if tasks else ""
    yield Opinion(tuple(words), names.titled(document.directed_by), on)


def _handed_on(tasks: Sequence[Task]) -> Iterator[Opinion]:
    for task in tasks:
        for hop in task.trail:
            to = Text.of("slip-given-to", name=_said(hop, "to_name"), due=moment(task.due_at))
            note = _said(hop, "note")
            yield Opinion((to, *([note] if note else ())), _said(hop, "from_name"), _on(hop))


def _proposed(tasks: Sequence[Task], names: Names) -> Iterator[Opinion]:
    for task in tasks:
        for report in task.reports:
            yield Opinion((_said(report, "words"),), _said(report, "by"), _on(report))
        if task.completed_at is not None:
            done = Text.of("slip-result", result=task.result)
            yield Opinion((done,), names.person(task.assignee_id), day(local(task.completed_at)))


def _said(row: dict[str, Any], name: str) -> str:
    return str(row.get(name) or "")


def _on(row: dict[str, Any]) -> str:
    at = _said(row, "at")
    return day(local(datetime.fromisoformat(at))) if at else ""
