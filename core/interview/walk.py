"""Đi qua biểu mẫu — which question is open, and what an answer to it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from core.form import AnswerNeeded, ChooseFromList, Each, Given, Question, Value, Words, World
from core.interview.asked import Interview
from core.ports import Ports
from core.step import Step


@dataclass(frozen=True)
class Open:
    """An unanswered question: its name, for whom it is asked when it is one of `Each`."""

    name: str
    question: Question
    whom: str = ""


def questions(step: Step, answers: Mapping[str, Value]) -> Iterator[Open]:
    for name, question in step.form.items():
        if not isinstance(question, Each):
            yield Open(name, question)
            continue
        for person in answers.get(question.of, ()):
            yield Open(name, question.question, person)


def open_question(step: Step, interview: Interview) -> Open | None:
    for one in questions(step, interview.answers):
        kept = interview.answers.get(one.name)
        if kept is None or (one.whom and one.whom not in kept):
            return one
    return None


def readied(step: Step, interview: Interview, world: World) -> Interview:
    """With the answers to those questions that, as things are, need no asking."""
    ready = {
        one.name: value
        for one in questions(step, interview.answers)
        if not one.whom and (value := one.question.ready(world)) is not None
    }
    return replace(interview, answers=ready | interview.answers)


def recheck(step: Step, interview: Interview, world: World) -> None:
    """What was kept, read again: hours have passed, or the form is of another release. Raises a
    `Refusal`, so that nothing below meets a value that it cannot use.
    """
    for name, question in step.form.items():
        kept = interview.answers.get(name)
        if kept is None:
            continue
        if not isinstance(question, Each):
            question.recheck(kept, world)
            continue
        if not isinstance(kept, Mapping) or not set(kept) <= set(_asked_of(question, interview)):
            raise AnswerNeeded
        for value in kept.values():
            question.question.recheck(value, world)
    one = open_question(step, interview)
    if one is not None and interview.pending is not None:
        one.question.recheck(interview.pending, world)


def _asked_of(each: Each, interview: Interview) -> list[str]:
    return list(interview.answers.get(each.of) or [])


def answer(step: Step, interview: Interview, given: Given, world: World, ports: Ports) -> Interview:
    one = open_question(step, interview)
    if one is None:
        raise AnswerNeeded
    if interview.pending is not None:
        return _confirmed(one, interview, given)
    if one.question.many and given.options != ("done",):
        return _ticked(one, interview, given, world)
    if one.question.many:
        given = Given(options=tuple(interview.chosen))
    if isinstance(one.question, Words) and given.options:
        given = _said(one.question, given, world, ports)
    value = one.question.read(given, world)
    if one.question.echo(value, world) is not None and given.options != ("like",):
        return replace(interview, pending=value, chosen=[])
    return _kept(one, interview, value)


def _said(question: Words, given: Given, world: World, ports: Ports) -> Given:
    """A suggested answer counts as if it had been typed."""
    key = question.chosen(given, world)
    label = next(option.label for option in question.options(world) if option.value == key)
    return Given(words=ports.texts.plain(label))


def _confirmed(one: Open, interview: Interview, given: Given) -> Interview:
    if given.options == ("yes",):
        return _kept(one, interview, interview.pending)
    if given.options == ("no",):
        return replace(interview, pending=None)
    raise ChooseFromList


def _ticked(one: Open, interview: Interview, given: Given, world: World) -> Interview:
    value = one.question.chosen(given, world)
    chosen = [item for item in interview.chosen if item != value]
    return replace(interview, chosen=chosen if value in interview.chosen else [*chosen, value])


def _kept(one: Open, interview: Interview, value: Value) -> Interview:
    kept = {**interview.answers.get(one.name, {}), one.whom: value} if one.whom else value
    answers = {**interview.answers, one.name: kept}
    return replace(interview, answers=answers, pending=None, chosen=[])
