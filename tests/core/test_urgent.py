"""Khẩn: nothing urgent goes silent without somebody having it, and nothing rings for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from core.effects.notify import Notify
from core.outgoing.document import OutgoingState
from core.step import NoSuchDocument, NotYourStep
from core.tasks.task import TaskState
from core.upkeep import call_again, current_slot
from core.waits.clock import UrgentClock
from core.waits.wait import Wait
from tests.calendars import YEAR_2026
from tests.core.office import Office
from tests.core.test_outgoing_steps import a_checked
from tests.core.test_task_steps import a_directed
from tests.factories import (
    AGENCY,
    CLERK,
    CLERK_2,
    COLLEAGUE,
    DEPUTY,
    HEAD,
    HEAD_2,
    LEADER,
    NOW,
    SPECIALIST,
)

TIMES = (time(7, 30), time(13, 30))
LATER = "2026-12-04T17:00:00+07:00"


def without(office: Office, *gone: Any, **changed: Any) -> None:
    full = office.store.work.directories[AGENCY.id]
    people = tuple(replace(p, **changed) for p in full.people if p not in gone)
    office.store.work.directories[AGENCY.id] = replace(full, people=people)


def ringing(office: Office, entity: Any) -> set[Any]:
    return {w.person_id for w in office.store.work.waits_of(entity.id) if w.repeat_at}


async def test_who_was_called_for_another_and_then_gets_it_himself_is_called_anew(
    office: Office,
) -> None:
    _, lead, _ = await a_directed(office, urgency=3)
    await office.press(HEAD, "fwd", lead, to=SPECIALIST.id.hex, note="Em làm ngay.")
    office.clock.advance(minutes=10)
    await call_again(office.ports)
    assert HEAD.id in ringing(office, lead)
    office.store.work.posted.clear()
    await office.press(SPECIALIST, "fwd", lead, to=HEAD.id.hex, note="Em đang đi công tác.")
    assert ringing(office, lead) == {HEAD.id}
    assert HEAD.id in {effect.person_id for effect in office.asked(Notify)}


async def test_the_call_of_somebody_who_has_left_climbs_to_a_leader(office: Office) -> None:
    _, lead, _ = await a_directed(office, urgency=3)
    without(office, HEAD)
    office.clock.advance(minutes=10)
    await call_again(office.ports)
    assert ringing(office, lead) >= {LEADER.id}


async def test_without_a_named_successor_a_leader_then_a_clerk_is_called(office: Office) -> None:
    _, lead, _ = await a_directed(office, urgency=3)
    without(office, successor_id=None)
    for _ in range(5):
        office.clock.advance(minutes=10)
        await call_again(office.ports)
    assert ringing(office, lead) == {HEAD.id, LEADER.id, DEPUTY.id, CLERK.id, CLERK_2.id}


async def test_a_decided_extension_does_not_ring_for_who_has_acknowledged(office: Office) -> None:
    _, lead, _ = await a_directed(office, urgency=3)
    await office.press(HEAD, "acc", lead)
    await office.press(HEAD, "ext", lead, to=LATER, reason="Cần thêm số liệu.")
    assert ringing(office, lead) == {LEADER.id}
    office.store.work.posted.clear()
    await office.press(LEADER, "gra", lead)
    assert ringing(office, lead) == set()
    assert HEAD.id in {effect.person_id for effect in office.asked(Notify)}


async def test_who_is_called_over_an_undecided_extension_can_say_so(office: Office) -> None:
    _, lead, _ = await a_directed(office, urgency=3)
    await office.press(HEAD, "acc", lead)
    await office.press(HEAD, "ext", lead, to=LATER, reason="Cần thêm số liệu.")
    office.clock.advance(minutes=10)
    await call_again(office.ports)
    assert DEPUTY.id in ringing(office, lead)
    await office.press(DEPUTY, "hea", lead)
    assert ringing(office, lead) == {LEADER.id}
    assert office.now_is(lead).state == TaskState.EXTENSION_ASKED


async def test_who_is_called_over_a_draft_can_say_so_and_only_his_own_call_ends(
    office: Office,
) -> None:
    draft = await a_checked(office, urgency="urgency-3")
    office.clock.advance(minutes=10)
    await call_again(office.ports)
    assert ringing(office, draft) == {LEADER.id, DEPUTY.id}
    assert "heo" in await office.buttons(DEPUTY, draft)
    assert "heo" not in await office.buttons(LEADER, draft)
    await office.press(DEPUTY, "heo", draft)
    assert ringing(office, draft) == {LEADER.id}
    assert office.now_is(draft).state == OutgoingState.CHECKED


async def test_whose_turn_it_is_cannot_wave_a_draft_away(office: Office) -> None:
    draft = await a_checked(office, urgency="urgency-3")
    with pytest.raises(NotYourStep):
        await office.press(LEADER, "heo", draft)
    with pytest.raises(NoSuchDocument):
        await office.press(COLLEAGUE, "heo", draft)


@pytest.mark.basis("R-10.3b")
async def test_an_only_clerk_is_called_too_until_his_own_dispatch_is_confirmed(
    office: Office,
) -> None:
    draft = await a_checked(office, urgency="urgency-3")
    without(office, CLERK_2)
    await office.press(LEADER, "apv", draft, proof="111111")
    await office.press(CLERK, "dsp", draft, reference="245/SNN", manner="Trục liên thông")
    assert ringing(office, draft) == {CLERK.id}
    with pytest.raises(NotYourStep):
        await office.press(CLERK, "heo", draft)


async def test_an_ordinary_dispatch_waits_for_nobody(office: Office) -> None:
    draft = await a_checked(office)
    await office.press(LEADER, "apv", draft, proof="111111")
    await office.press(CLERK, "dsp", draft, reference="245/SNN", manner="Trục liên thông")
    assert office.waiting_for(draft) == set()
    assert "cfd" in await office.buttons(CLERK, draft)


async def test_a_turn_that_has_passed_never_rings_again(office: Office) -> None:
    """Two transactions at once may leave a row behind: it is cleared, not called."""
    _, lead, _ = await a_directed(office, urgency=3)
    await office.press(HEAD, "acc", lead)
    left = Wait("task", lead.id, LEADER.id, AGENCY.id, TaskState.ASSIGNED, NOW, 3).ringing(
        NOW, UrgentClock(YEAR_2026)
    )
    office.store.work.put_waits(lead.id, [*office.store.work.waits_of(lead.id), left])
    office.store.work.posted.clear()
    office.clock.advance(minutes=10)
    await call_again(office.ports)
    await call_again(office.ports)
    about = [e for e in office.asked(Notify) if e.document_id == lead.id]
    assert (about, office.waiting_for(lead)) == ([], {HEAD.id})


@pytest.mark.basis("R-8.3b-2")
async def test_a_unit_head_appointed_meanwhile_may_read_the_opinion(office: Office) -> None:
    draft = await a_checked(office)
    full = office.store.work.directories[AGENCY.id]
    units = tuple(replace(u, head_id=HEAD_2.id) if u.head_id == HEAD.id else u for u in full.units)
    office.store.work.directories[AGENCY.id] = replace(full, units=units)
    await office.press(LEADER, "bck", draft, opinion="Sửa căn cứ pháp lý.")
    assert HEAD_2.id in {effect.person_id for effect in office.asked(Notify)}
    assert await office.card(HEAD_2, draft) is not None


@pytest.mark.basis("R-20.1b")
@pytest.mark.parametrize(
    ("at", "before"),
    [
        ("2026-11-23T08:00:00+07:00", date(2026, 11, 20)),  # Monday: Friday's last digest
        ("2026-11-25T08:00:00+07:00", date(2026, 11, 23)),  # after a holiday on the 24th
        ("2026-11-27T08:00:00+07:00", date(2026, 11, 26)),
    ],
)
def test_new_is_what_came_since_the_last_digest_of_a_working_day(at: str, before: date) -> None:
    slot = current_slot(datetime.fromisoformat(at), TIMES[::-1], YEAR_2026)
    assert slot is not None
    assert (slot.before.date(), slot.before.time()) == (before, time(13, 30))
