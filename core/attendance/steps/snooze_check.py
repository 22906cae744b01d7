"""Hẹn nhắc lại — the half day's list once more, later in the same half day, with a reason on record
(R-20.1b, N23).
"""

from __future__ import annotations

from datetime import timedelta

from core.attendance.check import CheckState, HalfDayCheck
from core.attendance.rules import MOST_SNOOZES, last_moment, may_snooze
from core.calendar import TIME_ZONE
from core.effects.remind_check import RemindCheck
from core.errors import Refusal
from core.form import Choose, Words
from core.people.person import Role
from core.step import Context, Settles, step

MINUTES = {"snooze-30": 30, "snooze-60": 60, "snooze-120": 120}
REASONS = ("snooze-why-meeting", "snooze-why-away", "snooze-why-urgent")


class SnoozedTooFar(Refusal):
    """The half day would be over; its list is not made up for afterwards."""


@step(
    code="hnl",
    basis="R-20.1b",
    roles=set(Role) - {Role.SYSTEM},
    moves={CheckState.OPEN: CheckState.OPEN},
    form={
        "wait": Choose(keys=tuple(MINUTES)),
        "reason": Words(least=3, most=200, suggest=REASONS),
    },
    when=may_snooze,
    settles=Settles.NONE,
)
def snooze_check(check: HalfDayCheck, context: Context) -> None:
    at = context.now + timedelta(minutes=MINUTES[context.answers["wait"]])
    last = last_moment(check, context.calendar)
    if at > last:
        raise SnoozedTooFar(last=f"{last.astimezone(TIME_ZONE):%H:%M}")
    check.again_at = at
    check.snoozes += 1
    context.note(
        at=at.isoformat(), reason=context.answers["reason"], left=MOST_SNOOZES - check.snoozes
    )
    context.ask(RemindCheck(check.person_id, check.id, at))
