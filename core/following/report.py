"""Bản báo cáo — a period's figures as rows to look at, to print and to take along (R-12.4)."""

from __future__ import annotations

from dataclasses import dataclass

from core.following.figures import Figures, Period
from core.text import Text

ROWS = ("new", "open", "on_time", "overdue", "late_done", "late_open", "refused", "recalled")


@dataclass(frozen=True)
class LateIssues:
    """Phát hành muộn — `waiting`: signed, past the next morning and not out yet, as of now; `done`:
    dated in the period and sent out after its deadline (R-6.2a).
    """

    waiting: int = 0
    done: int = 0


@dataclass(frozen=True)
class Report:
    """Báo cáo — of whom, of which days, and what was counted."""

    scope: str
    period: Period
    figures: Figures
    issues: LateIssues

    @property
    def title(self) -> Text:
        return Text.of("report-title")

    @property
    def days(self) -> Text:
        """Kỳ — in words."""
        period = self.period
        return Text.of(
            f"bot-report-{period.span}",
            first=f"{period.first:%d/%m/%Y}",
            last=f"{period.last:%d/%m/%Y}",
            month=f"{period.first:%m/%Y}",
        )

    @property
    def rows(self) -> tuple[tuple[Text, str], ...]:
        """Chỉ tiêu, số lượng — incoming documents first, then what went out late."""
        counted = [(name, getattr(self.figures, name)) for name in ROWS]
        counted += [("issue-done", self.issues.done), ("issue-waiting", self.issues.waiting)]
        return tuple(
            (Text.of(f"report-{name.replace('_', '-')}"), str(count)) for name, count in counted
        )
