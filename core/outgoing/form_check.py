"""Kết quả kiểm tra thể thức — what the linter found, for the card and for the clerk's question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.calendar import TIME_ZONE
from core.card import Exposure, Line
from core.form import Value, Words, World
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.directory import Directory
from core.text import Text

_LISTED = {OutgoingState.APPROVED, OutgoingState.RETURNED}
_COUNTED = {OutgoingState.DRAFTING, OutgoingState.SUBMITTED, OutgoingState.CHECKED} | _LISTED


def faults(document: OutgoingDocument) -> list[Text]:
    """Điểm chưa đạt — one sentence each."""
    return [Text.unwire(row["text"]) for row in document.form_findings if row["result"] == "fail"]


def form_lines(document: OutgoingDocument, directory: Directory) -> Iterator[Line]:
    """Dòng thể thức — a count while it is drafted; every fault for the clerk, and for whoever has
    to mend it; who found it right.
    """
    if document.form_checked_at is not None:
        at = f"{document.form_checked_at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
        name = directory.name(document.form_checked_by)
        yield Line(Text.of("format-passed", name=name, at=at))
    if not document.form_findings or document.state not in _COUNTED:
        return
    yield Line(_count(document))
    if document.state in _LISTED:
        yield from (
            Line(Text.of("format-fault", fault=one), Exposure.ABSTRACT) for one in _open(document)
        )


def _open(document: OutgoingDocument) -> list[Text]:
    """What is to be looked at: faults, then what could not be seen, each sentence once."""
    rows = document.form_findings
    texts = [Text.unwire(row["text"]) for row in rows if row["result"] == "unknown"]
    return list(dict.fromkeys([*faults(document), *texts]))


def _count(document: OutgoingDocument) -> Text:
    right = sum(row["result"] == "pass" for row in document.form_findings)
    still = len(document.form_findings) - right
    if not still:
        return Text.of("format-line-right", right=right)
    return Text.of("format-line-faulty", right=right, open=still)


@dataclass(frozen=True)
class WhyRight(Words):
    """Vì sao vẫn đạt — asked only when the linter found faults (R-9.2a)."""

    def ready(self, world: World) -> Value | None:
        return None if world.document is None or faults(world.document) else ""

    def recheck(self, value: Value, world: World) -> None:
        if value == "" and self.ready(world) == "":
            return
        super().recheck(value, world)
