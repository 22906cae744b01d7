"""Giao việc ra ngoài: again, never, unknown; and what the outside answers is decided first."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest

from core.deliver import LONGEST_ASKED, LONGEST_WAIT, deliver
from core.effect import Effect, Road
from core.effects.follow import Follow
from core.effects.verify_package import VerifyPackage
from core.errors import Fault, Turn
from core.incoming.document import IncomingState, LegalValue
from core.ports import Errand, Ports
from core.step import Press, Stale
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, CLERK_2, NOW, an_incoming_document


@dataclass
class Outbox:
    """Remembers what became of each errand."""

    said: list[tuple[Any, ...]] = field(default_factory=list)
    on_finish: Callable[[], None] = lambda: None

    async def finish(self, errand: Errand) -> None:
        self.on_finish()
        self.said.append(("done",))

    async def hold(self, errand: Errand, until: datetime) -> None:
        raise AssertionError("nobody holds back what is being delivered")

    async def put_off(self, errand: Errand, until: datetime, note: str) -> None:
        self.said.append(("again", until - NOW, note))

    async def unknown(self, errand: Errand, note: str) -> None:
        self.said.append(("unknown", note))

    async def give_up(self, errand: Errand, note: str) -> None:
        self.said.append(("never", note))


@dataclass(frozen=True)
class Sending(Effect):
    """An effect that fails as it is told to."""

    kind: ClassVar[str] = "test-sending"
    road: ClassVar[Road] = Road.PEOPLE

    fault: Exception | None = None

    async def run(self, ports: Ports) -> Press | None:
        if self.fault:
            raise self.fault
        return None


@dataclass(frozen=True)
class Calling(Sending):
    kind: ClassVar[str] = "test-calling"
    road: ClassVar[Road] = Road.MACHINES


async def delivered(
    office: Office, effect: Effect, attempts: int = 0, outbox: Outbox | None = None
) -> list[tuple[Any, ...]]:
    outbox = outbox or Outbox()
    errand = Errand(1, AGENCY.id, effect, attempts)
    await deliver(errand, replace(office.ports, outbox=outbox))
    return outbox.said


async def test_what_went_well_is_done(office: Office) -> None:
    assert await delivered(office, Sending()) == [("done",)]


@pytest.mark.parametrize(
    ("attempts", "wait"),
    [(0, timedelta(seconds=2)), (1, timedelta(seconds=4)), (9, LONGEST_WAIT), (999, LONGEST_WAIT)],
)
async def test_again_waits_ever_longer_up_to_a_quarter_of_an_hour(
    office: Office, attempts: int, wait: timedelta
) -> None:
    ((state, waited, note),) = await delivered(office, Sending(Fault(Turn.AGAIN, "502")), attempts)
    assert (state, waited, note) == ("again", wait, "502")


@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        (7.5, timedelta(seconds=7.5)),
        (1e300, LONGEST_ASKED),
        (math.inf, timedelta(seconds=2)),
        (math.nan, timedelta(seconds=2)),
        (-3.0, timedelta(seconds=2)),
    ],
)
async def test_the_outside_says_when_within_reason(
    office: Office, asked: float, wait: timedelta
) -> None:
    fault = Fault(Turn.AGAIN, "429", retry_after=asked)
    ((_, waited, _),) = await delivered(office, Sending(fault))
    assert waited == wait


async def test_never_is_given_up_loudly(office: Office) -> None:
    assert await delivered(office, Sending(Fault(Turn.NEVER, "403"))) == [("never", "403")]


@pytest.mark.parametrize("fault", [Fault(Turn.UNKNOWN, "reset"), TimeoutError()])
async def test_unknown_is_a_state_of_its_own_for_people_and_a_repeat_for_machines(
    office: Office, fault: Exception
) -> None:
    assert (await delivered(office, Sending(fault)))[0][0] == "unknown"
    assert (await delivered(office, Calling(fault)))[0][0] == "again"


async def test_the_answering_press_is_performed_before_the_effect_is_done(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.ASSIGNED))
    seen = []
    outbox = Outbox(on_finish=lambda: seen.append(office.now_is(document).state))
    await delivered(office, Follow("fin", document.id), outbox=outbox)
    assert seen == [IncomingState.FINISHED]


async def test_a_repeat_after_a_crash_is_refused_and_counts_as_done(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.ASSIGNED))
    effect = Follow("fin", document.id)
    assert await delivered(office, effect) == [("done",)]
    assert await delivered(office, effect) == [("done",)]
    assert len(office.store.work.journal) == 1


async def test_a_press_that_met_another_writer_is_tried_again_and_not_lost(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.ASSIGNED))
    write = office.store.write

    async def collided(unit: Any) -> Any:
        office.store.write = write  # type: ignore[method-assign]
        raise Stale

    office.store.write = collided  # type: ignore[method-assign]
    effect = Follow("fin", document.id)
    assert (await delivered(office, effect))[0][0] == "again"
    assert await delivered(office, effect) == [("done",)]
    assert office.now_is(document).state == IncomingState.FINISHED


@pytest.mark.basis("R-8.1a")
async def test_a_file_that_is_lost_for_ever_still_brings_the_document_before_the_clerks(
    office: Office,
) -> None:
    class Lost:
        async def get(self, sha256: str) -> bytes:
            raise Fault(Turn.NEVER, "hash differs")

    document = office.has(an_incoming_document(IncomingState.ARRIVED, urgency=3))
    office.files = Lost()  # type: ignore[assignment]
    assert await delivered(office, VerifyPackage(document.id, "0" * 64, NOW)) == [("done",)]
    now = office.now_is(document)
    assert (now.state, now.legal_value) == (IncomingState.DOUBTFUL, LegalValue.FOR_REFERENCE)
    assert office.waiting_for(document) == {CLERK.id, CLERK_2.id}
