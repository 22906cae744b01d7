"""Lấy ý kiến: asked of several at once, answered by each alone, told as a tally (N14)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.card import Area
from core.effects.close_opinion import CloseOpinion
from core.effects.notify import Notify
from core.form import AnswerNeeded
from core.opinions.opinion import OpinionState, Stance
from core.opinions.rules import OpinionNeedsWords
from core.people.person import Actor
from core.perform import perform
from core.step import NotNow, NotYourStep
from tests.core.office import Office
from tests.core.test_outgoing_steps import a_draft
from tests.factories import AGENCY, CLERK, COLLEAGUE, HEAD, HEAD_2, LEADER, NOW, SPECIALIST

DUE = (NOW + timedelta(days=1)).isoformat()


async def asked(office: Office, *people: Any) -> tuple[Any, dict[Any, Any]]:
    draft = await a_draft(office)
    await office.press(
        SPECIALIST, "opn", draft, people=[p.id.hex for p in people], question="Có đúng số không?",
        due=DUE,
    )  # fmt: skip
    opinions = [e for e in office.store.work.entities.values() if e.area is Area.OPINION]
    return draft, {one.person_id: one for one in opinions}


def said(card: Any) -> str:
    return str(card.lines) if card else ""


@pytest.mark.basis("R-12.3")
async def test_everybody_asked_sees_the_draft_and_answers_for_himself(office: Office) -> None:
    draft, opinions = await asked(office, HEAD_2, COLLEAGUE)
    assert await office.card(HEAD_2, draft) is not None
    await office.press(HEAD_2, "ans", opinions[HEAD_2.id], stance="stance-agree", words="Nhất trí.")
    await office.press(
        COLLEAGUE, "ans", opinions[COLLEAGUE.id], stance="stance-other", words="Thiếu xã Hà Trung."
    )
    card = said(await office.card(SPECIALIST, draft))
    assert "('agree', '1'), ('disagree', '0'), ('other', '1'), ('silent', '0')" in card
    assert "Thiếu xã Hà Trung." in card
    assert office.now_is(opinions[HEAD_2.id]).stance is Stance.AGREE
    told = [e for e in office.asked(Notify) if e.reason == "reason-opinion-given"]
    assert {e.person_id for e in told} == {SPECIALIST.id}


@pytest.mark.basis("R-12.3")
async def test_nobody_answers_for_another(office: Office) -> None:
    _draft, opinions = await asked(office, HEAD_2)
    with pytest.raises(NotYourStep):
        await office.press(
            COLLEAGUE, "ans", opinions[HEAD_2.id], stance="stance-agree", words="Nhất trí."
        )


async def test_who_does_not_agree_says_why(office: Office) -> None:
    _draft, opinions = await asked(office, HEAD_2)
    with pytest.raises(OpinionNeedsWords):
        await office.press(
            HEAD_2, "ans", opinions[HEAD_2.id], stance="stance-disagree", words="Không."
        )


async def test_asking_nobody_is_no_question(office: Office) -> None:
    draft = await a_draft(office)
    with pytest.raises(AnswerNeeded):
        await office.press(SPECIALIST, "opn", draft, people=[], question="Có đúng số?", due=DUE)


async def test_silence_is_recorded_as_silence(office: Office) -> None:
    draft, opinions = await asked(office, HEAD_2)
    (timer,) = office.asked(CloseOpinion)
    assert timer.starts is not None
    assert timer.starts.isoformat() == DUE
    press = await timer.run(office.ports)
    await perform(press, Actor.system(AGENCY.id), office.ports)
    assert office.now_is(opinions[HEAD_2.id]).state == OpinionState.CLOSED
    assert HEAD_2.name in said(await office.card(SPECIALIST, draft))
    assert office.waiting_for(opinions[HEAD_2.id]) == set()
    with pytest.raises(NotNow):
        await office.press(
            HEAD_2, "ans", opinions[HEAD_2.id], stance="stance-agree", words="Nhất trí."
        )


async def test_an_assignee_asks_before_answering(office: Office) -> None:
    from tests.core.test_recall import an_assigned

    _document, task = await an_assigned(office)
    await office.press(SPECIALIST, "acc", task)
    await office.press(
        SPECIALIST, "opt", task, people=[HEAD_2.id.hex], question="Cấp kinh phí được không?",
        due=DUE,
    )  # fmt: skip
    assert await office.card(HEAD_2, task) is not None
    assert "opt" not in await office.buttons(HEAD_2, task)


async def test_only_who_has_a_part_in_the_draft_asks(office: Office) -> None:
    draft = await a_draft(office)
    assert "opn" in await office.buttons(SPECIALIST, draft)
    assert "opn" not in await office.buttons(LEADER, draft)
    assert "opn" not in await office.buttons(CLERK, draft)
    assert "opn" not in await office.buttons(HEAD, draft)
