"""Đọc tin mới — what a sync of the Matrix server says, as things heard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from core.ports import Heard

_NOTHING: dict[str, Any] = {"types": []}
FILTER = json.dumps({
    "presence": _NOTHING,
    "account_data": _NOTHING,
    "room": {
        "account_data": _NOTHING,
        "state": _NOTHING,
        "ephemeral": {"types": ["m.receipt"]},
        "timeline": {"types": ["m.room.message"], "limit": 50},
    },
})  # fmt: skip
_LONGEST_WORDS = 4000


def invitations(answer: dict[str, Any]) -> list[tuple[str, bool]]:
    """Lời mời — each room, and whether its words would be hidden from us."""
    return [
        (room, any(_type(one) == "m.room.encryption" for one in _events(given, "invite_state")))
        for room, given in _rooms(answer, "invite").items()
    ]


def heard_in(answer: dict[str, Any], own: str) -> list[Heard]:
    """Tin nghe được — in the order of each room; edits, notices and our own words are passed over."""
    return [
        one
        for room, given in _rooms(answer, "join").items()
        for one in (*_words(room, given, own), *_receipts(room, given, own))
    ]


def _words(room: str, given: Any, own: str) -> Iterator[Heard]:
    for event in _events(given, "timeline"):
        content, sender, key = event.get("content"), event.get("sender"), event.get("event_id")
        if not (isinstance(content, dict) and isinstance(sender, str) and isinstance(key, str)):
            continue
        body = content.get("body")
        plain = content.get("msgtype") == "m.text" and "m.new_content" not in content
        if _type(event) == "m.room.message" and plain and sender != own and isinstance(body, str):
            yield Heard(key, f"{room} {sender}", sender, body[:_LONGEST_WORDS])


def _receipts(room: str, given: Any, own: str) -> Iterator[Heard]:
    for event in _events(given, "ephemeral"):
        content = event.get("content")
        if _type(event) != "m.receipt" or not isinstance(content, dict):
            continue
        for key, kinds in content.items():
            read = kinds.get("m.read") if isinstance(kinds, dict) else None
            for reader in read if isinstance(read, dict) else ():
                if reader != own:
                    yield Heard(key, f"{room} {reader}", reader, "", read=key)


def _rooms(answer: dict[str, Any], kind: str) -> dict[str, Any]:
    rooms = answer.get("rooms")
    found = rooms.get(kind) if isinstance(rooms, dict) else None
    return found if isinstance(found, dict) else {}


def _events(given: Any, where: str) -> list[dict[str, Any]]:
    part = given.get(where) if isinstance(given, dict) else None
    events = part.get("events") if isinstance(part, dict) else None
    return [one for one in events if isinstance(one, dict)] if isinstance(events, list) else []


def _type(event: dict[str, Any]) -> Any:
    return event.get("type")
