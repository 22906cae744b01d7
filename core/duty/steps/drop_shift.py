"""Bỏ ca trực — one that was planned and has not begun (R-10.3b)."""

from __future__ import annotations

from core.card import Style
from core.duty.questions import planned
from core.duty.rules import PLANNERS, has_plan
from core.errors import Refusal
from core.form import PickFrom
from core.people.duty import DutyRoster, DutyState
from core.step import Context, Settles, step


class ShiftHasBegun(Refusal):
    """Whoever has the watch hands it over; it is not crossed out."""


@step(
    code="bct",
    basis="R-10.3b",
    roles=PLANNERS,
    moves={state: state for state in DutyState},
    form={"shift": PickFrom(planned)},
    style=Style.DANGER,
    when=has_plan,
    settles=Settles.NONE,
)
def drop_shift(roster: DutyRoster, context: Context) -> None:
    begins = context.day("shift")
    if begins <= context.now:
        raise ShiftHasBegun
    dropped = [one.row() for one in roster.shifts if one.begins == begins]
    roster.plan([one for one in roster.shifts if one.begins != begins])
    context.note(dropped=dropped)
