"""Câu đang hỏi — the open question of one person about one thing, kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.form import Option
from core.interview import Asked, Expects, Interview
from core.ports import Conversations
from core.text import Text


def key_of(person_id: UUID, document_id: UUID) -> str:
    return f"web:{person_id.hex}:{document_id.hex}"


async def load(conversations: Conversations, key: str) -> Asked | None:
    kept = await conversations.get(key)
    return _read(kept) if kept else None


async def keep(conversations: Conversations, key: str, asked: Asked) -> None:
    await conversations.put(key, _written(asked))


def _written(asked: Asked) -> dict[str, Any]:
    return {
        "interview": asked.interview.as_json(),
        "prompt": asked.prompt.wire(),
        "expects": str(asked.expects),
        "options": [[option.value, option.label.wire()] for option in asked.options],
        "chosen": list(asked.chosen),
        "style": str(asked.style),
    }


def _read(kept: Mapping[str, Any]) -> Asked:
    return Asked(
        interview=Interview.from_json(kept["interview"]),
        prompt=Text.unwire(kept["prompt"]),
        expects=Expects(kept["expects"]),
        options=[Option(value, Text.unwire(label)) for value, label in kept["options"]],
        chosen=list(kept["chosen"]),
        style=kept["style"],
    )
