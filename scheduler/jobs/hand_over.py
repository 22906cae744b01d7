"""Bàn giao khi vắng mặt — open turns go to the stand-in, and come back when the absence is over."""

from __future__ import annotations

from core.handover import hand_over as due_hand_overs
from core.ports import Ports
from scheduler.job import Options, job


@job(every=5)
async def hand_over(ports: Ports, _options: Options) -> None:
    """It looks at the clock and the delegations alone: a restart loses nothing."""
    await due_hand_overs(ports)
