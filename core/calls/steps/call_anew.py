"""Gọi lại từ đầu — nobody was reached: the same people once more, in the same order."""

from __future__ import annotations

from core.calls.rules import CALLERS, all_called
from core.calls.sheet import MOST, CallSheet, CallState, Outcome
from core.card import Style
from core.step import Context, step


@step(
    code="gll",
    basis="R-6.2c",
    roles=CALLERS,
    moves={CallState.OPEN: CallState.OPEN},
    style=Style.PRIMARY,
    when=all_called,
)
def call_anew(sheet: CallSheet, context: Context) -> None:
    before = sheet.current
    sheet.round += 1
    fresh = [
        {"person": row["person"], "why": row["why"], "round": sheet.round,
         "outcome": Outcome.PENDING.value}
        for row in before
    ]  # fmt: skip
    sheet.rows = [*sheet.rows, *fresh][-MOST:]
    context.note(round=sheet.round, count=len(fresh))
