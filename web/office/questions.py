"""Câu đang hỏi — the open question of one person about one thing, kept as JSON."""

from __future__ import annotations

from uuid import UUID

from core.interview import Asked
from core.ports import Conversations


def key_of(person_id: UUID, document_id: UUID) -> str:
    return f"web:{person_id.hex}:{document_id.hex}"


async def load(conversations: Conversations, key: str) -> Asked | None:
    kept = await conversations.get(key)
    return Asked.from_json(kept) if kept else None


async def keep(conversations: Conversations, key: str, asked: Asked) -> None:
    await conversations.put(key, asked.as_json())
