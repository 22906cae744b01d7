"""Việc bên ngoài — one thing to do outside, after the decision is committed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from core.ports import Ports
    from core.step import Press


class Lane(StrEnum):
    """Làn gửi — urgent overtakes normal, normal overtakes bulk."""

    URGENT = "urgent"
    NORMAL = "normal"
    BULK = "bulk"


class Road(StrEnum):
    """Hướng gửi — to people (paced by the channel's limits), or to machines."""

    PEOPLE = "people"
    MACHINES = "machines"


@dataclass(frozen=True)
class Effect:
    """Stored in the outbox by the decision's own transaction and run at least once.

    `kind` is permanent: it stands in stored rows. `keeps` says how long the effect is worth
    doing. `run` may answer with one `Press`, performed as the system. Raises `Fault`.
    """

    kind: ClassVar[str]
    road: ClassVar[Road] = Road.MACHINES
    keeps: ClassVar[timedelta] = timedelta(days=7)

    @property
    def lane(self) -> Lane:
        return Lane.NORMAL

    @property
    def starts(self) -> datetime | None:
        """Not before this moment; None: at once."""
        return None

    def unknown(self) -> Effect | None:
        """What to do instead when nobody knows whether `run` happened; None: nothing."""
        return self

    def once(self, ports: Ports, more: str = "") -> str:
        """Tên lần gửi — the same for every run of one row of the outbox; empty outside of it."""
        return f"{ports.errand}/{self.kind}{more}" if ports.errand else ""

    async def run(self, ports: Ports) -> Press | None:
        raise NotImplementedError(self.kind)
