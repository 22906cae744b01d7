"""Địa chỉ thư điện tử — what may be one, written in one way."""

from __future__ import annotations

import re

LONGEST = 254
_SHAPE = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)


def is_mailbox(address: str) -> bool:
    """Địa chỉ dùng được — plain ASCII, as every server takes it, and nothing that ends a line."""
    return len(address) <= LONGEST and _SHAPE.fullmatch(address) is not None


def mailbox(written: str) -> str:
    """As it is kept and compared: without blanks around it, in small letters."""
    return written.strip().lower()
