"""Hồ sơ công việc — documents about one matter, which stay where they are kept (R-3.15)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid5

from core.card import Area, Ref

MOST_ITEMS = 999
"""Số thứ tự văn bản trong hồ sơ has three digits (NĐ 30 Phụ lục VI, trường 2)."""


class DossierState(StrEnum):
    """In work, finished, offered to the archive, and the archive's (R-3.10)."""

    OPEN = "open"
    CLOSED = "closed"
    SUBMITTED = "submitted"
    ARCHIVED = "archived"


@dataclass(eq=False)
class Dossier:
    """Hồ sơ — `notation` is its số và ký hiệu (`01.TCCB`), `year` that of its list; fields 1 to 8 and
    11 of NĐ 30 Phụ lục VI mục III. `origin_id` is the incoming document for which it was begun;
    `items` name documents {area, id, by, at}: each is kept once, however many dossiers it is in.
    `returned` is what the archive said when it sent the dossier back.
    """

    area: ClassVar[Area] = Area.DOSSIER
    urgency: ClassVar[int] = 0
    due_at: ClassVar[datetime | None] = None

    id: UUID
    agency_id: UUID
    state: DossierState
    keeper_id: UUID
    origin_id: UUID
    year: int
    notation: str
    title: str
    retention: str
    rights: str
    language: str
    started_on: date
    created_at: datetime
    items: list[dict[str, Any]] = field(default_factory=list)
    ended_on: date | None = None
    note: str = ""
    returned: str = ""
    archived_at: datetime | None = None
    procedure_version: int = 0
    version: int = 1

    def refs(self) -> list[Ref]:
        """Văn bản trong hồ sơ — in the order in which they were put in."""
        return [Ref(Area(row["area"]), UUID(hex=row["id"])) for row in self.items]

    def holds(self, ref: Ref) -> bool:
        return ref in self.refs()


def dossier_id(agency_id: UUID, year: int, notation: str) -> UUID:
    """Mỗi số, ký hiệu một hồ sơ — in one agency and year."""
    return uuid5(agency_id, f"dossier/{year}/{notation}")


def item(ref: Ref, by: str, at: datetime) -> dict[str, Any]:
    """Một văn bản trong hồ sơ."""
    return {"area": ref.area.value, "id": ref.id.hex, "by": by, "at": at.isoformat()}
