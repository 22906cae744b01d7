"""Nhắc khẩn và điểm việc: repeats, climbs, and never a doubled or an empty list."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest

from core.effects.notify import Notify
from core.incoming.document import IncomingState
from core.upkeep import call_again, current_slot, send_digests
from tests.calendars import YEAR_2026
from tests.core.office import Office
from tests.core.test_incoming_steps import SYSTEM, findings
from tests.core.test_task_steps import a_directed
from tests.factories import CLERK, CLERK_2, HEAD, LEADER, an_incoming_document

TIMES = (time(7, 30), time(13, 30))


async def an_urgent(office: Office, urgency: int = 3) -> Any:
    document = office.has(an_incoming_document(IncomingState.ARRIVED, urgency=urgency))
    await office.press(SYSTEM, "ver", document, findings=findings())
    office.store.work.posted.clear()
    return document


@pytest.mark.basis("R-6.2c")
async def test_an_unacknowledged_express_document_is_called_again_every_five_minutes(
    office: Office,
) -> None:
    await an_urgent(office)
    office.clock.advance(minutes=4)
    assert await call_again(office.ports) == 0
    office.clock.advance(minutes=1)
    await call_again(office.ports)
    assert {(e.person_id, e.reason) for e in office.asked(Notify)} == {
        (CLERK.id, "reason-repeat"),
        (CLERK_2.id, "reason-repeat"),
    }


async def test_after_ten_minutes_it_climbs_to_the_named_successor_once(office: Office) -> None:
    document, lead, _ = await a_directed(office, urgency=3)
    office.store.work.posted.clear()
    office.clock.advance(minutes=10)
    await call_again(office.ports)
    await call_again(office.ports)
    climbs = [e for e in office.asked(Notify) if e.reason == "reason-climb"]
    assert {(e.person_id, e.document_id) for e in climbs if e.document_id == lead.id} == {
        (LEADER.id, lead.id)
    }
    assert len([e for e in climbs if e.document_id == lead.id]) == 1
    assert climbs[0].names
    assert document is not None


async def test_nothing_is_said_after_the_acknowledgement(office: Office) -> None:
    document = await an_urgent(office)
    await office.press(CLERK, "got", document)
    office.store.work.posted.clear()
    office.clock.advance(hours=5)
    assert await call_again(office.ports) == 0
    assert office.asked(Notify) == []


async def test_an_outage_is_not_made_up_by_a_burst(office: Office) -> None:
    await an_urgent(office)
    office.clock.advance(hours=3)
    await call_again(office.ports)
    await call_again(office.ports)
    repeats = [e for e in office.asked(Notify) if e.reason == "reason-repeat"]
    assert len([e for e in repeats if e.person_id == CLERK.id]) == 1


async def test_who_was_called_for_somebody_else_can_silence_only_his_own_call(
    office: Office,
) -> None:
    _, lead, _ = await a_directed(office, urgency=3)
    office.clock.advance(minutes=10)
    await call_again(office.ports)
    await office.press(LEADER, "hea", lead)
    waits = {w.person_id: w for w in office.store.work.waits_of(lead.id)}
    assert LEADER.id not in waits
    assert waits[HEAD.id].repeat_at is not None


async def test_an_ordinary_document_never_rings(office: Office) -> None:
    await an_urgent(office, urgency=0)
    office.clock.advance(days=3)
    assert await call_again(office.ports) == 0


@pytest.mark.basis("R-20.1b")
@pytest.mark.parametrize(
    ("at", "half"),
    [
        ("2026-11-23T07:29:00+07:00", None),
        ("2026-11-23T07:30:00+07:00", "am"),
        ("2026-11-23T13:29:00+07:00", "am"),
        ("2026-11-23T13:30:00+07:00", "pm"),
        ("2026-11-23T18:00:00+07:00", None),
        ("2026-11-24T08:00:00+07:00", None),  # Ngày Văn hóa Việt Nam
        ("2026-11-22T08:00:00+07:00", None),  # Chủ nhật
        ("2026-08-22T08:00:00+07:00", "am"),  # thứ Bảy làm bù
        ("2026-08-31T08:00:00+07:00", None),  # nghỉ hoán đổi
    ],
)
def test_the_half_day_of_an_instant(at: str, half: str | None) -> None:
    slot = current_slot(datetime.fromisoformat(at), TIMES, YEAR_2026)
    assert (slot.half if slot else None) == half


async def test_the_digest_of_a_half_day_is_made_once(office: Office) -> None:
    await an_urgent(office)
    office.clock.at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    assert await send_digests(office.ports, TIMES) == 2
    assert await send_digests(office.ports, TIMES) == 0
    office.clock.at = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    assert await send_digests(office.ports, TIMES) == 2
