"""A channel that says “later” rests alone: who can be reached by another one does not wait for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from app.channels import resting
from core.card import Area
from core.effects.notify import Notify
from core.errors import Fault, Turn
from core.incoming.document import IncomingState
from core.ports import Address
from core.text import Text
from tests.core.office import Office
from tests.core.test_incoming_steps import SYSTEM, findings
from tests.factories import CLERK, NOW, an_incoming_document
from tests.fakes.channel import FakeChannel


@dataclass
class Busy(FakeChannel):
    """Says 429 as often as it was told to."""

    name: str = "zalo"
    calls: int = 0
    busy: list[float] = field(default_factory=list)

    async def send(self, *args: Any, **more: Any) -> tuple[str, str]:
        self.calls += 1
        if self.busy:
            raise Fault(Turn.AGAIN, "429", retry_after=self.busy.pop())
        return await super().send(*args, **more)

    async def say(self, address: str, text: Text) -> None:
        self.calls += 1


@pytest.fixture
def office() -> Office:
    return Office()


async def an_urgent(office: Office) -> Notify:
    document = office.has(an_incoming_document(IncomingState.ARRIVED, urgency=3))
    await office.press(SYSTEM, "ver", document, findings=findings())
    return Notify(CLERK.id, Area.INCOMING, document.id, 3)


def linked(office: Office, *names: str) -> None:
    for name in names:
        office.store.work.link(CLERK.id, Address(name, f"chat-{name}"), NOW)


async def test_while_it_rests_it_is_not_called_and_says_how_long(office: Office) -> None:
    zalo = Busy(busy=[60.0])
    office.channels = resting({"zalo": zalo}, office.clock)
    linked(office, "zalo")
    notify = await an_urgent(office)
    for left in (60.0, 60.0, 20.0):
        office.clock.advance(seconds=60.0 - left)
        with pytest.raises(Fault) as caught:
            await notify.run(office.ports)
        assert (caught.value.turn, caught.value.channel) == (Turn.AGAIN, "zalo")
        assert caught.value.retry_after == pytest.approx(left)
    assert zalo.calls == 1
    channel: Any = office.channels["zalo"]
    with pytest.raises(Fault):
        await channel.say("chat-zalo", Text.of("typed-unknown"))
    office.clock.advance(seconds=21)
    await notify.run(office.ports)
    await channel.say("chat-zalo", Text.of("typed-unknown"))
    assert zalo.calls == 3


async def test_the_others_go_on_meanwhile(office: Office) -> None:
    zalo, other = Busy(busy=[600.0]), Busy("telegram")
    office.channels = resting({"zalo": zalo, "telegram": other}, office.clock)
    linked(office, "zalo", "telegram")
    notify = await an_urgent(office)
    for calls in (1, 2, 3):
        await notify.run(office.ports)
        assert (zalo.calls, other.calls) == (1, calls)


async def test_a_rest_without_measure_is_looked_at_again_after_an_hour(office: Office) -> None:
    zalo = Busy(busy=[9e9])
    office.channels = resting({"zalo": zalo}, office.clock)
    linked(office, "zalo")
    notify = await an_urgent(office)
    with pytest.raises(Fault):
        await notify.run(office.ports)
    office.clock.advance(minutes=61)
    await notify.run(office.ports)
    assert zalo.calls == 2


def test_what_it_is_shows_through(office: Office) -> None:
    inner = Busy()
    (one,) = resting({"zalo": inner}, office.clock).values()
    assert (one.name, one.trust, one.can) == (inner.name, inner.trust, inner.can)
