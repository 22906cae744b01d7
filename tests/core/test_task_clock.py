"""Đồng hồ từ khi nhận: the count begins in the assignee's hands, and every hand has its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from core.calendar import TIME_ZONE
from core.card import Area, Ref
from core.effects.notify import Notify
from core.form import ChooseFromList, Given
from core.incoming.document import IncomingState
from core.interview import Asked, reply, start
from core.people.person import Person
from core.perform import perform
from core.ports import Address
from core.seen import seen
from core.step import NotYourStep, Press
from core.tasks.steps.record_receipt import ReceivedBefore
from core.tasks.task import Task, TaskState
from core.text import Text
from tests.core.office import Office
from tests.factories import (
    AGENCY,
    CLERK,
    COLLEAGUE,
    HEAD,
    HEAD_2,
    LEADER,
    SPECIALIST,
    acting,
    an_incoming_document,
)
from tests.fakes.channel import FakeChannel

TERM = "working-days:5"
FIXED = "2026-11-27T17:00:00+07:00"


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}:00+07:00").astimezone(TIME_ZONE)


async def given(office: Office, due: str = TERM, **more: Any) -> tuple[Any, Task]:
    """A directive of Monday 16/11 at 09:00, with one lead."""
    office.clock.at = at("16T09:00")
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7, **more))
    await office.press(
        LEADER, "dir", document, lead=SPECIALIST.id.hex, coordinators=[], directive="Làm ngay.",
        due=due, coordinator_due={},
    )  # fmt: skip
    return document, office.store.work.tasks_of(document.id)[0]


async def delivered(office: Office, person: Person, task: Task) -> None:
    """The person's card of the task is handed over by a channel, as the outbox does it."""
    office.channels.setdefault("fake", FakeChannel())
    office.store.work.link(person.id, Address("fake", person.account), office.clock.now())
    press = await Notify(person.id, Area.TASK, task.id).run(office.ports)
    if press is not None:
        await office.press(acting_system(), press.step, task, **press.answers)
        await office.follow()


def acting_system() -> Any:
    from core.people.person import Actor

    return Actor.system(AGENCY.id)


@pytest.mark.basis("R-8.3a-2")
async def test_five_working_days_count_from_the_real_receipt(office: Office) -> None:
    document, task = await given(office)
    assert (task.term_days, task.received_at) == (5, None)
    assert task.due_at == at("23T17:00")
    office.clock.at = at("18T10:00")
    await delivered(office, SPECIALIST, task)
    now = office.now_is(task)
    assert (now.received_at, now.due_at) == (at("18T10:00"), at("26T17:00"))
    assert office.now_is(document).due_at == at("26T17:00")
    said = await office.card(SPECIALIST, task)
    assert said is not None
    line = next(x.text for x in said.lines if x.text.key == "task-due-counted")
    assert dict(line.params)["at"] == "10:00 18/11"


@pytest.mark.basis("R-8.3a-2")
async def test_a_fixed_date_stays_as_given(office: Office) -> None:
    _, task = await given(office, due=FIXED)
    office.clock.at = at("18T10:00")
    await delivered(office, SPECIALIST, task)
    await office.press(SPECIALIST, "acc", task)
    now = office.now_is(task)
    assert (now.term_days, now.due_at) == (0, at("27T17:00"))
    assert now.received_at == at("18T10:00")


async def test_a_second_delivery_changes_nothing(office: Office) -> None:
    _, task = await given(office)
    await delivered(office, SPECIALIST, task)
    office.clock.at = at("20T10:00")
    await delivered(office, SPECIALIST, task)
    assert office.now_is(task).received_at == at("16T09:00")
    with pytest.raises(ReceivedBefore):
        await office.press(acting_system(), "rcv", task, assignee=SPECIALIST.id.hex)


async def test_a_card_that_no_channel_took_starts_nothing(office: Office) -> None:
    _, task = await given(office)
    assert await Notify(SPECIALIST.id, Area.TASK, task.id).run(office.ports) is None
    assert office.now_is(task).received_at is None


async def test_seeing_it_first_or_accepting_it_first_counts_as_receipt(office: Office) -> None:
    _, task = await given(office)
    office.clock.at = at("17T08:00")
    await seen(Ref(Area.TASK, task.id), acting(LEADER), office.ports)
    assert office.now_is(task).received_at is None
    await seen(Ref(Area.TASK, task.id), acting(SPECIALIST), office.ports)
    assert office.now_is(task).due_at == at("25T17:00")
    _, other = await given(office)
    office.clock.at = at("18T10:00")
    await office.press(SPECIALIST, "acc", other)
    assert office.now_is(other).due_at == at("26T17:00")


@pytest.mark.basis("R-8.3a-2")
async def test_a_second_specialist_has_a_count_of_their_own(office: Office) -> None:
    _, task = await given(office)
    office.clock.at = at("18T10:00")
    await delivered(office, SPECIALIST, task)
    office.clock.at = at("19T09:00")
    await office.press(SPECIALIST, "fwd", task, to=COLLEAGUE.id.hex, note="Nhờ chị.")
    between = office.now_is(task)
    assert (between.received_at, between.due_at) == (None, at("27T17:00"))
    assert between.clocks == [
        {
            "person": SPECIALIST.id.hex,
            "received_at": at("18T10:00").isoformat(),
            "due_at": at("26T17:00").isoformat(),
        }
    ]
    with pytest.raises(ReceivedBefore):
        await office.press(acting_system(), "rcv", task, assignee=SPECIALIST.id.hex)
    office.clock.at = at("20T08:00")
    await delivered(office, COLLEAGUE, task)
    assert office.now_is(task).due_at == datetime.fromisoformat("2026-11-30T17:00:00+07:00")


async def test_granted_time_is_a_fixed_date_from_then_on(office: Office) -> None:
    document, task = await given(office)
    await office.press(SPECIALIST, "acc", task)
    await office.press(SPECIALIST, "ext", task, to=FIXED, reason="Chờ số liệu.")
    await office.press(LEADER, "gra", task)
    await office.follow()
    assert (office.now_is(task).due_at, office.now_is(task).term_days) == (at("27T17:00"), 0)
    assert office.now_is(document).due_at == at("27T17:00")


async def test_a_year_without_notices_keeps_the_provisional_deadline(office: Office) -> None:
    _, task = await given(office)
    office.clock.at = datetime.fromisoformat("2031-03-03T08:00:00+07:00")
    await office.press(SPECIALIST, "acc", task)
    assert office.now_is(task).due_at == at("23T17:00")


@pytest.mark.basis("R-8.4a")
async def test_who_hands_back_returns_it_to_who_forwarded_it(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=8))
    await office.press(
        LEADER, "dir", document, lead=HEAD.id.hex, coordinators=[], directive="Làm.", due=TERM,
        coordinator_due={},
    )  # fmt: skip
    task = office.store.work.tasks_of(document.id)[0]
    await office.press(HEAD, "fwd", task, to=SPECIALIST.id.hex, note="Em làm.")
    await office.press(SPECIALIST, "hbk", task, reason="Không thuộc phần việc của tôi.")
    now = office.now_is(task)
    assert (now.assignee_id, now.state) == (HEAD.id, TaskState.ASSIGNED)
    assert office.waiting_for(task) == {HEAD.id}
    await office.press(HEAD, "hbk", task, reason="Không thuộc chức năng của phòng.")
    now = office.now_is(task)
    assert now.state == TaskState.HANDED_BACK
    assert office.waiting_for(task) == {LEADER.id}
    assert [hop.get("how") for hop in now.trail] == [None, "back", "back"]
    await office.press(LEADER, "ras", task, to=HEAD_2.id.hex, note="Phòng KH-TC làm.")
    now = office.now_is(task)
    assert (now.assignee_id, now.state) == (HEAD_2.id, TaskState.ASSIGNED)
    assert office.waiting_for(task) == {HEAD_2.id}


async def test_a_head_gives_it_to_another_of_the_unit_and_the_first_is_told(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=8))
    await office.press(
        LEADER, "dir", document, lead=HEAD.id.hex, coordinators=[], directive="Làm.", due=TERM,
        coordinator_due={},
    )  # fmt: skip
    task = office.store.work.tasks_of(document.id)[0]
    assert "ras" not in await office.buttons(HEAD, task)
    await office.press(HEAD, "fwd", task, to=SPECIALIST.id.hex, note="Em làm.")
    with pytest.raises(ChooseFromList):
        await office.press(HEAD, "ras", task, to=HEAD_2.id.hex, note="Nhờ anh.")
    await office.press(HEAD, "ras", task, to=COLLEAGUE.id.hex, note="Mai làm thay.")
    assert office.now_is(task).assignee_id == COLLEAGUE.id
    told = [n for n in office.asked(Notify) if n.reason == "reason-reassigned"]
    assert [n.person_id for n in told] == [SPECIALIST.id]
    with pytest.raises(NotYourStep):
        await office.press(HEAD_2, "ras", task, to=SPECIALIST.id.hex, note="…")
    await office.press(COLLEAGUE, "hbk", task, reason="Đang nghỉ phép.")
    assert office.now_is(task).assignee_id == HEAD.id


@pytest.mark.basis("R-8.3")
async def test_the_clerk_sends_an_ordinary_document_straight_to_a_unit(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=9))
    await office.press(CLERK, "trf", document, to=HEAD.id.hex, note="Chuyển xử lý.", due=TERM)
    task = office.store.work.tasks_of(document.id)[0]
    assert office.now_is(document).state == IncomingState.ASSIGNED
    assert (task.lead, task.assignee_id, task.assigner_id) == (True, HEAD.id, CLERK.id)
    assert office.waiting_for(document) == set()
    await office.press(HEAD, "acc", task)
    await office.press(HEAD, "ext", task, to="2026-12-15T17:00:00+07:00", reason="Cần thêm.")
    await office.press(CLERK, "gra", task)
    assert office.now_is(task).state == TaskState.ACCEPTED
    urgent = an_incoming_document(IncomingState.REGISTERED, arrival_number=10, urgency=1)
    office.has(urgent)
    assert "trf" not in await office.buttons(CLERK, urgent)
    with pytest.raises(NotYourStep):
        await office.press(CLERK, "trf", urgent, to=HEAD.id.hex, note="Chuyển.", due=TERM)


@pytest.mark.basis("R-8.4b")
async def test_nought_or_two_leads_are_refused(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    for lead in ([HEAD.id.hex, HEAD_2.id.hex], "", None):
        with pytest.raises(ChooseFromList):
            await office.press(
                LEADER, "dir", document, lead=lead, coordinators=[], directive="Làm.", due=TERM,
                coordinator_due={},
            )  # fmt: skip


@pytest.mark.basis("R-8.4b")
async def test_a_coordinator_after_the_lead_is_warned_about(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    actor = acting(LEADER)
    asked = await start(Press("dir", document.id, 1), actor, office.ports)
    assert isinstance(asked, Asked)

    async def say(words: str = "", *options: str) -> Asked:
        nonlocal asked
        assert isinstance(asked, Asked)
        found = await reply(asked.interview, Given(words, options), actor, office.ports)
        assert isinstance(found, Asked)
        asked = found
        return found

    await say("", HEAD.id.hex)
    await say("", HEAD_2.id.hex)
    await say("", "done")
    await say("Làm ngay.")
    said = await say("5 ngày làm việc")
    assert dict(said.prompt.params)["reading"].key == "due-term"
    await say("", "yes")
    said = await say("10 ngày làm việc")
    assert dict(said.prompt.params)["reading"].key == "due-after-lead"
    summary = await say("", "yes")
    answers = dict(summary.prompt.params)["answers"]
    assert "due-after-lead" in str(answers)
    press = summary.interview.press()
    done = await perform(press, actor, office.ports)
    assert done.state == IncomingState.ASSIGNED
    terms = {t.assignee_id: t.term_days for t in office.store.work.tasks_of(document.id)}
    assert terms == {HEAD.id: 5, HEAD_2.id: 10}
    assert isinstance(said.prompt, Text)


async def test_a_receipt_leaves_open_questions_answerable(office: Office) -> None:
    _, task = await given(office)
    asked = await start(Press("fwd", task.id, task.version), acting(SPECIALIST), office.ports)
    assert isinstance(asked, Asked)
    await delivered(office, SPECIALIST, task)
    assert office.now_is(task).version == task.version
    given_to = Given("", (COLLEAGUE.id.hex,))
    more = await reply(asked.interview, given_to, acting(SPECIALIST), office.ports)
    assert isinstance(more, Asked)
