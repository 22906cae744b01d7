"""Chuông — does this message sound? What is urgent always does; calm ones are counted (N23)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from core.calendar import local
from core.noise import Noise, Quiet, sounds

if TYPE_CHECKING:
    from core.ports import Ports, Records


async def rings(ports: Ports, person_id: UUID, urgency: int) -> bool:
    """Có chuông — for one message that is about to be sent to one person."""
    if urgency > 0:
        return True
    now = ports.clock.now()
    quiet, today = await ports.store.read(lambda records: _known(records, person_id, now))
    return sounds(quiet, today, now, ports.calendar)


async def rung(ports: Ports, person_id: UUID, urgency: int, *, sounded: bool) -> None:
    """Đã gửi — counted once it was taken, so that a channel's trouble uses nothing up."""
    if urgency > 0:
        return
    day = local(ports.clock.now()).date()
    await ports.store.write(lambda work: work.count_noise(person_id, day, sounded=sounded))


def _known(records: Records, person_id: UUID, now: datetime) -> tuple[Quiet, Noise]:
    day = local(now).date()
    counted = records.noise(person_id, day)
    return records.quiet(person_id), next(iter(counted), Noise(person_id, day))
