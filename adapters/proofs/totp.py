"""Mã xác thực một lần — RFC 6238 codes; their secrets are kept sealed, the key in a file of its own."""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyotp
from cryptography.fernet import Fernet, InvalidToken

from core.errors import Fault, Turn

STEP = 30
WINDOW = 1
DIGITS = 6
ISSUER = "Văn thư"


@dataclass(frozen=True)
class Totp:
    """Mã xác thực — the port `Proofs`, and what enrolment needs. `key` is a Fernet key."""

    key: bytes

    def seal(self, secret: str) -> str:
        """Niêm phong — the secret as it may lie in the database."""
        return Fernet(self.key).encrypt(secret.encode()).decode()

    def matches(self, sealed: str, code: str, now: datetime, after: int) -> int | None:
        """The time step whose code this is, at most one away from now and later than `after`.

        Every candidate is compared, in constant time. Raises `Fault` NEVER when the seal is not
        ours: the key file was lost or exchanged.
        """
        secret = pyotp.TOTP(self._open(sealed), digits=DIGITS, interval=STEP)
        present = int(now.timestamp()) // STEP
        found = None
        for step in range(present - WINDOW, present + WINDOW + 1):
            same = hmac.compare_digest(secret.generate_otp(max(step, 0)).encode(), code.encode())
            if same and step > after:
                found = step
        return found

    def present(self, sealed: str, now: datetime) -> str:
        """The code that the person's application shows right now; for the demo and for tests."""
        secret = pyotp.TOTP(self._open(sealed), digits=DIGITS, interval=STEP)
        return secret.generate_otp(int(now.timestamp()) // STEP)

    def new_secret(self) -> str:
        """Khóa bí mật mới — 160 bits in base 32, to be shown once."""
        return pyotp.random_base32()

    def uri(self, secret: str, account: str) -> str:
        """What an authenticator application reads: `otpauth://totp/…`."""
        totp = pyotp.TOTP(secret, digits=DIGITS, interval=STEP)
        return totp.provisioning_uri(name=account, issuer_name=ISSUER)

    def _open(self, sealed: str) -> str:
        try:
            return Fernet(self.key).decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise Fault(Turn.NEVER, "a second factor was sealed with another key") from error


def open_totp(path: Path) -> Totp:
    """Mở khóa — the key file is made once, readable by the owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    if not path.exists():
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # fails when another process was first: then its key is ours too
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return Totp(path.read_bytes().strip())
