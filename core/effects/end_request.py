"""Hẹn hết hạn đề nghị ký — what was not signed in time is forgotten, its file too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from core.card import Area
from core.effect import Effect
from core.step import Press

if TYPE_CHECKING:
    from core.ports import Ports

ENDS = {Area.OUTGOING: "erq", Area.INCOMING: "ers", Area.COPY: "erc",
        Area.ATTESTATION: "ebk"}  # fmt: skip


@dataclass(frozen=True)
class EndRequest(Effect):
    """Hẹn — of the prepared file with this hash; a request that was fulfilled is left alone, but
    its half-finished file is of no use to anybody any more.
    """

    kind: ClassVar[str] = "end_request"

    document_id: UUID
    file: str
    at: datetime
    area: Area = Area.OUTGOING

    @property
    def starts(self) -> datetime | None:
        return self.at

    async def run(self, ports: Ports) -> Press | None:
        await ports.files.drop(self.file)
        return Press(ENDS[self.area], self.document_id, None, {"file": self.file})
