"""Nơi giữ khóa — a PKCS#12 file or an address “pkcs11:token=…;object=…?module-path=…” (RFC 7512)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from adapters.signing.soft_key import SoftKey
from adapters.signing.token_key import TokenKey, TokenPlace
from core.signing.machine import KeyPlaceStrange
from core.signing.making import Key
from core.signing.refusals import KeyFileRefused

SCHEME = "pkcs11:"
MOST_FILE = 1024 * 1024


@dataclass(frozen=True)
class KeyFile:
    """Tệp PKCS#12."""

    path: Path

    async def opened(self, pin: str) -> Key:
        """Mở khóa — raises `KeyFileRefused`, also when the file is not there."""
        return await asyncio.to_thread(self._opened, pin)

    def _opened(self, pin: str) -> SoftKey:
        try:
            with self.path.open("rb") as file:
                content = file.read(MOST_FILE)
        except OSError as error:
            raise KeyFileRefused from error
        return SoftKey.opened(content, pin.encode())


@dataclass(frozen=True)
class KeyOnToken:
    """Khóa trên thiết bị PKCS#11."""

    place: TokenPlace

    async def opened(self, pin: str) -> Key:
        """Mở thiết bị — raises `PinWrong`, `PinLocked`, `TokenMissing`, `TokenKeyMissing`."""
        return await TokenKey.found(self.place, pin)


def key_place(text: str) -> KeyFile | KeyOnToken:
    """Đọc nơi giữ khóa. Raises `KeyPlaceStrange`."""
    if not text.startswith(SCHEME):
        return KeyFile(Path(text).expanduser().absolute())
    path, _, query = text.removeprefix(SCHEME).partition("?")
    told = _pairs(path, ";") | _pairs(query, "&")
    wanted = [told.get(name, "") for name in ("module-path", "token", "object")]
    if not all(wanted):
        raise KeyPlaceStrange
    return KeyOnToken(TokenPlace(*wanted))


def _pairs(text: str, between: str) -> dict[str, str]:
    parts = (one.partition("=") for one in text.split(between))
    return {name.strip(): unquote(value) for name, _, value in parts}
