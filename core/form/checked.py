"""Đọc lại câu trả lời — every answer once more when the decision is made: no channel is trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.form.kit import AnswerNeeded, Each, Form, World


def check_answers(form: Form, answers: Any, world: World) -> None:
    """Raises the `Refusal` of the first answer that is missing or will not do."""
    if form and not isinstance(answers, Mapping):
        raise AnswerNeeded
    for name, question in form.items():
        if isinstance(question, Each):
            _check_each(question, answers, name, world)
        elif name not in answers:
            if question.ready(world) is None:
                raise AnswerNeeded
        else:
            question.recheck(answers[name], world)


def _check_each(each: Each, answers: Mapping[str, Any], name: str, world: World) -> None:
    given = answers.get(name, {})
    if not isinstance(given, Mapping) or set(given) != set(answers.get(each.of, [])):
        raise AnswerNeeded
    for value in given.values():
        each.question.recheck(value, world)
