"""Đếm ngược — cards of what is urgent are drawn anew as their time runs out."""

from __future__ import annotations

from core.counting import count_down as redraw
from core.ports import Ports
from scheduler.job import Options, job


@job(every=60)
async def count_down(ports: Ports, _options: Options) -> None:
    """A beat that is missed is made good by the next: the cards show what is left now."""
    await redraw(ports)
