"""`POST /demo/sign` — a PDF in, the same PDF with one more signature out; of other files a `.p7s`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response

from app.bootstrap import House
from app.demo.clock import DemoClock
from app.demo.people import person_id
from app.demo.signing import SigningDesk
from core.attestation import signing as attesting
from core.card import Area, Ref
from core.copies import signing as copying
from core.errors import Fault
from core.incoming import scanning
from core.outgoing.asking import before
from core.outgoing.attached import next_due
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.ports import Records
from core.signing.required import Purpose
from core.step import NoSuchDocument

MOST_BYTES = 40 * 2**20
MOST_WAITING = 500
Due = Callable[[Any], Any]
CORNERED: dict[str, tuple[Area, Due, str]] = {
    "scan": (Area.INCOMING, scanning.due, "received_at"),
    "copy": (Area.COPY, copying.due, "asked_at"),
    "attestation": (Area.ATTESTATION, attesting.due, "asked_at"),
}
"""What bears only the agency's signature, by what `as` says."""
STATES = (OutgoingState.FORM_CHECKED, OutgoingState.COSIGNING, OutgoingState.NUMBERED,
          OutgoingState.SEALED)  # fmt: skip


@dataclass(frozen=True)
class SignRoute:
    """Bàn ký — multipart: `file`, `account`, `as` (person or agency); or JSON with `document_id`, or
    `about` with the whole abstract, in place of the file: then it is the approved file of the
    document that waits, or for the agency the signed one; with `as` scan (copy) the newest scan
    (copy) that waits for the agency's signature (R-8.5c).
    """

    house: House
    clock: DemoClock
    desk: SigningDesk

    async def __call__(self, request: Request) -> Response:
        facts, pdf = await self._given(request)
        kind, account = str(facts.get("as", "person")), str(facts.get("account", ""))
        try:
            signed = await asyncio.to_thread(self.desk.sign, pdf, account, kind, self.clock.now())
        except Exception:  # noqa: BLE001 - pyHanko has many ways to say that this is no PDF
            return _refused()
        ending, media = (
            ("pdf", "pdf") if signed.startswith(b"%PDF-") else ("p7s", "pkcs7-signature")
        )
        headers = {"Content-Disposition": f'attachment; filename="da-ky-{kind}.{ending}"'}
        return Response(signed, media_type=f"application/{media}", headers=headers)

    async def _given(self, request: Request) -> tuple[dict[str, Any], bytes]:
        if request.headers.get("content-type", "").startswith("multipart/"):
            async with request.form(max_files=1, max_part_size=MOST_BYTES) as form:
                facts = {name: value for name, value in form.items() if isinstance(value, str)}
                files = [value for value in form.values() if isinstance(value, UploadFile)]
                return facts, await files[0].read() if files else b""
        try:
            facts = dict(await request.json())
            return facts, await self._kept(facts)
        except (KeyError, ValueError, TypeError, NoSuchDocument, Fault):
            return {}, b""

    async def _kept(self, facts: dict[str, Any]) -> bytes:
        if facts.get("as") in CORNERED:
            return await self._newest(str(facts["account"]), *CORNERED[facts["as"]])
        document = await self.house.store.read(lambda records: _waiting(records, facts))
        sha256 = _due(document, str(facts.get("as")))
        return await self.house.ports.files.get(sha256) if sha256 else b""

    async def _newest(self, account: str, area: Area, due: Due, since: str) -> bytes:
        def query(records: Records) -> str:
            waits = records.waits_for(person_id(account), MOST_WAITING)
            refs = [Ref(area, w.document_id) for w in waits if w.area == area]
            found = [one for one in map(records.load, refs) if due(one) is not None]
            newest = max(found, key=lambda one: getattr(one, since), default=None)
            wanted = due(newest) if newest else None
            return wanted.before if wanted else ""

        sha256 = await self.house.store.read(query)
        return await self.house.ports.files.get(sha256) if sha256 else b""


def _due(document: OutgoingDocument, kind: str) -> str:
    """The file that the next signature continues; empty when none is due."""
    if kind != "agency":
        return before(document, Purpose.PERSON)
    if document.state == OutgoingState.SEALED:
        return str((next_due(document) or {}).get("sha256", ""))
    return str((document.signed or {}).get("sha256", ""))


def _waiting(records: Records, facts: dict[str, Any]) -> OutgoingDocument:
    """Raises KeyError, ValueError or `NoSuchDocument` when there is none."""
    if "about" not in facts:
        ref = Ref(Area.OUTGOING, UUID(str(facts["document_id"])))
        named: OutgoingDocument = records.load(ref)
        return named
    waiting: Sequence[OutgoingDocument] = records.issuing(STATES, MOST_WAITING)
    found = [one for one in waiting if one.subject == facts["about"]]
    if not found:
        raise NoSuchDocument
    return found[-1]


def _refused() -> Response:
    words = (
        "Cần một tệp PDF, account là một tài khoản minh họa, as là person, agency, scan, copy "
        "hoặc attestation."
    )
    return JSONResponse({"detail": words}, status_code=422)
