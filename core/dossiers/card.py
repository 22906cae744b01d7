"""Thẻ hồ sơ — its code, who keeps it and how long, and what lies in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from core.card import Exposure, Line
from core.dossiers.dossier import Dossier
from core.people.directory import Directory
from core.text import Text

SHOWN = 20


def title(dossier: Dossier) -> Text:
    return Text.of("dossier-title", notation=dossier.notation, year=str(dossier.year))


def lines(
    dossier: Dossier, directory: Directory, items: list[Any], _now: datetime
) -> Iterator[Line]:
    """Dòng — heading, state, the list's data, and the documents that the viewer may see."""
    yield Line(Text.of("dossier-heading", title=dossier.title), Exposure.ABSTRACT)
    yield Line(Text.of("dossier-state", state=Text.of(f"dossier-state-{dossier.state}")))
    if dossier.returned:
        yield Line(Text.of("dossier-returned", words=dossier.returned), Exposure.ABSTRACT)
    yield Line(Text.of("dossier-code", code=code(dossier, directory)))
    yield Line(
        Text.of(
            "dossier-kept",
            name=directory.name(dossier.keeper_id),
            retention=Text.of(dossier.retention),
            rights=Text.of(dossier.rights),
        )
    )
    yield Line(_period(dossier))
    yield Line(Text.of("dossier-count", count=str(len(dossier.items))))
    for place, one in enumerate(items[:SHOWN], start=1):
        yield Line(_item(place, one), Exposure.ABSTRACT, folded=len(items) > 4)
    if dossier.note:
        yield Line(Text.of("dossier-note", words=dossier.note), Exposure.ABSTRACT)


def code(dossier: Dossier, directory: Directory) -> str:
    """Mã hồ sơ — agency, year, số và ký hiệu, with dots between (R-13.4)."""
    return f"{directory.agency.code}.{dossier.year}.{dossier.notation}"


def _period(dossier: Dossier) -> Text:
    if dossier.ended_on is None:
        return Text.of("dossier-since", day=_day(dossier.started_on))
    return Text.of("dossier-period", first=_day(dossier.started_on), last=_day(dossier.ended_on))


def _item(place: int, document: Any) -> Text:
    """Một dòng — its place, số ký hiệu and trích yếu; of what was taken back only the number."""
    reference = document.reference or "—"
    if getattr(document, "withdrawn", False):
        return Text.of("dossier-item-recalled", place=str(place), reference=reference)
    said = {"place": str(place), "reference": reference, "subject": document.subject or "—"}
    return Text.of(f"dossier-item-{document.area}", **said)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
