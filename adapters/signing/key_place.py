"""Nơi giữ khóa — a PKCS#12 file, an address “pkcs11:token=…;object=…?module-path=…” (RFC 7512), or
“csc:credential=…?address=https://…” of a remote signing service (Cloud Signature Consortium).
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from adapters.signing.remote_key import RemoteKey, RemotePlace
from adapters.signing.soft_key import SoftKey
from adapters.signing.token_key import TokenKey, TokenPlace
from core.signing.machine import KeyPlaceStrange
from core.signing.making import Key
from core.signing.refusals import KeyFileRefused

SCHEME, REMOTE = "pkcs11:", "csc:"
ASKED = {"token", "pin", "otp"}
"""What a remote service may want to be told; “ask=token,pin” says which, and in which order."""
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


@dataclass(frozen=True)
class KeyAtService:
    """Khóa ở dịch vụ ký số từ xa — `asks` names the words of the secret that is typed each time."""

    place: RemotePlace
    asks: tuple[str, ...] = ("pin",)

    async def opened(self, pin: str) -> Key:
        """Hỏi dịch vụ — raises `RemoteSigningRefused`; `Fault` when it does not answer."""
        words = pin.split(maxsplit=len(self.asks) - 1) if len(self.asks) > 1 else [pin]
        told = dict(zip(self.asks, words, strict=False))  # what is not told, the service misses
        place = replace(self.place, token=told.pop("token", ""))
        return await RemoteKey.found(place, **told)


def key_place(text: str) -> KeyFile | KeyOnToken | KeyAtService:
    """Đọc nơi giữ khóa. Raises `KeyPlaceStrange`."""
    if text.startswith(REMOTE):
        return _at_service(_told(text, REMOTE))
    if not text.startswith(SCHEME):
        return KeyFile(Path(text).expanduser().absolute())
    told = _told(text, SCHEME)
    wanted = [told.get(name, "") for name in ("module-path", "token", "object")]
    if not all(wanted):
        raise KeyPlaceStrange
    return KeyOnToken(TokenPlace(*wanted))


def is_address(text: str) -> bool:
    """Là địa chỉ — not the path of a file."""
    return text.startswith((SCHEME, REMOTE))


def prompt(text: str) -> str:
    """Câu hỏi mã bí mật — key of the text that says what is to be typed for this key."""
    place = key_place(text)
    if not isinstance(place, KeyAtService):
        return "machine-pin"
    return "machine-pin-remote" if place.asks == ("pin",) else "machine-secrets-remote"


def _at_service(told: dict[str, str]) -> KeyAtService:
    """Nothing secret may stand in the address: it is kept in the settings' file."""
    asks = tuple(told.get("ask", "pin").split(","))
    known = told.keys() <= {"credential", "address", "ask"}
    if not known or not told.get("credential") or not set(asks) <= ASKED:
        raise KeyPlaceStrange
    if len(set(asks)) != len(asks):
        raise KeyPlaceStrange
    try:
        return KeyAtService(RemotePlace(told.get("address", ""), told["credential"]), asks)
    except ValueError:
        raise KeyPlaceStrange from None


def _told(text: str, scheme: str) -> dict[str, str]:
    path, _, query = text.removeprefix(scheme).partition("?")
    return _pairs(path, ";") | _pairs(query, "&")


def _pairs(text: str, between: str) -> dict[str, str]:
    parts = (one.partition("=") for one in text.split(between))
    return {name.strip(): unquote(value) for name, _, value in parts}
