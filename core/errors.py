"""Từ chối và sự cố — whose turn it is when something does not go on.

A `Refusal` is a rule that says no: the person's turn. A `Fault` is the outside failing: wait,
give up, or say honestly that nobody knows. Everything else is a bug, and ours.
"""

from __future__ import annotations

import re
from enum import StrEnum

from core.text import Param, Text


def _key(name: str) -> str:
    return "refusal-" + re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


class Refusal(Exception):
    """Từ chối — a rule says no. The class name is the message key: `NotYourStep` is said by
    `refusal-not-your-step` in `locales/vi/refusals.ftl`, with the given parameters.
    """

    def __init__(self, **params: Param) -> None:
        super().__init__(type(self).__name__)
        self.params = params

    @property
    def text(self) -> Text:
        return Text.of(_key(type(self).__name__), **self.params)


class Turn(StrEnum):
    """What a fault asks for: *again* later, *never* again, or *unknown* whether it happened."""

    AGAIN = "again"
    NEVER = "never"
    UNKNOWN = "unknown"


class Fault(Exception):
    """Sự cố bên ngoài — the outside failed. `retry_after` is in seconds, when the outside named it;
    `gone`: whoever was there is there no more (blocked, deleted), whatever is sent; `channel` whose
    limit it is.
    """

    def __init__(
        self,
        turn: Turn,
        reason: str,
        *,
        retry_after: float | None = None,
        text: Text | None = None,
        gone: bool = False,
        channel: str = "",
    ) -> None:
        super().__init__(reason)
        self.gone = gone
        self.channel = channel
        self.turn = turn
        self.reason = reason
        self.retry_after = retry_after
        self.text = text
