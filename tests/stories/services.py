"""A remote signing service in a thread of its own: it keeps the keys that the demo lays out as files."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from adapters.signing.soft_key import SoftKey
from tests.adapters.signing.test_keys import service

PIN, TOKEN = "86420975", "ma-truy-cap-dich-vu"


@dataclass(frozen=True)
class DemoVault:
    """Keys by account, as `csc_dummy` asks for them; “root” is who issued them all."""

    folder: Path
    passwords: dict[str, str]

    key_set = property(lambda self: self)

    @cached_property
    def opened(self) -> dict[str, SoftKey]:
        return {
            account: SoftKey.opened(
                (self.folder / f"{account}.p12").read_bytes(), password.encode()
            )
            for account, password in self.passwords.items()
        }

    def get_cert(self, label: str) -> Any:
        if label == "root":
            return asn1.Certificate.load(next(iter(self.opened.values())).chain[0])
        return asn1.Certificate.load(self.opened[label].certificate)

    def get_chain(self, _label: str) -> list[str]:
        return ["root"]

    def is_subject_key_available(self, label: str) -> bool:
        return label in self.opened

    def get_private_key(self, label: str) -> Any:
        private = self.opened[label].private.private_bytes(
            Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
        )
        return asn1_keys.PrivateKeyInfo.load(private)


@contextmanager
def signing_service(vault: DemoVault) -> Iterator[str]:
    """Its address, while it runs; it wants the token and the PIN."""
    started, told = threading.Event(), {}
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        told["end"] = asyncio.Event()
        async with service(vault, set(vault.passwords), pin=PIN, token=TOKEN) as address:
            told["address"] = address
            started.set()
            await told["end"].wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    try:
        assert started.wait(20), "the signing service did not start"
        yield told["address"]
    finally:
        loop.call_soon_threadsafe(told["end"].set)
        thread.join(20)
        loop.close()
