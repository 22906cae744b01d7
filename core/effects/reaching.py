"""Đường tới người — which of a person's channels carry a thing, and in what order (P15).

Calm things take the first channel that is alive; what is urgent goes on to the next at any trouble;
Thượng khẩn and Hỏa tốc take all of them at once. Channels with buttons come first, lost ones last.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from core.effects.losing import found_again, lose
from core.errors import Fault, Turn
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Address, Ports

EVERYWHERE = 2
_HOPE = {Turn.UNKNOWN: 0, Turn.AGAIN: 1, Turn.NEVER: 2}

Send = Callable[["Address", tuple[str, ...]], Awaitable[bool]]


async def reach(ports: Ports, person_id: UUID, urgency: int, send: Send) -> list[Address]:
    """The addresses that have it. `send` is told which channels failed before this one, and says
    whether it was sent. When none has it, the fault with the most hope left is raised.
    """
    known = await ports.store.read(lambda records: records.addresses(person_id))
    reached: list[Address] = []
    faults: list[Fault] = []
    failed: list[str] = []
    for address in _ordered(known, ports):
        if reached and urgency < EVERYWHERE:
            break
        try:
            if await send(address, tuple(failed)):
                reached.append(address)
                if address.lost:
                    await ports.store.write(
                        partial(found_again, person_id=person_id, address=address)
                    )
        except Fault as fault:
            if fault.gone and not address.lost:
                now = ports.clock.now()
                marked = partial(lose, person_id=person_id, address=address, now=now)
                await ports.store.write(marked)
            faults.append(fault)
            failed.append(address.channel)
            if not urgency and fault.turn is not Turn.NEVER:
                break
    if faults and not reached:
        raise min(faults, key=lambda fault: _HOPE[fault.turn])
    return reached


def _ordered(known: Sequence[Address], ports: Ports) -> list[Address]:
    here = [one for one in known if one.channel in ports.channels]
    return sorted(here, key=lambda one: (one.lost, not ports.channels[one.channel].can.buttons))


def by_another_way(failed: tuple[str, ...], reason: Text | None) -> Text | None:
    """Lý do gửi — with the channels that did not take it, so that people know (P15)."""
    if not failed:
        return reason
    names = ", ".join(name.capitalize() for name in failed)
    if reason is None:
        return Text.of("reason-other-channel", channels=names)
    return Text.of("reason-other-channel-because", channels=names, reason=reason)
