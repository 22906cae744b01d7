"""Đường dây đến máy chủ — `/agent/v1/…`, with limits on every size and time; nothing is believed."""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import aiohttp

from core.signing.machine import (
    PairingEnded,
    ServerNotSecure,
    ServerSaid,
    ServerStrange,
    ServerUnreachable,
)

LOCAL = {"127.0.0.1", "::1", "localhost"}
MOST_JSON, MOST_FILE = 4 * 2**20, 64 * 2**20
MOST_REQUESTS, MOST_WORDS = 200, 500
PATIENCE = 60.0


@dataclass(frozen=True)
class Asked:
    """Một đề nghị ký, như máy chủ nói — not yet checked; words are cut and printable."""

    id: str
    kind: str
    reference: str
    subject: str
    name: str
    asked_at: datetime
    expires_at: datetime
    attributes: bytes = field(repr=False)
    start: int
    end: int
    detached: bool = False


def address(told: str) -> str:
    """Địa chỉ máy chủ. Raises `ServerNotSecure`."""
    parts = urlsplit(told.strip())
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL)
    if not secure or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise ServerNotSecure
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


@dataclass(frozen=True)
class Server:
    """Máy chủ — `token` is shown with every request, and with none to another address."""

    address: str
    session: aiohttp.ClientSession = field(repr=False)
    token: str = field(default="", repr=False)

    async def pair(self, code: str, device: str, certificates: Sequence[bytes]) -> dict[str, str]:
        """Ghép máy — the token, and whom the server takes it for."""
        given = [base64.b64encode(one).decode() for one in certificates]
        told = await self._told("pair", {"code": code, "device": device, "certificates": given})
        names = ("token", "person", "agency", "role", "holder")
        if not all(isinstance(told.get(name), str) for name in names):
            raise ServerStrange(server=self.address)
        words = {name: plain(told[name]) for name in names[1:]}
        return {"token": told["token"][:200], **words}

    async def waiting(self) -> list[Asked]:
        """Những gì chờ ký."""
        told = await self._told("waiting")
        try:
            return [_asked(row) for row in told["requests"][:MOST_REQUESTS]]
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise ServerStrange(server=self.address) from error

    async def file(self, asked: Asked) -> bytes:
        """Tệp chờ ký."""
        return await self._got("GET", f"waiting/{asked.id}/file", None, MOST_FILE)

    async def hand_in(self, asked: Asked, signature: bytes) -> str:
        """Nộp chữ ký — with the server's sentence."""
        text = base64.b64encode(signature).decode()
        return _said(await self._told(f"waiting/{asked.id}/signature", {"signature": text}))

    async def refuse(self, asked: Asked) -> str:
        """Từ chối ký — with the server's sentence."""
        return _said(await self._told(f"waiting/{asked.id}/refuse", {}))

    async def _told(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        method = "GET" if body is None else "POST"
        told = _object(await self._got(method, path, body, MOST_JSON))
        if told is None:
            raise ServerStrange(server=self.address)
        return told

    async def _got(self, method: str, path: str, body: Any, most: int) -> bytes:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            async with self.session.request(
                method, f"{self.address}/agent/v1/{path}", json=body, headers=headers,
                allow_redirects=False,
            ) as answer:  # fmt: skip
                content = await _limited(answer, most)
        except (aiohttp.ClientError, TimeoutError, OSError, ssl.SSLError) as error:
            raise ServerUnreachable(server=self.address) from error
        if content is None:
            raise ServerStrange(server=self.address)
        if answer.status != 200:
            raise self._refusal(answer.status, content)
        return content

    def _refusal(self, status: int, content: bytes) -> Exception:
        if status == 401:
            return PairingEnded(server=self.address)
        said = _said(_object(content) or {})
        return ServerSaid(said=said) if said else ServerStrange(server=self.address)


@asynccontextmanager
async def session(patience: float = PATIENCE) -> AsyncIterator[aiohttp.ClientSession]:
    """Phiên kết nối — no request takes longer than `patience` seconds, however slowly it drips."""
    limits = aiohttp.ClientTimeout(total=patience, connect=min(15.0, patience))
    async with aiohttp.ClientSession(
        timeout=limits, cookie_jar=aiohttp.DummyCookieJar()
    ) as opened:  # fmt: skip
        yield opened


def plain(text: str) -> str:
    """Chữ in được — a terminal obeys some characters, and nobody reads ten thousand."""
    return "".join(one if one.isprintable() else " " for one in text[:MOST_WORDS]).strip()


async def _limited(answer: aiohttp.ClientResponse, most: int) -> bytes | None:
    parts, size = [], 0
    async for part in answer.content.iter_chunked(2**16):
        size += len(part)
        if size > most:
            answer.close()
            return None
        parts.append(part)
    return b"".join(parts)


def _object(content: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _said(told: dict[str, Any]) -> str:
    said = told.get("said")
    return plain(said) if isinstance(said, str) else ""


def _asked(row: dict[str, Any]) -> Asked:
    """KeyError, ValueError, TypeError or AttributeError when it is none."""
    asked_at, expires_at = (datetime.fromisoformat(row[one]) for one in ("asked_at", "expires_at"))
    if asked_at.tzinfo is None or expires_at.tzinfo is None:
        raise ValueError("a time without its zone")
    attributes = base64.b64decode(row["attributes"], validate=True)
    return Asked(
        UUID(hex=row["id"]).hex, plain(row["kind"]), plain(row["reference"]),
        plain(row["subject"]), plain(row["file"]), asked_at, expires_at, attributes,
        int(row["start"]), int(row["end"]), row.get("detached") is True,
    )  # fmt: skip
