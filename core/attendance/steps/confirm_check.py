"""Đã kiểm tra — this half day's look at the work is on record (Điều 20.1, R-20.1b)."""

from __future__ import annotations

from core.attendance.check import CheckState, HalfDayCheck
from core.attendance.rules import mine
from core.card import Style
from core.people.person import Role
from core.step import Context, step


@step(
    code="chk",
    basis="R-20.1b",
    roles=set(Role) - {Role.SYSTEM},
    moves={CheckState.OPEN: CheckState.CHECKED},
    style=Style.SUCCESS,
    when=mine,
)
def confirm_check(check: HalfDayCheck, context: Context) -> None:
    check.checked_at = context.now
    context.note(day=check.day.isoformat(), half=check.half)
