"""Mật khẩu — Argon2id; after five failures an account rests for a quarter of an hour.

Whether an account exists, is locked, or the password is wrong: the answer and its time are the same.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.errors import Refusal
from core.text import nfc
from web.office.desk import Desk

TRIES = 5
LOCK = timedelta(minutes=15)
LEAST, MOST = 10, 256
_AT_ONCE = 2
_HASHER = PasswordHasher()


class SignInRefused(Refusal):
    """Wrong account, wrong password or locked: one sentence for all three."""


class PasswordTooShort(Refusal):
    """A password needs `least` characters."""


class PasswordTooLong(Refusal):
    """A password has at most `most` characters."""


class PasswordTooEasy(Refusal):
    """The old password again, or the account's own name."""


class PasswordsDiffer(Refusal):
    """The new password was typed differently the second time."""


@dataclass
class Doorkeeping:
    """Trật tự ở cửa — one try at a time for each account, few Argon2 runs at a time."""

    hashing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))
    turns: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))


_ORDER = Doorkeeping()


def hashed(password: str, hasher: PasswordHasher = _HASHER) -> str:
    """Băm — takes a tenth of a second on purpose."""
    return hasher.hash(nfc(password))


async def check(desk: Desk, account: str, password: str) -> tuple[UUID, UUID, str, bool]:
    """Đối chiếu — the account's row. Raises `SignInRefused`."""
    account = account.strip().casefold()[:MOST]
    row = await desk.accounts.password(account)
    if row is None or len(password) > MOST:
        await _same(_dummy(), password[:MOST])
        raise SignInRefused
    async with _ORDER.turns[account]:
        await _tried(desk, account, row[2], password)
    return row


async def _tried(desk: Desk, account: str, known: str, password: str) -> None:
    key, now = f"signin:{account}", desk.ports.clock.now()
    kept = await desk.ports.conversations.get(key) or {}
    until = kept.get("until")
    locked = until is not None and now < datetime.fromisoformat(until)
    right = await _same(known, password)
    if locked:
        raise SignInRefused
    if right:
        if kept:
            await desk.ports.conversations.clear(key)
        return
    failures = (0 if until else int(kept.get("failures", 0))) + 1
    lock = (now + LOCK).isoformat() if failures >= TRIES else None
    await desk.ports.conversations.put(key, {"failures": failures, "until": lock})
    raise SignInRefused


async def change(desk: Desk, account: str, old: str, new: str, again: str) -> None:
    """Đổi mật khẩu — raises what is wrong with the old or the new one."""
    person_id, _agency, _hash, _must = await check(desk, account, old)
    if len(new) < LEAST:
        raise PasswordTooShort(least=LEAST)
    if len(new) > MOST:
        raise PasswordTooLong(most=MOST)
    if new != again:
        raise PasswordsDiffer
    if nfc(new) == nfc(old) or account.casefold() in new.casefold():
        raise PasswordTooEasy
    async with _ORDER.hashing:
        kept = await asyncio.to_thread(hashed, new)
    await desk.accounts.put_password(person_id, kept, must_change=False)


async def _same(known: str, password: str) -> bool:
    async with _ORDER.hashing:
        return await asyncio.to_thread(_verified, known, nfc(password))


def _verified(known: str, password: str) -> bool:
    try:
        return _HASHER.verify(known, password)
    except (VerificationError, InvalidHashError):
        return False


def fingerprint(known: str) -> str:
    """Dấu của mật khẩu — in a session: a new password ends all sessions of the old one."""
    return hashlib.sha256(known.encode()).hexdigest()[:16]


@cache
def _dummy() -> str:
    return hashed("mật khẩu của không ai cả")
