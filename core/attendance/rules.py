"""Quy tắc kiểm tra nửa ngày — whose check it is; it never becomes work of its own."""

from __future__ import annotations

from uuid import UUID

from core.attendance.check import HalfDayCheck
from core.people.directory import Directory
from core.people.person import Person


def mine(check: HalfDayCheck, person: Person) -> bool:
    return check.person_id == person.id


def waiting(_check: HalfDayCheck, _directory: Directory) -> list[UUID]:
    """A reminder of work is not work: nobody is waited for."""
    return []
