"""Xếp ca trực — who has the watch outside office hours, for days or a month ahead (R-10.3b)."""

from __future__ import annotations

from core.duty.questions import Shifts, shifts_of
from core.duty.rules import PLANNERS
from core.errors import Refusal
from core.people.duty import MOST_SHIFTS, DutyRoster, DutyState
from core.step import Context, Settles, step


class RosterFull(Refusal):
    """As many shifts are planned as one roster holds."""


@step(
    code="xct",
    basis=("R-10.3b", "R-6.2c"),
    roles=PLANNERS,
    moves={state: state for state in DutyState},
    form={"shifts": Shifts()},
    settles=Settles.NONE,
)
def plan_duty(roster: DutyRoster, context: Context) -> None:
    new = list(shifts_of(context.answers["shifts"]))
    kept = [one for one in roster.shifts if one.ends > context.now]
    if len(kept) + len(new) > MOST_SHIFTS:
        raise RosterFull(most=MOST_SHIFTS)
    roster.plan([*kept, *new])
    context.note(shifts=[one.row() for one in new])
