"""Hỏi đáp: the questions of a step, one by one, with every reading echoed before it counts."""

from __future__ import annotations

from typing import Any

import pytest

from core.due_dates import DueNotUnderstood
from core.form import ChooseFromList, Given
from core.incoming.document import IncomingState
from core.interview import Asked, Expects, Interview, reply, start
from core.people.secrets import WrongCode
from core.perform import Done
from core.step import Press, Stale
from tests.core.office import Office
from tests.core.test_outgoing_steps import a_checked
from tests.factories import CLERK, HEAD, HEAD_2, LEADER, acting, an_incoming_document


async def begin(office: Office, person: Any, code: str, entity: Any) -> Any:
    version = office.now_is(entity).version
    return await start(Press(code, entity.id, version), acting(person), office.ports)


async def say(office: Office, person: Any, asked: Asked, words: str = "", *options: str) -> Any:
    interview = Interview.from_json(asked.interview.as_json())  # as a restart would
    return await reply(interview, Given(words, options), acting(person), office.ports)


async def test_a_step_without_questions_is_decided_at_once(office: Office) -> None:
    document = office.has(an_incoming_document())
    assert isinstance(await begin(office, CLERK, "reg", document), Done)


async def test_a_leader_is_walked_through_the_whole_assignment(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    asked = await begin(office, LEADER, "dir", document)
    assert (asked.prompt.key, asked.expects) == ("ask-direct-lead", Expects.CHOICE)
    asked = await say(office, LEADER, asked, "", HEAD.id.hex)
    assert asked.expects is Expects.MANY
    assert HEAD.id.hex not in {option.value for option in asked.options}
    asked = await say(office, LEADER, asked, "", HEAD_2.id.hex)
    assert list(asked.chosen) == [HEAD_2.id.hex]
    asked = await say(office, LEADER, asked, "", "done")
    asked = await say(office, LEADER, asked, "Chủ trì, báo cáo trước 17h.")
    assert asked.prompt.key == "ask-direct-due"
    asked = await say(office, LEADER, asked, "thứ sáu tuần này")
    assert (asked.prompt.key, asked.expects) == ("echo-due", Expects.YES_NO)
    asked = await say(office, LEADER, asked, "", "yes")
    assert asked.prompt.key == "ask-direct-coordinator-due"
    assert dict(asked.prompt.params)["name"] == HEAD_2.name
    asked = await say(office, LEADER, asked, "", "like")
    assert (asked.prompt.key, asked.expects) == ("ask-confirm", Expects.YES_NO)
    assert office.store.work.tasks_of(document.id) == []
    assert isinstance(await say(office, LEADER, asked, "", "yes"), Done)
    assert len(office.store.work.tasks_of(document.id)) == 2


async def test_a_reading_that_is_wrong_can_be_given_again(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED))
    asked = await begin(office, LEADER, "dir", document)
    for words, option in (
        ("", HEAD.id.hex),
        ("", "done"),
        ("Làm ngay.", ""),
        ("15/12", ""),
        ("", "no"),
    ):
        asked = await say(office, LEADER, asked, words, *([option] if option else []))
    assert asked.prompt.key == "ask-direct-due"


async def test_a_date_that_is_not_understood_is_refused_and_asked_again(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED))
    asked = await begin(office, LEADER, "dir", document)
    for words, option in (("", HEAD.id.hex), ("", "done"), ("Làm ngay.", "")):
        asked = await say(office, LEADER, asked, words, *([option] if option else []))
    with pytest.raises(DueNotUnderstood):
        await say(office, LEADER, asked, "khi nào tiện")


async def test_an_answer_that_was_not_offered_is_refused(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED))
    asked = await begin(office, LEADER, "dir", document)
    with pytest.raises(ChooseFromList):
        await say(office, LEADER, asked, "", CLERK.id.hex)


async def test_if_the_document_moves_while_the_person_types_the_version_says_so(
    office: Office,
) -> None:
    document = office.has(an_incoming_document())
    asked = await begin(office, CLERK, "ret", document)
    await office.press(CLERK, "reg", document)
    with pytest.raises(Stale):
        await say(office, CLERK, asked, "", "reason-c2")


async def test_an_approval_asks_for_the_code_and_a_wrong_one_leaves_the_question(
    office: Office,
) -> None:
    draft = await a_checked(office)
    asked = await begin(office, LEADER, "apv", draft)
    assert asked.expects is Expects.CODE
    with pytest.raises(WrongCode):
        await say(office, LEADER, asked, "000000")
    assert isinstance(await say(office, LEADER, asked, "123 456"), Done)


async def test_what_is_asked_survives_as_json_and_a_broken_one_is_no_question(
    office: Office,
) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    asked = await begin(office, LEADER, "dir", document)
    assert Asked.from_json(asked.as_json()) == asked
    assert Asked.from_json(asked.as_json() | {"expects": "a dance"}) is None
    assert Asked.from_json({}) is None
