"""Đồng hồ nhiệm vụ — the time of whoever handles it runs from that person's own receipt
(Điều 8.3a, R-8.3a-2); the counts of earlier handlers are kept.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from core.calendar import CalendarNotEntered, WorkingCalendar
from core.people.person import Person
from core.tasks.task import Task


def receive(task: Task, now: datetime, calendar: WorkingCalendar) -> None:
    """Nhận — the first receipt starts the count; a fixed date stays as it was given."""
    if task.received_at is not None:
        return
    task.received_at = now
    task.due_at = _counted(task, now, calendar)


def hand_over(
    task: Task, giver: Person, taker: Person, note: str, now: datetime, calendar: WorkingCalendar
) -> dict[str, Any]:
    """Đổi người xử lý — the earlier count is kept, a new one waits for the new person's receipt.

    Returns the hop, to be added to the trail by the step, which knows what kind it is.
    """
    if task.received_at is not None:
        count = {"person": task.assignee_id.hex, "received_at": task.received_at.isoformat()}
        task.clocks = [*task.clocks, count | {"due_at": task.due_at.isoformat()}]
    task.assignee_id = taker.id
    task.accepted_at = None
    task.received_at = None
    task.extension_to = None
    task.due_at = _counted(task, now, calendar)
    return hop(giver, taker, note, now)


def hop(giver: Person, taker: Person, note: str, now: datetime) -> dict[str, Any]:
    """Một lần chuyển — who gave it to whom, with which words."""
    return {
        "from": giver.id.hex,
        "to": taker.id.hex,
        "from_name": giver.name,
        "to_name": taker.name,
        "note": note,
        "at": now.isoformat(),
    }


def forwarder(task: Task) -> UUID | None:
    """Người đã chuyển — who gave it to the present assignee; None when the assigner did."""
    givers: list[str] = []
    for one in task.trail:
        how = one.get("how", "forward")
        if how == "forward":
            givers.append(one["from"])
        elif how == "again":
            givers = [] if one["from"] == task.assigner_id.hex else [one["from"]]
        elif givers:
            givers.pop()
    return UUID(hex=givers[-1]) if givers else None


def held_since(task: Task) -> datetime:
    """Giữ việc từ khi nào — when the present assignee was given it."""
    return datetime.fromisoformat(task.trail[-1]["at"]) if task.trail else task.created_at


def _counted(task: Task, start: datetime, calendar: WorkingCalendar) -> datetime:
    """A year whose notices are missing must not stop the work: the earlier deadline stands."""
    if not task.term_days:
        return task.due_at
    try:
        return calendar.deadline(start, task.term_days)
    except CalendarNotEntered:
        return task.due_at
