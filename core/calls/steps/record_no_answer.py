"""Không liên lạc được — the call is on record, and the next one of the sheet is called."""

from __future__ import annotations

from core.calls.rules import CALLERS, calling, settle_next, stamp
from core.calls.sheet import CallSheet, CallState, Outcome
from core.step import Context, step


@step(
    code="kgd",
    basis="R-6.2c",
    roles=CALLERS,
    moves={CallState.OPEN: CallState.OPEN},
    when=calling,
)
def record_no_answer(sheet: CallSheet, context: Context) -> None:
    said = stamp(context.person, context.now)
    context.note(**settle_next(sheet, context.directory, Outcome.MISSED, **said))
