"""Cuộc hỏi trong chat — the open question of one person, as JSON that survives a restart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from core.card import Area, Ref
from core.interview import Asked
from core.ports import Conversations
from core.text import Text

_REMEMBERED = 20


@dataclass(frozen=True)
class Held:
    """Tệp giữ lại — still at Telegram: fetched only after it was said not to be secret (R-1.2)."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True)
class Finished:
    """Việc vừa xong — by which update, about what, and what the person is told."""

    update_id: int
    ref: Ref
    said: Text

    def as_json(self) -> dict[str, Any]:
        thing = {"area": self.ref.area.value, "id": self.ref.id.hex}
        return thing | {"update_id": self.update_id, "said": self.said.wire()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Finished:
        ref = Ref(Area(kept["area"]), UUID(hex=kept["id"]))
        return cls(int(kept["update_id"]), ref, Text.unwire(kept["said"]))


@dataclass(frozen=True)
class Talk:
    """Cuộc hỏi — `seen` are the updates applied last. A list, not the highest: Telegram starts at
    a random number again after a quiet week. `finished` is the decision in which it ended: when
    that could not be shown, the same update comes again.
    """

    seen: tuple[int, ...] = ()
    asked: Asked | None = None
    message_id: int = 0
    page: int = 0
    held: Held | None = None
    finished: Finished | None = None

    @property
    def token(self) -> str:
        """Names the question: the interview without its ticks, which change in place."""
        if self.asked is None:
            return ""
        stands = self.asked.interview.as_json() | {"chosen": []}
        text = json.dumps(stands, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def applied(self, update_id: int) -> Talk:
        if update_id in self.seen:
            return self
        return replace(self, seen=(*self.seen, update_id)[-_REMEMBERED:])

    def ended(self) -> Talk:
        """Nothing is open; what was applied is remembered still."""
        return Talk(seen=self.seen)


def _key(person_id: UUID) -> str:
    return f"talk:{person_id.hex}"


async def load_talk(conversations: Conversations, person_id: UUID) -> Talk:
    """Đọc cuộc hỏi — an empty one when there is none."""
    kept = await conversations.get(_key(person_id))
    return _read(kept) if kept else Talk()


async def keep_talk(conversations: Conversations, person_id: UUID, talk: Talk) -> None:
    await conversations.put(_key(person_id), _written(talk))


def _written(talk: Talk) -> dict[str, Any]:
    return {
        "seen": list(talk.seen),
        "asked": talk.asked.as_json() if talk.asked else None,
        "message_id": talk.message_id,
        "page": talk.page,
        "held": asdict(talk.held) if talk.held else None,
        "finished": talk.finished.as_json() if talk.finished else None,
    }


def _read(kept: Mapping[str, Any]) -> Talk:
    held = kept.get("held")
    asked, finished = kept.get("asked"), kept.get("finished")
    return Talk(
        seen=tuple(kept.get("seen", ())),
        asked=Asked.from_json(asked) if asked else None,
        message_id=int(kept.get("message_id") or 0),
        page=int(kept.get("page") or 0),
        held=Held(**held) if held else None,
        finished=Finished.from_json(finished) if finished else None,
    )
