"""Câu hỏi tiếp theo — the open question, a reading said back, a summary, or the one-time code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from core.form import (
    AllowedFile,
    Day,
    Option,
    PdfFile,
    Proof,
    Question,
    SealedFile,
    Value,
    Words,
    World,
)
from core.interview.asked import Asked, Expects, Interview
from core.interview.walk import Open, open_question, questions
from core.step import Step
from core.text import Text


def ask(step: Step, interview: Interview, world: World) -> Asked:
    if interview.pending is not None:
        return _echoed(step, interview, world)
    one = open_question(step, interview)
    if one is None:
        return _proof(step, interview, world)
    options = one.question.options(world)
    whom = world.directory.name(UUID(hex=one.whom)) if one.whom else ""
    prompt = Text.of(f"ask-{step.name}-{one.name}".replace("_", "-"), name=whom)
    return Asked(
        interview, prompt, _expects(one.question, options), options, interview.chosen, step.style
    )


def _expects(question: Question, options: Sequence[Option]) -> Expects:
    if isinstance(question, PdfFile):
        return Expects.FILE
    if isinstance(question, AllowedFile):
        return Expects.ANY_FILE
    if isinstance(question, SealedFile):
        return Expects.SEALED_FILE
    if question.many:
        return Expects.MANY
    if isinstance(question, Words | Day) or question.typed or not options:
        return Expects.WORDS
    return Expects.CHOICE


def _echoed(step: Step, interview: Interview, world: World) -> Asked:
    one = open_question(step, interview)
    prompt = one.question.echo(interview.pending, world) if one else None
    return Asked(interview, prompt or Text.of("echo-again"), Expects.YES_NO)


def _proof(step: Step, interview: Interview, world: World) -> Asked:
    if step.proof is Proof.SECOND_FACTOR:
        return Asked(interview, Text.of("ask-code", step=step.label), Expects.CODE)
    said = [
        _summary(step, one, interview.answers, world) for one in questions(step, interview.answers)
    ]
    prompt = Text.of("ask-confirm", step=step.label, answers=[text for text in said if text])
    return Asked(interview, prompt, Expects.YES_NO)


def _summary(step: Step, one: Open, answers: Mapping[str, Value], world: World) -> Text | None:
    """One line of the summary that is confirmed: the question's short name and the answer."""
    value = answers[one.name][one.whom] if one.whom else answers[one.name]
    echo = one.question.echo(value, world)
    whom = world.directory.name(UUID(hex=one.whom)) if one.whom else ""
    label = Text.of(f"field-{step.name}-{one.name}".replace("_", "-"), name=whom)
    if echo is not None:
        reading = dict(echo.params)["reading"]
        return Text.of("summary", label=label, value=reading)
    offered = {
        option.value: option.label for option in one.question.options(replace(world, answers={}))
    }
    values = value if isinstance(value, list) else [value]
    if not values:
        return None
    shown = [offered.get(str(item), Text.of("option-plain", label=str(item))) for item in values]
    return Text.of("summary", label=label, value=shown)
