"""Bàn giao ca — to somebody by name; until that one has taken it, the watch stays (R-10.3b)."""

from __future__ import annotations

from uuid import UUID

from core.duty.rules import WATCHERS, Watch, give, may_hand_over, stand
from core.form import PickPerson
from core.people.duty import DutyRoster, DutyState
from core.step import Context, step


@step(
    code="bgc",
    basis=("R-10.3b", "R-6.2c"),
    roles=WATCHERS,
    moves={DutyState.HELD: DutyState.DUE, DutyState.DUE: DutyState.DUE},
    form={"to": PickPerson(roles=WATCHERS)},
    when=may_hand_over,
)
def hand_duty_over(roster: DutyRoster, context: Context) -> None:
    to = UUID(hex=context.answers["to"])
    shift = give(roster, to, context.now)
    holder, until = roster.holder_id, roster.holder_until
    stand(roster, Watch(DutyState.DUE, holder, until, to, shift.ends))
    context.note(to=context.directory.name(to), holder=context.directory.name(holder))
