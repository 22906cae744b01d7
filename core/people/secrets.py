"""Bí mật của tài khoản — one-time link codes and the second factor, with their lock (P11, P12)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import Refusal

LINK_CODE_LIFE = timedelta(minutes=10)
PERMIT_LIFE = timedelta(hours=1)
TRIES = 5
LOCK = timedelta(minutes=30)


class WrongCode(Refusal):
    """The one-time code is wrong, or was used before."""


class CodeLocked(Refusal):
    """Five wrong codes: nobody gets in until the lock ends or the IT officer lifts it."""


class NoSecondFactor(Refusal):
    """The account has no second factor yet."""


class PermitNeeded(Refusal):
    """The old second factor cannot vouch for the new one: the IT officer must permit it."""


class LinkCodeInvalid(Refusal):
    """Unknown, used or expired: one sentence for all three, so that nothing is given away."""


@dataclass(frozen=True)
class LinkCode:
    """Mã liên kết — kept as a SHA-256 digest only; single use, at most ten minutes."""

    digest: str
    person_id: UUID
    expires_at: datetime
    used_at: datetime | None = None

    def spent(self, now: datetime) -> LinkCode:
        """Raises `LinkCodeInvalid` when used or expired."""
        if self.used_at is not None or now >= self.expires_at:
            raise LinkCodeInvalid
        return replace(self, used_at=now)


def code_digest(code: str) -> str:
    """Codes are compared by digest: the look-up itself gives no timing away."""
    return hashlib.sha256(code.strip().upper().encode(errors="replace")).hexdigest()


def address_digest(channel: str, address: str, code: str) -> str:
    """Bound to the address that the code was sent to: it proves that one and no other."""
    said = "".join(code.split()).replace("-", "")
    return code_digest(f"{channel}\n{address}\n{said}")


def permit_digest(code: str) -> str:
    """A permission to enrol anew is never a link code, nor the other way round."""
    return hashlib.sha256(f"factor\n{code.strip().upper()}".encode(errors="replace")).hexdigest()


def six_digits(code: object) -> bool:
    """Mã sáu số — ASCII digits only: other scripts have digits too, and no code is made of them."""
    return isinstance(code, str) and len(code) == 6 and code.isascii() and code.isdecimal()


@dataclass(frozen=True)
class SecondFactor:
    """Lớp xác thực thứ hai — `sealed` is the encrypted TOTP secret; `last_step` the last used step."""

    person_id: UUID
    sealed: str
    last_step: int = 0
    failures: int = 0
    locked_until: datetime | None = None

    def locked(self, now: datetime) -> bool:
        return self.locked_until is not None and now < self.locked_until

    @property
    def void(self) -> bool:
        """Hết hiệu lực — was on a phone that is lost: it proves nothing any more."""
        return not self.sealed

    def voided(self) -> SecondFactor:
        return replace(self, sealed="")

    def passed(self, step: int) -> SecondFactor:
        """A code works once: earlier steps never match again."""
        return replace(self, last_step=step, failures=0, locked_until=None)

    def failed(self, now: datetime) -> SecondFactor:
        failures = self.failures + 1
        if failures < TRIES:
            return replace(self, failures=failures)
        return replace(self, failures=0, locked_until=now + LOCK)
