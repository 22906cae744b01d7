"""Liên kết xác nhận — a signed address of one step on one card for one person, for a while.

It opens a page that asks for the card's code; by itself it does nothing, so it may stand in mail, in
a browser's history and in a log.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from binascii import Error
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.card import Area, Ref
from core.errors import Refusal

LONGEST = 600
_PURPOSE = b"vanthu confirm link 1"


class LinkBroken(Refusal):
    """Not an address that we made, or not all of it."""


class LinkExpired(Refusal):
    """It was ours, too long ago."""


@dataclass(frozen=True)
class Link:
    """Liên kết — which step, on which card at which version, for whom, sent through which channel."""

    channel: str
    person_id: UUID
    ref: Ref
    version: int
    step: str
    expires_at: datetime


def signed(link: Link, key: bytes) -> str:
    """Ký liên kết — the part of the address after the last slash."""
    row = [
        link.channel, link.person_id.hex, link.ref.area.value, link.ref.id.hex, link.version,
        link.step, int(link.expires_at.timestamp()),
    ]  # fmt: skip
    payload = json.dumps(row, separators=(",", ":")).encode()
    return f"{_text(payload)}.{_text(_mac(payload, key))}"


def opened(token: str, key: bytes, now: datetime) -> Link:
    """Mở liên kết — raises `LinkBroken`, `LinkExpired`. Compared in constant time."""
    if len(token) > LONGEST or not token.isascii():
        raise LinkBroken
    left, _, right = token.partition(".")
    try:
        payload, mac = _bytes(left), _bytes(right)
    except (Error, ValueError):
        raise LinkBroken from None
    if not hmac.compare_digest(mac, _mac(payload, key)):
        raise LinkBroken
    channel, person, area, document, version, step, ends = json.loads(payload)
    if now.timestamp() >= ends:
        raise LinkExpired
    expires_at = datetime.fromtimestamp(ends, now.tzinfo)
    ref = Ref(Area(area), UUID(hex=document))
    return Link(channel, UUID(hex=person), ref, version, step, expires_at)


def _mac(payload: bytes, key: bytes) -> bytes:
    own = hmac.digest(key, _PURPOSE, hashlib.sha256)
    return hmac.digest(own, payload, hashlib.sha256)


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def _bytes(value: str) -> bytes:
    """Raises `LinkBroken` for a second spelling of the same bytes too."""
    found = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
    if _text(found) != value:
        raise LinkBroken
    return found
