"""A workshop in memory: marks instead of cryptography, in the order of the real one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from core.errors import Refusal
from core.signing.making import WAIT, Act, Key, Kind, Level, Plan, Prepared
from core.signing.refusals import (
    DraftDamaged,
    PlaceOffPage,
    PreparationExpired,
    SignatureMismatched,
)
from core.signing.station import CertificateUnreadable, Holder

GAP = b"<gap>"


@dataclass
class FakeSigning:
    """`prepare` adds `<fields>`; a signature is `<person:NAME>` or `<agency:CODE>`, as the made-up
    certificate says; the right raw signature is the certificate followed by the attributes.
    """

    refuses: Refusal | None = None

    async def prepare(self, draft: bytes, plan: Plan) -> bytes:
        self._may(draft)
        return draft + b"\n<fields" + plan.urgency.encode() + b">"

    async def begin(
        self, pdf: bytes, certificate: bytes, act: Act, chain: Sequence[bytes] = ()
    ) -> Prepared:
        self._may(pdf)
        written = f"\n<{act.reference}|{act.issued}>" if act.kind is Kind.DOCUMENT else ""
        whole = pdf + written.encode() + b"\n" + GAP
        digest = hashlib.sha256(whole).digest()
        return Prepared(
            whole, b"attributes:" + digest, digest, len(whole) - len(GAP), len(whole), certificate,
            tuple(chain), Level.B, act.at, act.at.astimezone(UTC) + WAIT,
        )  # fmt: skip

    async def begin_detached(
        self, content: bytes, certificate: bytes, act: Act, chain: Sequence[bytes] = ()
    ) -> Prepared:
        if self.refuses is not None:
            raise self.refuses
        digest = hashlib.sha256(content).digest()
        attributes = b"attributes:" + digest + act.at.isoformat().encode()
        return Prepared(
            b"", attributes, digest, 0, 0, certificate, tuple(chain), Level.B, act.at,
            act.at.astimezone(UTC) + WAIT,
        )  # fmt: skip

    async def copy(self, source: bytes, plan: Plan, pages: Sequence[int] = ()) -> bytes:
        if any(one > 8 for one in pages):
            raise PlaceOffPage
        return re.sub(rb"<(person|agency):[^>]*>", b"", source) + b"\n<copy>"

    async def finish(self, prepared: Prepared, signature: bytes, now: datetime) -> bytes:
        if now >= prepared.expires_at:
            raise PreparationExpired
        if signature != prepared.certificate + prepared.attributes:
            raise SignatureMismatched
        if not prepared.pdf:
            return b"<" + prepared.certificate + b">" + prepared.digest
        return prepared.pdf[: prepared.start] + b"<" + prepared.certificate + b">"

    async def sign(self, pdf: bytes, key: Key, act: Act) -> bytes:
        prepared = await self.begin(pdf, key.certificate, act, key.chain)
        return await self.finish(prepared, await key.sign(prepared.attributes), act.at)

    sign_detached = sign

    def _may(self, content: bytes) -> None:
        if self.refuses is not None:
            raise self.refuses
        if not content.startswith(b"%PDF-"):
            raise DraftDamaged


class FakeHolders:
    """A made-up certificate is `person:NAME` or `agency:CODE`."""

    def read(self, certificate: bytes) -> Holder:
        kind, colon, name = certificate.decode(errors="replace").partition(":")
        if not colon or kind not in {"person", "agency"}:
            raise CertificateUnreadable
        agency = kind == "agency"
        return Holder(name, agency, name if agency else "")
