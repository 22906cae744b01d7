"""Quy tắc nhiệm vụ — whose turn it is, and whose task it is."""

from __future__ import annotations

from uuid import UUID

from core.people.directory import Directory
from core.people.person import Person, Role
from core.tasks.task import Task, TaskState


def waiting(task: Task, _directory: Directory) -> list[UUID]:
    """Đang chờ ai — the assignee; while an extension is asked for, the assigner too."""
    if task.state == TaskState.COMPLETED or task.completed_at is not None:
        return []
    if task.state == TaskState.HANDED_BACK:
        return [task.assigner_id]
    if task.state == TaskState.EXTENSION_ASKED:
        return [task.assigner_id, task.assignee_id]
    return [task.assignee_id]


def rings(task: Task, person_id: UUID, actor_id: UUID) -> bool:
    """Có reo không — not for who made it so, nor for the assignee who has acknowledged it."""
    acknowledged = task.accepted_at is not None and task.assignee_id == person_id
    return person_id != actor_id and not acknowledged


def mine(task: Task, person: Person) -> bool:
    """Việc của tôi — only the assignee handles a task (R-12.3)."""
    return task.assignee_id == person.id


def gives_again(task: Task, person: Person) -> bool:
    """Được giao lại — the assigner; or a unit head who passed it on, unless it was handed back."""
    if mine(task, person):
        return task.assigner_id == person.id
    if task.assigner_id == person.id:
        return True
    passed = {hop["from"] for hop in task.trail if hop.get("how", "forward") != "back"}
    head = Role.UNIT_HEAD in person.roles and person.id.hex in passed
    return head and task.state != TaskState.HANDED_BACK


def assigned_by_me(task: Task, person: Person) -> bool:
    """Việc tôi giao — only the assigner grants more time, or who stands in."""
    return person.answers_for(task.assigner_id)
