"""Đồng hồ trên thẻ: the cards of what is urgent tell how long is left, and change as time goes (N2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting import count_down
from core.effect import Lane
from core.effects.refresh import Refresh
from core.incoming.document import IncomingState
from core.waits.countdown import BEAT, STEPS, left, turned
from tests.core.office import Office
from tests.core.test_incoming_steps import SYSTEM, findings
from tests.factories import CLERK, NOW, an_incoming_document

pytestmark = pytest.mark.basis("R-6.2c")


@pytest.fixture
def office() -> Office:
    return Office()


async def an_urgent(office: Office, urgency: int = 3) -> object:
    document = office.has(an_incoming_document(IncomingState.ARRIVED, urgency=urgency))
    await office.press(SYSTEM, "ver", document, findings=findings())
    office.store.work.posted.clear()
    return document


async def countdown(office: Office, document: object) -> str:
    card = await office.card(CLERK, document)
    assert card is not None
    found = [dict(one.text.params) for one in card.lines if one.text.key == "line-climbs"]
    return str(dict(found[0]["left"].params)["minutes"]) if found else ""


async def test_the_card_says_when_somebody_above_is_called_and_how_soon(office: Office) -> None:
    document = await an_urgent(office)
    first = int(await countdown(office, document))
    office.clock.advance(minutes=3)
    assert int(await countdown(office, document)) == first - 3
    await office.press(CLERK, "got", document)
    assert await countdown(office, document) == ""


async def test_each_beat_in_which_the_words_change_draws_the_card_anew_and_calmly(
    office: Office,
) -> None:
    document = await an_urgent(office)
    seen = await countdown(office, document)
    for _ in range(5):
        office.clock.advance(seconds=60)
        drawn = await count_down(office.ports)
        now = await countdown(office, document)
        assert (drawn > 0) is (now != seen)
        seen = now
    (refresh, *_more) = office.asked(Refresh)
    assert (refresh.document_id, refresh.lane) == (document.id, Lane.BULK)  # type: ignore[attr-defined]


async def test_what_is_calm_or_settled_counts_nothing_down(office: Office) -> None:
    await an_urgent(office, urgency=0)
    settled = await an_urgent(office)
    await office.press(CLERK, "got", settled)  # type: ignore[arg-type]
    office.store.work.posted.clear()
    for _ in range(20):
        office.clock.advance(seconds=60)
        assert await count_down(office.ports) == 0


@given(st.integers(-2 * 24 * 60, 2 * 24 * 60), st.integers(0, 59))
def test_within_the_last_quarter_every_minute_is_drawn_and_far_off_none(
    minutes: int, seconds: int
) -> None:
    moment = NOW + timedelta(minutes=minutes, seconds=seconds)
    beat = turned(moment, NOW)
    away = abs(moment - NOW)
    if away <= STEPS[0][0]:
        assert beat
    if away > STEPS[-1][0]:
        assert not beat
    if beat:
        assert left(moment, NOW) != left(moment, NOW - BEAT) or away < BEAT
    assert not turned(None, NOW)


def test_what_stands_on_a_card_is_never_older_than_the_step_of_its_nearness() -> None:
    moment = NOW + timedelta(hours=3)
    drawn = 0
    for minute in range(180):
        at = NOW + minute * BEAT
        drawn += turned(moment, at)
    assert drawn == 2 + 21 + 15
