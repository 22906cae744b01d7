"""Danh sách thu hồi lấy về (C6) — from the addresses in the settings, and from no others.

No address inside a file or a certificate is ever asked: a stranger's file must not choose what this
machine connects to. A list that is damaged, older or another authority's than the one at hand
changes nothing, and a file is replaced whole or not at all.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
from asn1crypto import crl

from adapters.signing.chain import revocation_list

TIMEOUT = aiohttp.ClientTimeout(total=30, connect=5, sock_read=10)
MAX_BYTES = 20 * 1024 * 1024
MAX_LISTS = 100


class ListNotTaken(Exception):
    """Why a list was not taken over; the one at hand stays."""


class RevocationLists:
    """Kho danh sách thu hồi — one file for each address; ValueError for what is no address."""

    def __init__(self, folder: Path, addresses: Sequence[str], most: int = MAX_BYTES) -> None:
        self._folder, self._most = folder, most
        self._addresses = web_addresses(addresses)

    async def refresh(self) -> dict[str, str]:
        """Làm mới — address to reason, for each that could not be taken; the others are in place."""
        failed: dict[str, str] = {}
        if not self._addresses:
            return failed
        async with aiohttp.ClientSession(timeout=TIMEOUT, trust_env=False) as session:
            for address in self._addresses:
                try:
                    content = await _fetched(session, address, self._most)
                    await asyncio.to_thread(_kept, self.place(address), content)
                except (ListNotTaken, aiohttp.ClientError, TimeoutError, OSError) as error:
                    failed[address] = f"{type(error).__name__}: {error}"[:200]
        return failed

    def place(self, address: str) -> Path:
        """Tệp của một địa chỉ."""
        name = hashlib.sha256(address.encode()).hexdigest()[:16]
        return self._folder / f"{urlsplit(address).hostname}-{name}.crl"


def web_addresses(addresses: Sequence[str]) -> tuple[str, ...]:
    """Địa chỉ được phép — of the web and without a password; ValueError for anything else."""
    if len(addresses) > MAX_LISTS:
        raise ValueError("too many addresses")
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
            raise ValueError(f"not an address of the web: {address}")
    return tuple(addresses)


async def _fetched(session: aiohttp.ClientSession, address: str, most: int) -> bytes:
    async with session.get(address, allow_redirects=False) as answer:
        if answer.status != 200:
            raise ListNotTaken(f"status {answer.status}")
        parts, size = [], 0
        async for part in answer.content.iter_chunked(65536):
            size += len(part)
            if size > most:
                raise ListNotTaken("too large")
            parts.append(part)
        return b"".join(parts)


def _kept(path: Path, content: bytes) -> None:
    made = _parsed(content)
    if path.exists():
        before = _parsed(path.read_bytes())
        if made.issuer != before.issuer:
            raise ListNotTaken("of another authority")
        if _made_at(made) < _made_at(before):
            raise ListNotTaken("older than the one at hand")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".moi-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _parsed(content: bytes) -> crl.CertificateList:
    try:
        found = revocation_list(content)
        _ = _made_at(found)
    except (ValueError, TypeError) as error:
        raise ListNotTaken("not a revocation list") from error
    return found


def _made_at(entry: crl.CertificateList) -> datetime:
    made: datetime = entry["tbs_cert_list"]["this_update"].native
    return made
