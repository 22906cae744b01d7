"""Vì sao không đọc được thời hạn — every way in which a deadline is not taken over."""

from __future__ import annotations

from core.errors import Refusal


class DueNotUnderstood(Refusal):
    """Words outside the grammar, or words left over: never guessed."""


class DueTooLong(Refusal):
    """More characters than a deadline needs."""


class DueAmbiguous(Refusal):
    """Two readings, both to come."""


class DueInThePast(Refusal):
    """The only reading has passed."""


class DueTooFar(Refusal):
    """Most likely a mistyped year."""


class NoSuchDay(Refusal):
    """30/2, 31/11, month 13."""


class NoSuchHour(Refusal):
    """25h, 17h75, “17h sáng”."""


class WrongWeekday(Refusal):
    """The weekday written does not fall on the date written."""


class NoWorkingDayThen(Refusal):
    """The end of a week that is off as a whole."""
