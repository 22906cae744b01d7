"""Thẻ văn bản đến — how an incoming document, and a package held back, looks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from core.calendar import TIME_ZONE
from core.card import Exposure, FileRef, Line
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.information import legal_mark
from core.incoming.parcel import Parcel
from core.incoming.scan_card import scan_lines
from core.people.directory import Directory
from core.rechecking import recheck_lines, renewed_files
from core.tasks.task import Task
from core.text import Text

_BEFORE_REGISTER = {IncomingState.VERIFIED, IncomingState.DOUBTFUL, IncomingState.SCANNED}


def title(document: IncomingDocument) -> Text:
    """`🔴 HỎA TỐC · Văn bản đến số 1234` once registered, before that without a number."""
    urgency = Text.of(f"mark-{document.urgency}")
    if document.arrival_number is None:
        return Text.of("incoming-title-new", urgency=urgency, reference=document.reference)
    return Text.of("incoming-title", urgency=urgency, number=document.arrival_number)


def lines(
    document: IncomingDocument, directory: Directory, tasks: list[Task], now: datetime
) -> Iterator[Line]:
    """Dòng — where from, what about, what the checks found, who has it, until when."""
    yield Line(
        Text.of(
            "incoming-origin",
            mark=legal_mark(document),
            sender=document.sender_name or document.sender_code,
            reference=document.reference or "—",
            issued=f"{document.issued_on:%d/%m/%Y}" if document.issued_on else "—",
        )
    )
    if document.recall is not None:
        yield from _recalled(document, document.recall, tasks)
        return
    yield Line(Text.of("line-subject", subject=document.subject or "—"), Exposure.ABSTRACT)
    yield Line(Text.of(f"incoming-state-{str(document.state).replace('_', '-')}"))
    if document.replaced_by_id is not None:
        refused = document.state == IncomingState.RETURNED
        yield Line(Text.of("incoming-sent-anew" if refused else "incoming-replaced"))
    if document.replaces_id is not None:
        yield Line(Text.of("incoming-replaces"))
    yield from _refused_before(document)
    if document.state != IncomingState.ARRIVED:
        yield Line(Text.of(f"legal-{str(document.legal_value).replace('_', '-')}"))
    yield from scan_lines(document, directory, now)
    yield from recheck_lines(document)
    if document.state in _BEFORE_REGISTER:
        yield from _twins(document)
    if document.state in {IncomingState.VERIFIED, IncomingState.DOUBTFUL}:
        yield from _findings(document)
    yield from _accepted(document)
    yield from _replies(document)
    yield from _direction(document, directory, tasks)
    if document.state == IncomingState.RETURNED:
        codes = ", ".join(k.removeprefix("reason-").upper() for k in document.refusal_reasons)
        yield Line(
            Text.of(
                "incoming-returned",
                codes=codes,
                words=document.refusal_words,
                name=directory.name(document.closed_by),
            ),
            Exposure.ABSTRACT,
        )
        if document.closed_at:
            who = directory.name(document.closed_by)
            yield Line(Text.of("incoming-refused-at", name=who, at=moment(document.closed_at)))


def _refused_before(document: IncomingDocument) -> Iterator[Line]:
    """Gửi lại — how often it came, and why it was refused the last time (R-8.1b)."""
    row = document.refused_before
    if not row:
        return
    codes = ", ".join(key.removeprefix("reason-").upper() for key in row["reasons"])
    at = moment(datetime.fromisoformat(row["at"])) if row["at"] else "—"
    said = {"number": document.arrival, "at": at, "name": row["by"] or "—"}
    words = Text.of("incoming-refused-before", codes=codes, words=row["words"], **said)
    yield Line(words, Exposure.ABSTRACT)


def _twins(document: IncomingDocument) -> Iterator[Line]:
    """Cảnh báo trùng — the earlier one by its number; registering stays open (R-8.3)."""
    for row in document.twins:
        day = f"{datetime.fromisoformat(row['at']).astimezone(TIME_ZONE):%d/%m/%Y}"
        said = {"reference": row["reference"], "at": day}
        if row["arrival_number"] is None:
            yield Line(Text.of("incoming-twin-unregistered", **said))
        else:
            yield Line(Text.of("incoming-twin", number=row["arrival_number"], **said))


def _accepted(document: IncomingDocument) -> Iterator[Line]:
    """Who took in what could not be determined, and why (R-8.1a)."""
    row = document.accepted
    if row:
        words = {"name": row["by"], "checks": ", ".join(row["checks"]), "reason": row["reason"]}
        yield Line(Text.of("incoming-accepted", **words), Exposure.ABSTRACT)


def _recalled(
    document: IncomingDocument, recall: dict[str, Any], tasks: list[Task]
) -> Iterator[Line]:
    """Of what was taken back only the fact is shown: who, why, and who has stopped (R-8.2a)."""
    yield Line(Text.of(f"incoming-state-{str(document.state).replace('_', '-')}"))
    at = moment(datetime.fromisoformat(recall["at"]))
    yield Line(Text.of("incoming-recalled", by=recall["by"], order=recall["order"] or "—", at=at))
    yield Line(Text.of("incoming-recall-reason", reason=recall["reason"] or "—"), Exposure.ABSTRACT)
    if tasks:
        stopped = sum(task.completed_at is not None for task in tasks)
        yield Line(Text.of("incoming-stopped", count=stopped, total=len(tasks)))


def _replies(document: IncomingDocument) -> Iterator[Line]:
    if document.needs_reply and document.due_on and not document.replies:
        yield Line(Text.of("incoming-needs-reply", due=f"{document.due_on:%d/%m/%Y}"))
    for row in document.replies:
        key = "incoming-replied" if row["on_time"] else "incoming-replied-late"
        at = moment(datetime.fromisoformat(row["at"]))
        yield Line(Text.of(key, reference=row["reference"], at=at))


def _findings(document: IncomingDocument) -> Iterator[Line]:
    """Kết quả kiểm tra — what needs a decision stands open; what passed is one line, and folded."""
    passed = [row for row in document.findings if row["result"] == "pass"]
    yield from (_finding(row) for row in document.findings if row not in passed)
    if passed:
        yield Line(Text.of("findings-passed", count=len(passed), total=len(document.findings)))
    yield from (_finding(row, folded=True) for row in passed)
    for oddity in document.oddities:
        yield Line(Text.of("finding-oddity", words=Text.unwire(oddity)), Exposure.ABSTRACT)
    if document.files:
        names = ", ".join(str(file["name"]) for file in document.files)
        yield Line(
            Text.of("incoming-files", names=names, count=len(document.files)), Exposure.ABSTRACT
        )


def _finding(row: dict[str, Any], *, folded: bool = False) -> Line:
    detail = Text.unwire(row["text"])
    said = Text.of(f"finding-{row['result']}", check=row["check"], detail=detail)
    return Line(said, folded=folded)


def _direction(
    document: IncomingDocument, directory: Directory, tasks: list[Task]
) -> Iterator[Line]:
    if not tasks:
        return
    yield Line(
        Text.of(
            "line-directive",
            words=document.directive,
            name=directory.name(document.directed_by),
        ),
        Exposure.ABSTRACT,
    )
    for task in sorted(tasks, key=lambda one: not one.lead):
        yield Line(
            Text.of(
                "incoming-lead" if task.lead else "incoming-coordinator",
                name=directory.name(task.assignee_id),
                unit=_unit(directory, task.assignee_id),
                due=moment(task.due_at),
                state=Text.of(f"task-short-{task.state.replace('_', '-')}"),
            )
        )


def _unit(directory: Directory, person_id: UUID) -> str:
    found = [p for p in directory.people if p.id == person_id]
    return directory.unit_name(found[0].unit_id) if found else ""


def moment(at: datetime) -> str:
    """`17:00 27/11/2026` — in +07:00."""
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"


def files(document: IncomingDocument) -> list[FileRef]:
    if document.withdrawn:
        return []
    kept = [FileRef(row["sha256"], row["name"], row["size"]) for row in document.files]
    return [*kept, *renewed_files(document)]


def parcel_title(parcel: Parcel) -> Text:
    return Text.of("parcel-title", state=Text.of(f"parcel-state-{parcel.state.replace('_', '-')}"))


def parcel_lines(parcel: Parcel, *_rest: Any) -> Iterator[Line]:
    """Dòng — from whom, when, and what was wrong with it."""
    yield Line(
        Text.of(
            "parcel-from",
            sender=parcel.sender_name or parcel.sender_code or "—",
            at=moment(parcel.received_at),
        )
    )
    if parcel.reason:
        yield Line(Text.unwire(parcel.reason))
