"""Quy tắc phiếu gọi — who makes the calls, and which call comes next (R-6.2c, R-10.3b)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.calls.sheet import CallSheet, CallState, Outcome, Row
from core.people.directory import Directory
from core.people.person import Person, Role
from core.people.phone import masked

CALLERS = frozenset({Role.CLERK, Role.LEADER, Role.UNIT_HEAD, Role.SPECIALIST})


def waiting(sheet: CallSheet, directory: Directory) -> list[UUID]:
    """Ai gọi — the clerks who are not themselves to be called; when nobody else is left, or the list
    is at its end, the clerks and the leaders together: nothing urgent is ever ownerless (P1).
    """
    if sheet.state is not CallState.OPEN:
        return []
    silent = {row["person"] for row in sheet.pending}
    clerks = [person.id for person in directory.having(Role.CLERK)]
    awake = [one for one in clerks if one.hex not in silent]
    if silent and awake:
        return awake
    return [*clerks, *(person.id for person in directory.having(Role.LEADER))]


def rings(_sheet: CallSheet, _person_id: UUID, _actor_id: UUID) -> bool:
    """The document itself goes on ringing; its sheet is said once."""
    return False


def calling(sheet: CallSheet, _person: Person) -> bool:
    """Còn người để gọi."""
    return bool(sheet.pending)


def all_called(sheet: CallSheet, _person: Person) -> bool:
    """Đã gọi hết danh sách."""
    return not sheet.pending


def settle_next(
    sheet: CallSheet, directory: Directory, outcome: Outcome, **said: str
) -> Mapping[str, Any]:
    """Ghi kết quả gọi người kế tiếp — facts for the journal; the number is masked there."""
    number = masked(number_of(sheet.pending[0], directory))
    done = sheet.pending[0] | said | {"outcome": outcome.value, "number": number}
    sheet.rows = [done if row is sheet.pending[0] else row for row in sheet.rows]
    person = UUID(hex=done["person"])
    return {"of": done["person"], "name": directory.name(person), "outcome": outcome.value,
            "about": sheet.about_id.hex, "number": number} | said  # fmt: skip


def number_of(row: Row, directory: Directory) -> str:
    """Số điện thoại — as the directory has it now; empty when it has none."""
    found = (one.phone for one in directory.people if one.id.hex == row["person"])
    return next(found, "")


def stamp(person: Person, at: datetime) -> dict[str, str]:
    return {"by": person.name, "at": at.isoformat()}
