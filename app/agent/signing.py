"""Xem và ký — what is looked at is checked first, and only what was looked at is signed."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from adapters.files.pages import first_page_png
from adapters.signing.distrust import distrust, distrust_detached
from adapters.signing.key_place import is_address, key_place
from app.agent.pairings import Pairing, keep
from app.agent.server import Asked, Server, address
from core.signing.machine import DeviceSwapped
from core.signing.making import Key
from core.signing.station import MOST_CHAIN, four_digits

WIDTH = 1000


@dataclass(frozen=True)
class Looked:
    """Đề nghị đã kiểm tra — `digits` and `picture` (PNG of page 1, none of what is no PDF) come from
    these very bytes.
    """

    asked: Asked
    file: bytes = field(repr=False)
    picture: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Mã băm của tệp — for who compares it with his own copy."""
        return hashlib.sha256(self.file).hexdigest()

    @property
    def digits(self) -> str:
        """Bốn số đối chiếu."""
        return four_digits(self.asked.attributes)

    @property
    def seal(self) -> str:
        """Dấu vết của đúng nội dung sẽ ký — SHA-256 of the attributes, hex."""
        return hashlib.sha256(self.asked.attributes).hexdigest()


def server_of(pairing: Pairing, session: aiohttp.ClientSession) -> Server:
    """Máy chủ của cặp ghép này."""
    return Server(address(pairing.server), session, pairing.token)


async def pair(server: Server, code: str, device: str, place: str, pin: str, path: Path) -> Pairing:
    """Ghép máy — the certificate is read from the key's own place; raises refusals of both sides."""
    key = await key_place(place).opened(pin)
    told = await server.pair(code, device, [key.certificate, *key.chain][:MOST_CHAIN])
    certificate = base64.b64encode(key.certificate).decode()
    made = Pairing(server.address, key=_kept(place), certificate=certificate, **told)
    await asyncio.to_thread(keep, path, made)
    return made


def _kept(place: str) -> str:
    return place if is_address(place) else str(Path(place).expanduser().absolute())


async def look(server: Server, asked: Asked, certificate: bytes) -> Looked:
    """Xem một đề nghị — raises the refusals of `distrust` and of pages that cannot be drawn."""
    pdf = await server.file(asked)
    if asked.detached:
        await asyncio.to_thread(distrust_detached, pdf, asked.attributes, certificate)
        return Looked(asked, pdf, b"")
    facts: tuple[int, int] = asked.start, asked.end
    await asyncio.to_thread(distrust, pdf, asked.attributes, *facts, certificate)
    return Looked(asked, pdf, await first_page_png(pdf, WIDTH))


async def sign(server: Server, pairing: Pairing, looked: Looked, pin: str) -> str:
    """Ký đề nghị đã xem — with the server's sentence. The PIN is forgotten on the way out."""
    key = await _opened(pairing, pin)
    return await server.hand_in(looked.asked, await key.sign(looked.asked.attributes))


async def _opened(pairing: Pairing, pin: str) -> Key:
    """Raises `DeviceSwapped` when another key answers than the one that was paired."""
    key = await key_place(pairing.key).opened(pin)
    if key.certificate != pairing.leaf:
        raise DeviceSwapped(holder=pairing.holder)
    return key


def one_of(requests: Sequence[Asked], wanted: str) -> Asked | None:
    """Đề nghị theo mã, hoặc theo phần đầu của mã nếu chỉ có một."""
    found = [
        one for one in requests if wanted and one.id.startswith(wanted.replace("-", "").lower())
    ]
    return found[0] if len(found) == 1 else None
