"""Ghi dòng — a document becomes its line; what is not known yet stays empty for the pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from core.books.names import Names
from core.calendar import TIME_ZONE
from core.exchange.receiver import CONFIRMED
from core.incoming.document import IncomingDocument, IncomingState, Origin
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.registers.rows import FollowUpRow, IncomingRow, OutgoingRow, Piece, day, number
from core.tasks.task import Task, TaskState
from core.text import Text

_ENDED = {TaskState.COMPLETED, TaskState.STOPPED}


def incoming_row(document: IncomingDocument, tasks: Sequence[Task], names: Names) -> IncomingRow:
    """Dòng của sổ đăng ký văn bản đến."""
    return IncomingRow(
        arrived_on=day(local(document.received_at)),
        arrival_number=number(document.arrival_number or 0),
        author=document.sender_name or document.sender_code,
        reference=document.reference,
        issued_on=day(document.issued_on),
        title=titled(document.type_name, document.subject),
        receiver=names.parts(tasks),
        passed_on=day(local(min(task.created_at for task in tasks))) if tasks else "",
        receipt=tuple(_receipts(tasks, names)),
        note=tuple(_incoming_notes(document)),
        struck=document.state == IncomingState.RECALLED,
    )


def outgoing_row(document: OutgoingDocument, _tasks: Sequence[Task], names: Names) -> OutgoingRow:
    """Dòng của sổ đăng ký văn bản đi."""
    unit = names.unit(document.unit_id)
    return OutgoingRow(
        reference=document.reference,
        issued_on=day(document.issued_on),
        title=titled(document.type_name, document.subject),
        signer=names.person(document.signer_id or document.approved_by),
        receivers=tuple(str(row["name"]) for row in document.deliveries),
        kept_by=(Text.of("register-kept-by-office"), *([unit] if unit else ())),
        copies=str(sum(int(row.get("copies", 1)) for row in document.deliveries) or ""),
        passed_on=day(local(document.dispatched_at)) if document.dispatched_at else "",
        receipt=tuple(_deliveries(document)),
        note=tuple(_outgoing_notes(document)),
        struck=document.state == OutgoingState.RECALLED,
    )


def follow_up_row(document: IncomingDocument, tasks: Sequence[Task], names: Names) -> FollowUpRow:
    """Dòng của sổ theo dõi giải quyết văn bản đến."""
    heading = " ".join(filter(None, [document.type_name, document.reference]))
    issued = (
        (Text.of("register-issued", day=day(document.issued_on)),) if document.issued_on else ()
    )
    return FollowUpRow(
        arrival_number=number(document.arrival_number or 0),
        document=(heading, *issued, document.sender_name or document.sender_code),
        receiver=names.parts(tasks),
        due=day(local(document.due_at)) if document.due_at else "",
        progress=tuple(_progress(tasks)),
        reply=tuple(_reply(row) for row in document.replies),
        note=tuple(_incoming_notes(document)),
        struck=document.state == IncomingState.RECALLED,
    )


def local(at: datetime) -> date:
    """Ngày Việt Nam."""
    return at.astimezone(TIME_ZONE).date()


def titled(type_name: str, subject: str) -> str:
    """Tên loại và trích yếu — the type once, also when the abstract begins with it."""
    if not type_name or subject.casefold().startswith(type_name.casefold()):
        return subject
    return f"{type_name} {subject}".strip()


def _receipts(tasks: Sequence[Task], names: Names) -> Iterator[Text]:
    for task in tasks:
        if task.accepted_at is not None:
            name, at = names.person(task.assignee_id), moment(task.accepted_at)
            yield Text.of("register-receipt", name=name, at=at)


def moment(at: datetime) -> str:
    """`08:30 23/11/2026` — in +07:00."""
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"


def _deliveries(document: OutgoingDocument) -> Iterator[Text]:
    confirmed = sum(1 for row in document.deliveries if row.get("status") == CONFIRMED)
    if document.dispatched_at is not None and document.deliveries:
        count = len(document.deliveries)
        yield Text.of("register-confirmed", confirmed=confirmed, count=count)


def _incoming_notes(document: IncomingDocument) -> Iterator[Piece]:
    if document.recall is not None and document.state == IncomingState.RECALLED:
        yield _recalled(document.recall)
    elif document.state == IncomingState.RECALL_ASKED:
        yield Text.of("register-recall-asked")
    elif document.state == IncomingState.RETURNED:
        yield Text.of("register-returned")
    if document.urgency:
        yield Text.of(f"register-urgency-{document.urgency}")
    if document.origin == Origin.DIGITISED:
        yield Text.of("register-digitised")
    if document.replaced_by_id is not None:
        yield Text.of("register-replaced")


def _outgoing_notes(document: OutgoingDocument) -> Iterator[Piece]:
    if document.state == OutgoingState.RECALLED:
        yield _recalled(document.recall or {})
    if document.urgency:
        yield Text.of(f"register-urgency-{document.urgency}")
    if document.paper_reasons:
        yield Text.of("register-paper-too")


def _recalled(recall: dict[str, Any]) -> Text:
    order, at = str(recall.get("order") or ""), str(recall.get("at") or "")
    words: str | Text = order or Text.of("register-recall-notice")
    if not at:
        return Text.of("register-recalled", order=words)
    when = day(local(datetime.fromisoformat(at)))
    return Text.of("register-recalled-on", order=words, day=when)


def _progress(tasks: Sequence[Task]) -> Iterator[Piece]:
    """The lead's part; then how many of the others are done."""
    for task in [one for one in tasks if one.lead][:1]:
        if task.completed_at is not None:
            late = task.completed_at > task.due_at
            key = "register-done-late" if late else "register-done"
            yield Text.of(key, day=day(local(task.completed_at)))
            yield from filter(None, [task.result])
        else:
            yield Text.of(f"register-task-{task.state.replace('_', '-')}")
            yield from [str(row["words"]) for row in task.reports[-1:]]
    others = [one for one in tasks if not one.lead]
    if others:
        done = sum(1 for one in others if one.state in _ENDED)
        yield Text.of("register-others", done=done, count=len(others))


def _reply(row: dict[str, Any]) -> Piece:
    reference, late = str(row.get("reference") or ""), row.get("on_time") is False
    return Text.of("register-reply-late", reference=reference) if late else reference
