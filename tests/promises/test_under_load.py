"""P4 and P5 on a virtual clock: what is urgent, and what was decided, while a digest drains."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID, uuid4

from app.bench.measure import percentiles
from app.bench.urgent_under_digest import drained
from app.bench.virtual import Ends, Held, StrictServer, VirtualClock, VirtualTime
from core.card import Area, Ref
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.errors import Fault
from core.incoming.document import IncomingState
from core.ports import Address, Errand, Hanging, Ports
from scheduler.pace import Pace
from scheduler.sender import Sender
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, NOW, an_incoming_document
from tests.fakes.channel import FakeChannel

PEOPLE = 3_000


async def test_p4_an_urgent_alert_is_handed_over_within_two_seconds_under_a_digest() -> None:
    found = await drained(PEOPLE, jitter=0.1, pace=Pace(), urgent=True)
    assert len(found.waits) > 80
    assert percentiles(found.waits)[1] < 2_000
    assert found.server.refused == 0


@dataclass
class Watched(StrictServer):
    """The strict server; what it takes happens in the office, and the moment is kept."""

    office: Office = field(default_factory=Office)
    amended: dict[int, float] = field(default_factory=dict)

    def __init__(self, time: VirtualTime, office: Office) -> None:
        super().__init__(time, jitter=0.1)
        self.office, self.amended = office, {}

    async def deliver(self, errand: Errand, ports: Any) -> Fault | None:
        fault = await super().deliver(errand, ports)
        if fault is None and isinstance(errand.effect, Refresh):
            await errand.effect.run(self.office.ports)
            self.amended[errand.id] = self.time.now()
        return fault


async def test_p5_every_copy_on_two_channels_changes_within_two_seconds_under_a_digest() -> None:
    office, time = Office(), VirtualTime()
    channels = {name: FakeChannel(name=name) for name in ("telegram", "matrix")}
    office.channels = dict(channels)
    document = office.has(an_incoming_document(IncomingState.VERIFIED))
    ref = Ref(Area.INCOMING, document.id)
    for name, channel in channels.items():
        office.store.work.link(CLERK.id, Address(name, "1"), NOW)
        card = await office.ports.cards.card(ref, CLERK.id, channel.trust)
        assert card is not None
        key, digest = await channel.send("1", card, silent=True, reason=None)
        office.store.work.hang(Hanging(ref, CLERK.id, name, "1", key, digest))

    held, server = Held(time), Watched(time, office)
    for number in range(PEOPLE):
        digest_of = Notify(UUID(int=number + 1), Area.CHECK, uuid4(), bulk=True)
        held.put(Errand(number, AGENCY.id, digest_of, 0))
    ports = cast("Ports", Ends(held, VirtualClock(time)))
    sender = Sender(ports, Pace(), now=time.now, sleep=time.sleep, deliver=server.deliver)
    running = asyncio.create_task(sender.run())
    await time.run(5)
    await office.press(CLERK, "reg", document)
    tapped = time.now()
    held.put(Errand(PEOPLE, AGENCY.id, Refresh(ref.area, ref.id), 0))
    sender.wake()
    await time.run(tapped + 2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert server.amended[PEOPLE] - tapped < 2
    assert len(server.took) < PEOPLE, "the digest was still draining"
    for channel in channels.values():
        (shown,) = channel.shows("1")
        assert shown.title.key == "incoming-title", "it has its number now"
