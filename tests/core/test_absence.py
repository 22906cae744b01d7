"""A leader travels: his turns go to the stand-in and come back, all on record (N12, R-20.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.delegations.rules import AlreadyAway, NotPassedOn, PeriodBackwards, StandInAway
from core.effects.notify import Notify
from core.handover import hand_over
from core.incoming.document import IncomingState
from core.outgoing.document import OutgoingState
from core.outgoing.rules import OwnDraft
from core.people.delegation import DelegationState
from core.people.person import Person, Role
from core.perform import Done, perform
from core.step import NotYourStep, Press
from core.upkeep import call_again
from core.waits.wait import Wait
from tests.core.office import Office
from tests.core.test_outgoing_steps import a_checked
from tests.factories import (
    CLERK,
    DEPUTY,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
    a_person,
    acting,
    an_incoming_document,
)

DAY = timedelta(days=1)
THIRD = a_person("ba", "Hoàng Văn Ba", "Phó Giám đốc", Role.LEADER, after="giam")


async def goes(office: Office, who: Person = LEADER, by: Person = DEPUTY, **more: Any) -> Done:
    answers = {
        "start": NOW.isoformat(),
        "until": (NOW + 5 * DAY).isoformat(),
        "stand_in": by.id.hex,
    } | more
    done = await perform(Press("vng", uuid4(), 0, answers), acting(who), office.ports)
    await hand_over(office.ports)
    return done


def lines_of(card: Any) -> list[str]:
    return [line.text.key for line in card.lines]


@pytest.mark.basis("R-20.5")
async def test_open_turns_go_to_the_stand_in_and_come_back_by_name(office: Office) -> None:
    draft = await a_checked(office)
    assert office.waiting_for(draft) == {LEADER.id}
    done = await goes(office)
    assert office.waiting_for(draft) == {DEPUTY.id}
    entry = next(e for e in office.store.work.journal if e.step == "hov" and e.area == "outgoing")
    assert (entry.details["giver"], entry.details["name"]) == (LEADER.name, DEPUTY.name)
    assert office.store.work.load(done.ref).state == DelegationState.IN_FORCE
    office.clock.advance(days=6)
    await hand_over(office.ports)
    assert office.waiting_for(draft) == {LEADER.id}
    assert office.store.work.load(done.ref).state == DelegationState.ENDED


async def test_handing_over_again_changes_nothing(office: Office) -> None:
    draft = await a_checked(office)
    await goes(office)
    before = (office.store.work.waits_of(draft.id), len(office.store.work.journal))
    assert await hand_over(office.ports) == 0
    assert (office.store.work.waits_of(draft.id), len(office.store.work.journal)) == before


async def test_a_new_turn_goes_to_the_stand_in_at_once(office: Office) -> None:
    await goes(office)
    draft = await a_checked(office)
    assert office.waiting_for(draft) == {DEPUTY.id}


@pytest.mark.basis("R-8.3b-1")
async def test_the_stand_in_approves_and_both_names_stay_on_record(office: Office) -> None:
    draft = await a_checked(office)
    await goes(office)
    office.with_second_factor(DEPUTY)
    assert "apv" in await office.buttons(DEPUTY, draft)
    await office.press(DEPUTY, "apv", draft, proof="111111")
    now = office.now_is(draft)
    assert (now.state, now.capacity) == (OutgoingState.APPROVED, "KT.")
    assert (now.approved_by, now.signer_id, now.on_behalf_of) == (DEPUTY.id, DEPUTY.id, LEADER.id)
    details = office.store.work.journal[-1].details
    assert (details["name"], details["giver"]) == (DEPUTY.name, LEADER.name)
    assert details["stands_for"] == [LEADER.id.hex]
    office.clock.advance(days=30)
    await hand_over(office.ports)
    card = await office.card(CLERK, draft)
    assert "signature-delegated" in lines_of(card)


async def test_without_an_absence_another_leader_does_not_approve(office: Office) -> None:
    draft = await a_checked(office)
    office.with_second_factor(DEPUTY)
    await goes(office, start=(NOW + DAY).isoformat())
    with pytest.raises(NotYourStep):
        await office.press(DEPUTY, "apv", draft, proof="111111")
    office.clock.advance(days=2)
    await office.press(DEPUTY, "apv", draft, proof="111112")


async def test_an_absence_that_is_over_gives_no_authority_even_before_it_is_tidied(
    office: Office,
) -> None:
    draft = await a_checked(office)
    await goes(office)
    office.with_second_factor(DEPUTY)
    office.clock.advance(days=5)
    with pytest.raises(NotYourStep):
        await office.press(DEPUTY, "apv", draft, proof="111111")


async def test_nobody_approves_his_own_draft_as_a_stand_in(office: Office) -> None:
    draft = await a_checked(office)
    office.store.work.entities[draft.id].drafter_id = DEPUTY.id
    await goes(office)
    office.with_second_factor(DEPUTY)
    assert office.waiting_for(draft) == {LEADER.id}
    with pytest.raises(OwnDraft):
        await office.press(DEPUTY, "apv", draft, proof="111111")


async def test_the_named_signer_may_still_approve_from_afar(office: Office) -> None:
    draft = await a_checked(office)
    await goes(office)
    await office.press(LEADER, "apv", draft, proof="111111")
    now = office.now_is(draft)
    assert (now.approved_by, now.capacity, now.on_behalf_of) == (LEADER.id, "", None)


@pytest.mark.basis("R-6.2c")
async def test_who_is_away_is_not_called_by_the_urgent_ladder(office: Office) -> None:
    await goes(office)
    document = office.has(an_incoming_document(IncomingState.VERIFIED, urgency=3))
    await office.press(CLERK, "reg", document)
    assert office.waiting_for(document) == {DEPUTY.id}
    for _ in range(20):
        office.clock.advance(minutes=6)
        await call_again(office.ports)
    told = {e.person_id for e in office.asked(Notify) if e.document_id == document.id}
    assert LEADER.id not in told
    assert DEPUTY.id in told


@pytest.mark.basis("R-6.2c")
async def test_an_urgent_turn_rings_with_the_stand_in_when_it_is_handed_over(
    office: Office,
) -> None:
    draft = await a_checked(office, urgency="urgency-3")
    await goes(office)
    wait = office.store.work.waits_of(draft.id)[0]
    assert (wait.person_id, wait.repeat_at is not None) == (DEPUTY.id, True)
    assert [e.reason for e in office.asked(Notify)][-1] == "reason-handed-over"


async def test_who_was_called_for_somebody_silent_and_leaves_is_replaced(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.VERIFIED, urgency=3))
    called = Wait(
        "incoming", document.id, LEADER.id, LEADER.agency_id, "verified", NOW, urgency=3,
        from_person_id=CLERK.id,
    )  # fmt: skip
    own = Wait("incoming", document.id, CLERK.id, CLERK.agency_id, "verified", NOW, urgency=3)
    office.store.work.put_waits(document.id, [own, called])
    await goes(office)
    rows = {w.person_id: w.from_person_id for w in office.store.work.waits_of(document.id)}
    assert rows[DEPUTY.id] == CLERK.id
    assert LEADER.id not in rows


async def test_back_early_ends_it_and_the_work_returns(office: Office) -> None:
    draft = await a_checked(office)
    done = await goes(office)
    await office.press(LEADER, "dav", office.store.work.load(done.ref))
    await hand_over(office.ports)
    assert office.waiting_for(draft) == {LEADER.id}
    assert office.store.work.load(done.ref).state == DelegationState.ENDED
    with pytest.raises(NotYourStep):
        await office.press(DEPUTY, "dav", office.store.work.load(done.ref))


async def test_an_extension_is_granted_by_who_stands_in_for_the_assigner(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED))
    due = (NOW + 3 * DAY).isoformat()
    await office.press(
        LEADER, "dir", document, lead=SPECIALIST.id.hex, coordinators=[],
        directive="Tham mưu trả lời.", due=due, coordinator_due={},
    )  # fmt: skip
    task = office.store.work.tasks_of(document.id)[0]
    await office.press(SPECIALIST, "acc", task)
    later = (NOW + 6 * DAY).isoformat()
    await office.press(SPECIALIST, "ext", task, to=later, reason="Chờ số liệu của xã.")
    await goes(office)
    assert office.waiting_for(task) == {DEPUTY.id, SPECIALIST.id}
    await office.press(DEPUTY, "gra", task)
    assert office.now_is(task).due_at.isoformat() == later


@pytest.mark.basis("R-20.5")
async def test_an_absence_is_refused_by_name(office: Office) -> None:
    await goes(office)
    with pytest.raises(AlreadyAway) as away:
        await goes(office)
    assert away.value.params["name"] == DEPUTY.name
    with pytest.raises(NotPassedOn) as passed:
        await goes(office, DEPUTY, LEADER)
    assert passed.value.params["name"] == LEADER.name
    late, early = (NOW + 9 * DAY).isoformat(), (NOW + 8 * DAY).isoformat()
    with pytest.raises(PeriodBackwards):
        await goes(office, start=late, until=early)
    for person in (CLERK, HEAD):
        with pytest.raises(NotYourStep):
            await goes(office, person, DEPUTY)


async def test_a_stand_in_who_is_away_himself_is_refused(office: Office) -> None:
    known = office.store.work.directories[LEADER.agency_id]
    office.store.work.directories[LEADER.agency_id] = replace(known, people=(*known.people, THIRD))
    await goes(office, DEPUTY, THIRD)
    with pytest.raises(StandInAway) as away:
        await goes(office, LEADER, DEPUTY)
    assert away.value.params["name"] == DEPUTY.name
    await goes(office, LEADER, DEPUTY, start=(NOW + 6 * DAY).isoformat(),
               until=(NOW + 8 * DAY).isoformat())  # fmt: skip


async def test_hundreds_of_open_things_are_handed_over_in_parts(office: Office) -> None:
    documents = [
        office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=n))
        for n in range(230)
    ]
    for one in documents:
        wait = Wait("incoming", one.id, LEADER.id, LEADER.agency_id, "registered", NOW)
        office.store.work.put_waits(one.id, [wait])
    await goes(office)
    assert {p for one in documents for p in office.waiting_for(one)} == {DEPUTY.id}
