"""Trả lời và phản hồi: an answer is tied to what it answers, and closes the line of who asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.card import Area, Ref
from core.effects.begin_reply import BeginReply
from core.effects.notify import Notify
from core.effects.record_reply import RecordReply
from core.effects.watch_replies import WatchReplies
from core.exchange.package import Replied
from core.outgoing.document import OutgoingState
from core.people.person import Actor
from core.perform import perform
from core.step import Stale
from tests.core.office import Office
from tests.core.test_outgoing_steps import a_checked
from tests.core.test_recall import an_assigned, arrives
from tests.core.test_receive import PACKAGE
from tests.factories import AGENCY, CLERK, COLLEAGUE, HEAD, LEADER, NOW, SPECIALIST

DUE = (NOW + timedelta(days=7)).isoformat()


async def run(office: Office, effect: Any) -> Any:
    press = await effect.run(office.ports)
    return await perform(press, Actor.system(AGENCY.id), office.ports)


async def a_reply(office: Office) -> tuple[Any, Any]:
    document, task = await an_assigned(office)
    await office.press(SPECIALIST, "acc", task)
    await office.press(SPECIALIST, "rly", task)
    (effect,) = office.asked(BeginReply)
    done = await run(office, effect)
    return document, office.store.work.load(done.ref)


@pytest.mark.basis("R-8.4c-2")
async def test_a_reply_begins_as_a_draft_of_the_assignee_to_the_sender(office: Office) -> None:
    document, draft = await a_reply(office)
    assert (draft.in_reply_to, draft.drafter_id) == (document.id, SPECIALIST.id)
    assert draft.deliveries == [{"code": "000.00.01.H56", "name": "UBND tỉnh", "status": ""}]
    assert office.waiting_for(draft) == {SPECIALIST.id}
    assert "rnw" in await office.buttons(SPECIALIST, draft)


async def test_beginning_the_same_reply_again_begins_nothing(office: Office) -> None:
    await a_reply(office)
    (effect,) = office.asked(BeginReply)
    with pytest.raises(Stale):
        await run(office, effect)


@pytest.mark.basis("R-8.4c-2")
async def test_the_answered_document_learns_the_number_and_whether_it_was_in_time(
    office: Office,
) -> None:
    document, draft = await a_reply(office)
    effect = RecordReply(document.id, draft.id, "245/SNN-VP", NOW)
    office.store.work.entities[document.id].due_on = NOW.date()
    await run(office, effect)
    late = replace(effect, outgoing_id=document.id, at=NOW + timedelta(days=3))
    await run(office, late)
    rows = office.now_is(document).replies
    assert [(row["reference"], row["on_time"]) for row in rows] == [
        ("245/SNN-VP", True),
        ("245/SNN-VP", False),
    ]
    assert "incoming-replied" in str((await office.card(CLERK, document)).lines)  # type: ignore[union-attr]


async def a_sent(office: Office, reply: str = DUE) -> Any:
    draft = await a_checked(office, reply=reply)
    await office.press(LEADER, "apv", draft, proof="111111")
    await office.press(CLERK, "dsp", draft, reference="245/SNN-VP", manner="Trục tạm dừng.")
    sent = office.store.work.entities[draft.id]
    sent.deliveries = [
        {"name": "UBND tỉnh", "code": "000.00.01.H56", "status": "status-03"},
        {"name": "Sở Công Thương", "code": "000.00.07.H56", "status": "status-03"},
    ]
    return draft


@pytest.mark.basis("R-9.5c")
async def test_an_answer_that_arrives_closes_the_line_of_that_receiver(office: Office) -> None:
    document = await a_sent(office)
    uid = office.now_is(document).document_uid
    answer = replace(
        PACKAGE,
        document_uid="000.00.01.H56,2026/11/25,12/UBND-VP",
        number="12",
        notation="UBND-VP",
        replies_to=(Replied(AGENCY.code, "245/SNN-VP", uid),),
    )
    await arrives(office, answer, b"answer")
    rows = office.now_is(document).deliveries
    assert [row.get("replied") for row in rows] == ["12/UBND-VP", None]
    told = [e for e in office.asked(Notify) if e.reason == "reason-replied"]
    assert [effect.person_id for effect in told] == [SPECIALIST.id]
    arrived = [e for e in office.store.work.entities.values() if e.area is Area.INCOMING]
    assert arrived[0].answers_to[0]["document_uid"] == uid


@pytest.mark.basis("R-9.5c")
async def test_when_the_day_has_passed_drafter_head_and_signer_are_told_who_is_silent(
    office: Office,
) -> None:
    document = await a_sent(office)
    (watch,) = office.asked(WatchReplies)
    assert watch.starts == office.now_is(document).reply_by
    office.clock.advance(days=8)
    office.store.work.posted.clear()
    await run(office, watch)
    late = [e for e in office.asked(Notify) if e.reason == "reason-reply-late"]
    assert {e.person_id for e in late} == {SPECIALIST.id, HEAD.id, LEADER.id}
    assert "Sở Công Thương" in late[0].names
    (again,) = office.asked(WatchReplies)
    assert again.times == 2


async def test_a_document_that_asks_for_no_answer_is_not_watched(office: Office) -> None:
    document = await a_sent(office, reply="")
    assert office.now_is(document).state == OutgoingState.DISPATCHED
    assert office.asked(WatchReplies) == []
    assert "chs" not in await office.buttons(SPECIALIST, document)


@pytest.mark.basis("R-9.5c")
async def test_each_reminder_is_logged_for_its_receiver(office: Office) -> None:
    document = await a_sent(office)
    await office.press(SPECIALIST, "chs", document, receiver="1", manner="Gọi điện cho văn thư")
    rows = office.now_is(document).deliveries
    assert rows[1]["chased"][0]["manner"] == "Gọi điện cho văn thư"
    assert office.store.work.journal[-1].details["receiver"] == "Sở Công Thương"
    assert "chs" not in await office.buttons(COLLEAGUE, document)


async def test_a_document_that_wants_an_answer_says_so_at_the_receiver(office: Office) -> None:
    await arrives(office, replace(PACKAGE, due_on=NOW.date()), b"wants an answer")
    arrived = [e for e in office.store.work.entities.values() if e.area is Area.INCOMING]
    assert arrived[0].needs_reply
    card = await office.card(CLERK, arrived[0])
    assert card is not None
    assert "incoming-needs-reply" in str(card.lines)
    assert Ref(Area.INCOMING, arrived[0].id) == card.ref
    assert COLLEAGUE.id not in office.waiting_for(arrived[0])
