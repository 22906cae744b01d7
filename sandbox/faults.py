"""Trouble on request: 429, blocked, 502, slow, reset after accept, duplicates, disorder, down."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sandbox import limits

BEFORE = ("down", "502", "429", "403-blocked", "slow")
AFTER = ("reset-after-accept",)
ON_UPDATES = ("duplicate-update", "reorder-updates")
KINDS = BEFORE + AFTER + ON_UPDATES
_DEFAULT_SECONDS = {"429": 1.0, "slow": 20.0, "reorder-updates": 2.0}
_WRITING = ("send", "copy", "forward")


class BadFault(ValueError):
    """A fault that cannot be understood."""


@dataclass
class Fault:
    """`seconds`: retry_after of 429, delay of slow, holding time of reorder-updates, and for the
    other kinds how long the fault lasts. `times`: None means until cleared or `until`.
    """

    kind: str
    method: str | None = None
    user_id: int | None = None
    times: int | None = 1
    seconds: float = 0.0
    until: float | None = None

    def fits(self, method: str, user_id: int | None) -> bool:
        if self.user_id is not None and self.user_id != user_id:
            return False
        if self.method is not None:
            return self.method.lower() == method
        return self.kind != "403-blocked" or method.startswith(_WRITING)


class Faults:
    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.active: list[Fault] = []

    def add(self, row: dict[str, Any]) -> Fault:
        """Arm one fault from its JSON form; raises BadFault."""
        kind = str(row.get("kind"))
        if kind not in KINDS:
            raise BadFault(f"kind must be one of {', '.join(KINDS)}")
        if len(self.active) >= limits.FAULTS:
            raise BadFault("too many faults are armed; clear them first")
        seconds = _number(row, "seconds", _DEFAULT_SECONDS.get(kind, 0.0))
        lasting = bool(seconds) and kind not in _DEFAULT_SECONDS
        unlimited = kind == "down" or lasting
        times = _number(row, "times", 0.0)
        fault = Fault(
            kind,
            method=str(row["method"]) if row.get("method") else None,
            user_id=int(_number(row, "user_id", 0.0)) or None,
            times=int(times) or (None if unlimited else 1),
            seconds=seconds,
            until=self.clock() + seconds if lasting else None,
        )
        self.active.append(fault)
        return fault

    def take(self, kinds: tuple[str, ...], method: str, user_id: int | None) -> Fault | None:
        """The first armed fault that fits, counted once."""
        if not self.active:
            return None
        for fault in self.current():
            if fault.kind in kinds and fault.fits(method, user_id):
                self._count(fault)
                return fault
        return None

    def current(self) -> list[Fault]:
        """Those still armed."""
        now = self.clock()
        self.active = [f for f in self.active if f.until is None or f.until > now]
        return self.active

    def _count(self, fault: Fault) -> None:
        if fault.times is None:
            return
        fault.times -= 1
        if fault.times <= 0:
            self.active.remove(fault)

    def rows(self) -> list[dict[str, Any]]:
        return [asdict(fault) for fault in self.current()]

    def clear(self) -> None:
        self.active.clear()


def _number(row: dict[str, Any], name: str, default: float) -> float:
    value = row.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e12:
        raise BadFault(f"{name} must be a number, not negative")
    return float(value)
