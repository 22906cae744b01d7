"""Đến giờ đổi ca — the next one is called to take over, or the watch ends in office hours (R-10.3b)."""

from __future__ import annotations

from core.duty.rules import stand, turned
from core.effects.notify import Notify
from core.people.duty import DutyRoster, DutyState
from core.people.person import Role
from core.step import Context, step


@step(
    code="dct",
    basis="R-10.3b",
    roles={Role.SYSTEM},
    moves={state: state for state in DutyState},
    turns={
        DutyState.OFF: (DutyState.DUE,),
        DutyState.HELD: (DutyState.DUE, DutyState.OFF),
        DutyState.DUE: (DutyState.HELD, DutyState.OFF),
    },
)
def turn_duty(roster: DutyRoster, context: Context) -> None:
    stand(roster, turned(roster, context.now, context.calendar))
    roster.plan([one for one in roster.shifts if one.ends > context.now])
    names = [context.directory.name(one) for one in roster.on_duty]
    context.note(on_duty=[one.hex for one in roster.on_duty], names=names)
    if not roster.on_duty and not roster.shifts:  # nobody has it, and nobody is planned
        for clerk in context.directory.having(Role.CLERK):
            context.ask(Notify(clerk.id, roster.area, roster.id, reason="reason-duty-ended"))
