"""Đã gọi được — who answered, and when: told by telephone, which is not yet “đã nhận” (R-10.3b)."""

from __future__ import annotations

from core.calls.questions import WhoAnswered, answered
from core.calls.rules import CALLERS, calling, settle_next
from core.calls.sheet import CallSheet, CallState, Outcome
from core.card import Area, Style
from core.effects.refresh import Refresh
from core.form import Moment
from core.step import Context, step


@step(
    code="gdc",
    basis=("R-6.2c", "R-10.3b"),
    roles=CALLERS,
    moves={CallState.OPEN: CallState.OPEN},
    turns={CallState.OPEN: CallState.REACHED},
    form={"answered": WhoAnswered(), "at": Moment()},
    style=Style.SUCCESS,
    when=calling,
)
def record_answer(sheet: CallSheet, context: Context) -> None:
    """Somebody else who answers is on record, and the next one is called all the same."""
    other = answered(context.answers["answered"])
    outcome = Outcome.RELAYED if other else Outcome.REACHED
    said = {"answered": other, "at": context.answers["at"], "by": context.person.name}
    context.note(**settle_next(sheet, context.directory, outcome, **said))
    if outcome is Outcome.REACHED:
        sheet.close(CallState.REACHED, context.now)
    context.ask(Refresh(Area(sheet.about_area), sheet.about_id))
