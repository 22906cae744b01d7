"""Thẻ nhiệm vụ — what the assignee holds, what the assigner follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from core.calendar import TIME_ZONE
from core.card import Exposure, Line
from core.people.directory import Directory
from core.tasks.task import Task, TaskState
from core.text import Param, Text
from core.waits.countdown import left


def title(task: Task) -> Text:
    """`🔴 HỎA TỐC · Chủ trì văn bản đến số 1234`."""
    key = "task-title-lead" if task.lead else "task-title-coordinator"
    return Text.of(key, urgency=Text.of(f"mark-{task.urgency}"), number=task.arrival_number)


def lines(task: Task, directory: Directory, _tasks: list[Task], now: datetime) -> Iterator[Line]:
    """Dòng — where from, the directive, the deadline and how far it is, the trail, the reports."""
    yield Line(Text.of("task-origin", issuer=task.issuer, reference=task.reference or "—"))
    if task.state == TaskState.STOPPED:
        yield from _stopped(task, directory)
        return
    yield Line(Text.of("line-subject", subject=task.subject or "—"), Exposure.ABSTRACT)
    yield Line(
        Text.of("line-directive", words=task.directive, name=directory.name(task.assigner_id)),
        Exposure.ABSTRACT,
    )
    yield Line(Text.of("task-state", state=_state(task), name=directory.name(task.assignee_id)))
    if task.state != TaskState.COMPLETED:
        yield Line(_due(task, now))
    yield from _more(task, directory)


def _stopped(task: Task, directory: Directory) -> Iterator[Line]:
    """Nothing of the content: it was taken back (R-8.2a)."""
    yield Line(Text.of("task-stopped-recall"))
    yield Line(Text.of("task-state", state=_state(task), name=directory.name(task.assignee_id)))
    if task.completed_at is not None:
        yield Line(Text.of("task-stop-confirmed", at=_moment(task.completed_at)))


def _due(task: Task, now: datetime) -> Text:
    """A fixed date; a count that has begun, with the receipt it began at; or one that has not."""
    said: dict[str, Param] = {"due": _moment(task.due_at), "left": left(task.due_at, now)}
    if not task.term_days:
        return Text.of("task-due", **said)
    said["count"] = f"{task.term_days:02}"
    if task.received_at is None:
        return Text.of("task-due-provisional", **said)
    at = f"{task.received_at.astimezone(TIME_ZONE):%H:%M %d/%m}"
    return Text.of("task-due-counted", **said, at=at)


def _state(task: Task) -> Text:
    return Text.of(f"task-state-{task.state.replace('_', '-')}")


HOPS = {"back": "task-hop-back", "again": "task-hop-again"}


def _earlier(count: dict[str, Any], directory: Directory) -> Text:
    """Lần tính trước — kept when the work has passed on (R-8.3a-2)."""
    received, due = (datetime.fromisoformat(count[name]) for name in ("received_at", "due_at"))
    name = directory.name(UUID(hex=count["person"])) or "—"
    return Text.of("task-clock", name=name, received=_moment(received), due=_moment(due))


def _more(task: Task, directory: Directory) -> Iterator[Line]:
    if len(task.others) > 1:
        yield Line(Text.of("task-others", names=" · ".join(task.others)))
    for hop in task.trail[-3:]:
        key = HOPS.get(hop.get("how", ""), "task-hop")
        said = {"giver": hop["from_name"], "taker": hop["to_name"], "note": hop["note"]}
        yield Line(Text.of(key, **said), Exposure.ABSTRACT)
    for count in task.clocks[-2:]:
        yield Line(_earlier(count, directory))
    for row in task.reports[-2:]:
        at = _moment(datetime.fromisoformat(row["at"]))
        yield Line(
            Text.of("task-report", name=row["by"], words=row["words"], at=at), Exposure.ABSTRACT
        )
    if task.extension_to is not None:
        yield Line(
            Text.of("task-extension", due=_moment(task.extension_to), reason=task.extension_reason),
            Exposure.ABSTRACT,
        )
    if task.result:
        yield Line(Text.of("task-result", words=task.result), Exposure.ABSTRACT)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
