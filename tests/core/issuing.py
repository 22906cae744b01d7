"""Helps the tests of issuing: a document at each stage, and a verifier that reads made-up marks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from core.effects.send_package import SendPackage
from core.effects.verify_signature import VerifySignature
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.correspondent import Correspondent
from core.people.directory import Directory
from core.people.person import Actor
from core.perform import perform
from core.signing.report import Finding, Result, SignatureReport, SignatureSeen, verdict_of
from core.text import Text
from tests.core.office import Office
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    LEADER,
    PLANTS,
    SPECIALIST,
    an_agency_key,
    an_id,
    an_office,
)
from tests.fakes.dms import FakeDms
from tests.fakes.store import FakeStore

APPROVED = b"%PDF-1.7 approved"
PERSON, SEAL = b"\n<person:L\xc3\xaa V\xc4\x83n An>", b"\n<agency:000.00.02.H56>"
SIGNED, SEALED = APPROVED + PERSON, APPROVED + PERSON + SEAL
SYSTEM = Actor.system(AGENCY.id)
PROVINCE = Correspondent("000.00.01.H56", "UBND tỉnh")
TRADE = Correspondent("000.00.03.H56", "Sở Công Thương (minh họa)", "SCT")
MINISTRY = Correspondent("G01.02", "Bộ Nông nghiệp và Môi trường")
POOR = Correspondent("000.00.99.H56", "Hội Làm vườn", electronic=False)


def a_directory() -> Directory:
    agency = replace(AGENCY, place="Thanh Hóa")
    return replace(an_office(), agency=agency, correspondents=(PROVINCE, TRADE, MINISTRY, POOR))


@dataclass
class MarkVerifier:
    """Reads `<person:NAME>` and `<agency:CODE>` out of the bytes, in order."""

    result: Result = Result.PASS

    async def verify(self, content: bytes, at: datetime, *, sender: str = "") -> SignatureReport:
        import re

        seen = [
            _seen(kind.decode(), who.decode(), at)
            for kind, who in re.findall(rb"<(person|agency):([^>]*)>", content)
        ]
        findings = [
            Finding(f"C{n}", self.result, Text.of("finding-addressed")) for n in range(1, 7)
        ]
        if sender:
            codes = [one.organisation for one in seen if one.is_agency]
            good = bool(codes) and all(code == sender for code in codes)
            result = Result.PASS if good else Result.FAIL
            findings.append(Finding("C7", result, Text.of("finding-addressed")))
        return SignatureReport("", verdict_of(tuple(findings)), tuple(findings), tuple(seen))

    async def verify_detached(
        self, content: bytes, signature: bytes, at: datetime, *, sender: str = ""
    ) -> SignatureReport:
        """The marks of the signature, which has to end in the digest of the file."""
        report = await self.verify(signature, at, sender=sender)
        if signature.endswith(hashlib.sha256(content).digest()):
            return report
        altered = Finding("C2", Result.FAIL, Text.of("finding-addressed"))
        rest = tuple(one for one in report.findings if one.check != "C2")
        return replace(report, findings=(altered, *rest))


def _seen(kind: str, who: str, at: datetime) -> SignatureSeen:
    begin, end = datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
    key = f"{kind}:{who}"
    return SignatureSeen(
        kind, who, who, "CA", "1", kind == "agency", at, "claimed", begin, end, fingerprint=key
    )


def an_issuing_office() -> Office:
    office = Office(store=FakeStore(a_directory()))
    office.verifier = MarkVerifier()  # type: ignore[assignment] # another small fake
    office.dms = FakeDms()
    office.has(an_agency_key())
    return office


async def a_file(office: Office, content: bytes, name: str = "tep.pdf") -> dict[str, Any]:
    return {"sha256": await office.files.put(content), "name": name, "size": len(content)}


def a_row(known: Correspondent) -> dict[str, Any]:
    return {"name": known.name, "code": known.code, "kind": "agency", "axis": known.axis,
            "copies": 1, "status": ""}  # fmt: skip


async def an_approved(office: Office, **more: Any) -> Any:
    file = await a_file(office, APPROVED)
    facts: dict[str, Any] = {
        "state": OutgoingState.APPROVED,
        "drafter_id": SPECIALIST.id,
        "created_at": office.clock.now(),
        "unit_id": PLANTS.id,
        "subject": "V/v trả lời kiến nghị",
        "type_name": "type-letter",
        "signer_id": LEADER.id,
        "drafts": [file | {"by": SPECIALIST.name, "at": office.clock.now().isoformat()}],
        "deliveries": [a_row(PROVINCE), a_row(TRADE)],
        "checked_by": HEAD.id,
        "checked_at": office.clock.now(),
        "approved_by": LEADER.id,
        "approved_at": office.clock.now(),
        "approved_sha256": hashlib.sha256(APPROVED).hexdigest(),
    }
    key = an_id(f"out-{len(office.store.work.entities)}")
    return office.has(OutgoingDocument(id=key, agency_id=AGENCY.id, **(facts | more)))


async def run(office: Office, kind: type) -> None:
    """Run the effects of this kind, and perform what they answer."""
    for effect in office.asked(kind):
        office.store.work.posted.remove(effect)
        press = await effect.run(office.ports)
        if press is not None:
            await perform(press, SYSTEM, office.ports)


async def a_form_checked(office: Office, **more: Any) -> Any:
    document = await an_approved(office, **more)
    await office.press(CLERK, "fmt", document)
    return document


async def a_signed(office: Office, **more: Any) -> Any:
    document = await a_form_checked(office, **more)
    await office.press(LEADER, "sgn", document, file=await a_file(office, SIGNED))
    await run(office, VerifySignature)
    return document


async def a_numbered(office: Office, **more: Any) -> Any:
    document = await a_signed(office, **more)
    await office.press(CLERK, "num", document, number="take")
    return document


async def a_sealed(office: Office, **more: Any) -> Any:
    document = await a_numbered(office, **more)
    await office.press(CLERK, "sel", document, file=await a_file(office, SEALED))
    await run(office, VerifySignature)
    return document


async def a_dispatched(office: Office, **more: Any) -> Any:
    document = await a_sealed(office, **more)
    await office.press(CLERK, "iss", document, papers=[])
    await run(office, SendPackage)
    return document
