"""Nhận ca — from now on the watch is this person's, with every urgent thing still open (R-10.3b)."""

from __future__ import annotations

from core.card import Style
from core.duty.rules import WATCHERS, Watch, give, may_take, stand
from core.people.duty import DutyRoster, DutyState
from core.step import Context, step


@step(
    code="nct",
    basis=("R-10.3b", "R-6.2c"),
    roles=WATCHERS,
    moves={DutyState.DUE: DutyState.HELD},
    style=Style.SUCCESS,
    when=may_take,
)
def take_duty(roster: DutyRoster, context: Context) -> None:
    taker, former = context.person.id, roster.holder_id
    shift = give(roster, taker, context.now)
    stand(roster, Watch(DutyState.HELD, taker, shift.ends))
    roster.former_id = former if former != taker else None
    name = context.directory.name(former)
    context.note(taker=context.person.name, former=name, until=shift.ends.isoformat())
