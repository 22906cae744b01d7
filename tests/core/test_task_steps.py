"""Nhiệm vụ: acknowledged, forwarded, reported, extended, completed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from core.effects.notify import Notify
from core.effects.report_status import ReportStatus
from core.exchange.status import ExchangeStatus
from core.form import ChooseFromList
from core.incoming.document import IncomingState
from core.step import NotNow, NotYourStep
from core.tasks.task import Task, TaskState
from tests.core.office import Office
from tests.factories import CLERK, COLLEAGUE, HEAD, HEAD_2, LEADER, SPECIALIST, an_incoming_document

DUE = "2026-11-27T17:00:00+07:00"


async def a_directed(office: Office, urgency: int = 0) -> tuple[Any, Task, Task]:
    document = office.has(
        an_incoming_document(IncomingState.REGISTERED, arrival_number=7, urgency=urgency)
    )
    await office.press(
        LEADER,
        "dir",
        document,
        lead=HEAD.id.hex,
        coordinators=[HEAD_2.id.hex],
        directive="Làm ngay.",
        due=DUE,
        coordinator_due={HEAD_2.id.hex: DUE},
    )
    lead, other = sorted(office.store.work.tasks_of(document.id), key=lambda t: not t.lead)
    return document, lead, other


async def test_the_leads_acknowledgement_begins_the_handling(office: Office) -> None:
    document, lead, _ = await a_directed(office)
    await office.press(HEAD, "acc", lead)
    await office.follow()
    assert office.now_is(lead).state == TaskState.ACCEPTED
    assert office.now_is(document).state == IncomingState.IN_PROGRESS
    assert office.asked(ReportStatus)[-1].status is ExchangeStatus.IN_PROGRESS


async def test_a_coordinators_acknowledgement_does_not(office: Office) -> None:
    document, _, other = await a_directed(office)
    await office.press(HEAD_2, "acc", other)
    await office.follow()
    assert office.now_is(document).state == IncomingState.ASSIGNED


@pytest.mark.basis("R-8.4a")
async def test_forwarding_keeps_the_trail_and_tells_the_new_assignee(office: Office) -> None:
    _, lead, _ = await a_directed(office)
    await office.press(HEAD, "fwd", lead, to=SPECIALIST.id.hex, note="Em làm giúp chị.")
    now = office.now_is(lead)
    assert now.assignee_id == SPECIALIST.id
    assert [(hop["from_name"], hop["to_name"]) for hop in now.trail] == [
        (HEAD.name, SPECIALIST.name)
    ]
    assert office.asked(Notify)[-1].person_id == SPECIALIST.id
    assert "acc" in await office.buttons(SPECIALIST, lead)
    assert "acc" not in await office.buttons(HEAD, lead)


async def test_forwarding_outside_the_unit_is_not_offered(office: Office) -> None:
    _, lead, _ = await a_directed(office)
    with pytest.raises(ChooseFromList):
        await office.press(HEAD, "fwd", lead, to=HEAD_2.id.hex, note="Nhờ anh.")


async def test_nobody_handles_a_task_of_somebody_else(office: Office) -> None:
    _, lead, _ = await a_directed(office)
    with pytest.raises(NotYourStep):
        await office.press(COLLEAGUE, "acc", lead)


async def test_an_extension_is_asked_by_the_assignee_and_granted_by_the_assigner(
    office: Office,
) -> None:
    _, lead, _ = await a_directed(office)
    await office.press(HEAD, "acc", lead)
    later = "2026-12-04T17:00:00+07:00"
    await office.press(HEAD, "ext", lead, to=later, reason="Cần thêm số liệu.")
    assert office.now_is(lead).due_at == datetime.fromisoformat(DUE)
    assert LEADER.id in office.waiting_for(lead)
    with pytest.raises(NotYourStep):
        await office.press(HEAD, "gra", lead)
    await office.press(LEADER, "gra", lead)
    assert office.now_is(lead).due_at == datetime.fromisoformat(later)


async def test_a_refused_extension_leaves_the_deadline_and_says_why(office: Office) -> None:
    _, lead, _ = await a_directed(office)
    await office.press(HEAD, "acc", lead)
    await office.press(HEAD, "ext", lead, to="2026-12-04T17:00:00+07:00", reason="Cần thêm.")
    await office.press(LEADER, "rfx", lead, words="Việc gấp, không lùi được.")
    now = office.now_is(lead)
    assert (now.due_at.isoformat(), now.extension_to) == (DUE, None)
    assert now.reports[-1]["words"] == "Việc gấp, không lùi được."


@pytest.mark.basis("R-8.4c-2")
async def test_the_leads_completion_finishes_the_document(office: Office) -> None:
    document, lead, _ = await a_directed(office)
    await office.press(HEAD, "acc", lead)
    await office.press(HEAD, "com", lead, result="Đã trả lời tại văn bản 12/SNN-TT.")
    await office.follow()
    assert office.now_is(document).state == IncomingState.FINISHED
    assert office.waiting_for(lead) == set()
    assert office.asked(ReportStatus)[-1].status is ExchangeStatus.COMPLETED


async def test_a_task_cannot_be_completed_before_it_is_acknowledged(office: Office) -> None:
    _, lead, _ = await a_directed(office)
    with pytest.raises(NotNow):
        await office.press(HEAD, "com", lead, result="Xong.")


async def test_the_clerk_sees_on_the_document_who_has_it(office: Office) -> None:
    document, lead, _ = await a_directed(office)
    await office.press(HEAD, "acc", lead)
    card = await office.card(CLERK, document)
    assert card is not None
    said = [dict(line.text.params) for line in card.lines if line.text.key == "incoming-lead"]
    assert said[0]["name"] == HEAD.name
    assert said[0]["state"].key == "task-short-accepted"
