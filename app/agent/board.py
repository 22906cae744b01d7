"""Bàn ký trên máy này — what the local page shows, and the one way from a press to a signature."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import aiohttp

from app.agent import signing
from app.agent.pairings import Pairing
from app.agent.server import Asked
from app.agent.signing import Looked, server_of
from core.errors import Refusal
from core.signing.machine import RequestChanged
from core.text import Text

MOST_SHOWN = 20


@dataclass(frozen=True)
class Row:
    """Một đề nghị trên trang — `looked` when it may be signed, else `refused` says why not."""

    number: int
    asked: Asked
    looked: Looked | None
    refused: Text | None


@dataclass(frozen=True)
class Part:
    """Phần của một cặp ghép — `trouble` when its server cannot be asked."""

    pairing: Pairing
    rows: Sequence[Row] = ()
    trouble: Text | None = None


@dataclass
class Board:
    """Bàn ký — only what stands here, checked, can be signed; files are kept while they wait."""

    pairings: Sequence[Pairing]
    session: aiohttp.ClientSession
    _kept: dict[tuple[int, str, bytes], Row] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def parts(self) -> list[Part]:
        """Xem lại mọi máy chủ — new requests are fetched and checked, gone ones forgotten."""
        async with self._turn:
            before, self._kept = self._kept, {}
            return [await self._part(number, before) for number in range(len(self.pairings))]

    async def _part(self, number: int, before: dict[tuple[int, str, bytes], Row]) -> Part:
        pairing = self.pairings[number]
        server, rows = server_of(pairing, self.session), []
        try:
            waiting = await server.waiting()
        except Refusal as refusal:
            return Part(pairing, trouble=refusal.text)
        for asked in waiting[:MOST_SHOWN]:
            known = number, asked.id, asked.attributes
            row = before.get(known)
            if row is None or row.asked != asked or row.looked is None:
                row = await self._looked(number, asked)
            self._kept[known] = row
            rows.append(row)
        return Part(pairing, rows)

    async def _looked(self, number: int, asked: Asked) -> Row:
        pairing = self.pairings[number]
        try:
            server = server_of(pairing, self.session)
            return Row(number, asked, await signing.look(server, asked, pairing.leaf), None)
        except Refusal as refusal:
            return Row(number, asked, None, refusal.text)

    def shown(self, number: int, key: str, seal: str) -> Looked:
        """Đề nghị đang hiển thị, đúng nội dung ấy. Raises `RequestChanged`."""
        for (at, id_, _), row in self._kept.items():
            if (at, id_) == (number, key) and row.looked is not None and row.looked.seal == seal:
                return row.looked
        raise RequestChanged

    async def sign(self, number: int, key: str, seal: str, pin: str) -> str:
        """Ký — with the server's sentence. Raises refusals; a `Fault` of the device too."""
        async with self._turn:
            looked, pairing = self.shown(number, key, seal), self.pairings[number]
            server = server_of(pairing, self.session)
            said = await signing.sign(server, pairing, looked, pin)
            self._kept.pop((number, key, looked.asked.attributes), None)  # never twice
            return said

    async def refuse(self, number: int, key: str) -> str:
        """Từ chối — also what could not be checked. Raises refusals."""
        async with self._turn:
            for (at, id_, _), row in self._kept.items():
                if (at, id_) == (number, key):
                    return await server_of(self.pairings[number], self.session).refuse(row.asked)
        raise RequestChanged
