"""Hỏi trạng thái chứng thư số (OCSP, C6) — at the addresses in the settings, and at no others.

Only asked where no list at hand can tell. No address inside a file or a certificate is ever called: a
stranger's file must not choose what this machine connects to. An answer is kept as long as it says
that it holds; what it proves is decided by the check, which believes it only as far as it is signed.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
from asn1crypto import ocsp

from adapters.signing.chain import answer
from adapters.signing.lists import web_addresses

TIMEOUT = aiohttp.ClientTimeout(total=8, connect=3, sock_read=5)
MAX_BYTES = 64 * 1024
MAX_REQUESTS = 10
HOLDS = timedelta(hours=1)
"""How long an answer that names no end is used again."""
SILENT = 60.0
"""Seconds in which a responder that did not answer, or what nobody knew, is not asked again."""
MOST_SILENT = 1000
KEPT_DAYS = 60
_TYPE = {"Content-Type": "application/ocsp-request"}


class Responders:
    """Dịch vụ OCSP — answers are kept in `folder`, one file each; ValueError for what is no address."""

    def __init__(self, folder: Path, addresses: Sequence[str]) -> None:
        self._folder, self._addresses = folder, web_addresses(addresses)
        self._silent: dict[str, float] = {}

    async def ask(self, requests: Sequence[bytes], at: datetime) -> list[bytes]:
        """Câu trả lời — those that could be had, for requests in DER; asks for `MAX_REQUESTS` at most."""
        found = []
        async with aiohttp.ClientSession(timeout=TIMEOUT, trust_env=False) as session:
            for request in requests[:MAX_REQUESTS]:
                path = self.place(request)
                kept = await asyncio.to_thread(_kept, path, request, at)
                got = kept or await self._asked(session, request, path)
                if got is not None:
                    found.append(got)
        return found

    async def forget(self, requests: Sequence[bytes]) -> None:
        """Bỏ câu trả lời — of no use: the next check asks again, after a while."""
        for request in requests[:MAX_REQUESTS]:
            path = self.place(request)
            await asyncio.to_thread(path.unlink, missing_ok=True)
            self._silent[path.name] = time.monotonic() + SILENT

    def place(self, request: bytes) -> Path:
        """Tệp của một câu hỏi."""
        return self._folder / f"{hashlib.sha256(request).hexdigest()}.ocsp"

    async def _asked(
        self, session: aiohttp.ClientSession, request: bytes, path: Path
    ) -> bytes | None:
        """Of the first responder that knows; the others are another authority's."""
        if len(self._silent) > MOST_SILENT:
            self._silent.clear()
        if self._silent.get(path.name, 0.0) > time.monotonic():
            return None
        for address in self._addresses:
            if self._silent.get(address, 0.0) > time.monotonic():
                continue
            try:
                content = await _posted(session, address, request)
            except (aiohttp.ClientError, TimeoutError, OSError):
                self._silent[address] = time.monotonic() + SILENT
                continue
            if content is not None and _about(content, request) is not None:
                await asyncio.to_thread(_keep, path, content)
                return content
        self._silent[path.name] = time.monotonic() + SILENT
        return None


async def _posted(session: aiohttp.ClientSession, address: str, request: bytes) -> bytes | None:
    async with session.post(
        address, data=request, headers=_TYPE, allow_redirects=False
    ) as said:  # fmt: skip
        if said.status != 200:
            return None
        content = await said.content.read(MAX_BYTES + 1)
        while len(content) <= MAX_BYTES and (more := await said.content.read(MAX_BYTES)):
            content += more
    return content if len(content) <= MAX_BYTES else None


def _about(content: bytes, request: bytes) -> ocsp.SingleResponse | None:
    """The answer to this very question; None when it is none."""
    try:
        asked = ocsp.OCSPRequest.load(request)["tbs_request"]["request_list"][0]["req_cert"]
        for one in answer(content).response_data["responses"]:
            if one["cert_id"].native == asked.native:
                return one
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return None


def _kept(path: Path, request: bytes, at: datetime) -> bytes | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    one = _about(content, request)
    if one is None:
        return None
    made, ends = one["this_update"].native, one["next_update"].native
    return content if made - HOLDS <= at < (ends or made + HOLDS) else None


def _keep(path: Path, content: bytes) -> None:
    """Whole or not at all; what was not asked for in weeks is forgotten."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".moi-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    old = time.time() - KEPT_DAYS * 86_400
    for one in path.parent.glob("*.ocsp"):
        if one.stat().st_mtime < old:
            one.unlink(missing_ok=True)
