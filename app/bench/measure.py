"""Đo — percentiles, rates and memory of one run; the thing and its ceiling always side by side."""

from __future__ import annotations

import resource
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class Figure:
    """Một con số đo — `ratio` is against the ceiling measured in the same run."""

    name: str
    rate: float = 0.0
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    peak_mb: float = 0.0
    ratio: float = 0.0
    goal: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def line(self) -> str:
        """One line of the table that people read."""
        parts = [f"{self.name:<34}"]
        parts += [f"{self.rate:>10,.0f}/s"] if self.rate else []
        parts += [f"p50 {self.p50_ms:.2f} ms", f"p99 {self.p99_ms:.2f} ms"] if self.p50_ms else []
        parts += [f"{self.peak_mb:.0f} MB"] if self.peak_mb else []
        parts += [f"tỷ lệ {self.ratio:.2f}"] if self.ratio else []
        ratios = self.more.get("ratios", [])
        parts += [f"(từ {ratios[0]:.2f} đến {ratios[-1]:.2f})"] if len(ratios) > 1 else []
        parts += [f"(mục tiêu {self.goal})"] if self.goal else []
        return "  ".join(parts)


def percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    """p50 and p99 in milliseconds."""
    ordered = sorted(seconds)
    if not ordered:
        return 0.0, 0.0
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return statistics.median(ordered) * 1000, last * 1000


def peak_mb() -> float:
    """Peak resident memory of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 2**20


def middle(rounds: Sequence[Figure]) -> Figure:
    """The round with the median ratio; beside it the range of all: a busy machine shows there."""
    ordered = sorted(rounds, key=lambda one: one.ratio)
    figure = ordered[(len(ordered) - 1) // 2]
    figure.more |= {"ratios": [round(one.ratio, 3) for one in ordered]}
    return figure
