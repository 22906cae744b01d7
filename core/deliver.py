"""Giao việc ra ngoài — run one effect of the outbox; again, give up loudly, or mark unknown."""

from __future__ import annotations

import asyncio
import math
from dataclasses import replace
from datetime import timedelta

from core.effect import Road
from core.errors import Fault, Refusal, Turn
from core.people.person import Actor
from core.perform import perform
from core.ports import Errand, Ports
from core.step import Stale

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
LONGEST_ASKED = timedelta(days=1)
TIME_LIMIT = 120.0


async def deliver(errand: Errand, ports: Ports) -> Fault | None:
    """Thực hiện một việc — the answering press is performed before the effect is marked done:
    the other order would lose it when the process dies in between; this one at worst repeats it,
    and a repeat is refused. Returns the fault, if there was one, for the sender's pacing.
    """
    try:
        async with asyncio.timeout(TIME_LIMIT):
            press = await errand.effect.run(replace(ports, errand=str(errand.id)))
        if press is not None:
            await perform(press, Actor.system(errand.agency_id), ports)
    except Stale:
        # a system's press names no version: somebody else was writing at the same moment
        return await _fault(errand, Fault(Turn.AGAIN, "written at the same moment"), ports)
    except Refusal:
        pass  # the document has moved on: somebody, or an earlier run, was first
    except TimeoutError:
        return await _fault(errand, Fault(Turn.UNKNOWN, "timed out"), ports)
    except Fault as fault:
        return await _fault(errand, fault, ports)
    await ports.outbox.finish(errand)
    return None


async def _fault(errand: Errand, fault: Fault, ports: Ports) -> Fault:
    if fault.turn is Turn.NEVER:
        await ports.outbox.give_up(errand, fault.reason)
    elif fault.turn is Turn.UNKNOWN and errand.effect.road is Road.PEOPLE:
        await ports.outbox.unknown(errand, fault.reason)
    else:
        wait = _asked(fault.retry_after) or _pause(errand.attempts)
        await ports.outbox.put_off(errand, ports.clock.now() + wait, fault.reason)
    return fault


def _asked(seconds: float | None) -> timedelta | None:
    """As long as the outside asked for, if that is a length of time at all; at most a day."""
    if seconds is None or not 0 < seconds < math.inf:
        return None
    return timedelta(seconds=min(seconds, LONGEST_ASKED.total_seconds()))


def _pause(attempts: int) -> timedelta:
    """2 s, 4 s, 8 s … up to a quarter of an hour."""
    doubled: timedelta = FIRST_WAIT * (1 << min(attempts, 10))
    return min(doubled, LONGEST_WAIT)
