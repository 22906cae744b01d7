"""Văn bản mới đến — kept whole, acknowledged, and sent to the checks."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from core.card import Area, Ref
from core.effects.verify_package import VerifyPackage
from core.exchange import formats
from core.exchange.formats import Objection
from core.exchange.package import Arrival, Package
from core.exchange.status import ExchangeStatus
from core.incoming import rules
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.likeness import likeness, twins_of
from core.people.agency import Agency
from core.ports import Ports, UnitOfWork
from core.receive import again
from core.receive.answers import note_answers
from core.receive.parcels import hold_duplicate
from core.receive.record import NAMES, RECEIVE, journal, status_of
from core.receive.replaced import give_way, replaced
from core.signing.report import Finding

DIRECTIVE = 1  # wire `SteeringType`: văn bản chỉ đạo, which wants to be reported on


async def take_document(arrival: Arrival, package: Package, agency_id: UUID, ports: Ports) -> None:
    raw = await ports.files.put(arrival.raw)
    files, objections = await _keep_files(package, ports)
    now = ports.clock.now()

    def unit(work: UnitOfWork) -> None:
        if not work.tick("arrival", f"{arrival.mailbox}/{arrival.name}/{raw}", now):
            return  # taken in before; only the exchange had not been told yet
        known = _known(work, package, agency_id)
        directory = work.directory(agency_id)
        agency, refusal = directory.agency, again.refused(work, known)
        if known is not None and refusal is None:
            hold_duplicate(work, package, agency, known, raw, now)
            return
        findings = rules.package_findings(package, agency.code, objections)
        document = _document(package, agency, files, findings, raw, now)
        document.twins = twins_of(work, package, document.id, agency.id)
        earlier = replaced(work, package, agency_id)
        document.replaces_id = earlier.id if earlier else None
        if refusal is not None:
            again.after(document, refusal, directory.name(refusal.closed_by))
        document.procedure_version = work.procedure(agency_id).version
        if not work.add_once(document):
            return  # the same bytes, taken in by somebody else at this very moment
        if refusal is not None:
            again.point_on(work, refusal, document, now)
        if earlier is not None:
            give_way(work, earlier, document, now)
        note_answers(work, package, agency, now)
        words = f"{document.reference} {document.subject} {document.sender_name}"
        ref = Ref(Area.INCOMING, document.id)
        work.index(ref, agency.id, words)
        journal(work, agency.id, ref, RECEIVE, document.state, now, raw=raw)
        main = document.main_file
        work.post(
            agency.id,
            [
                status_of(package, agency, ExchangeStatus.ARRIVED, now),
                VerifyPackage(document.id, main.sha256 if main else "", now),
            ],
            now,
        )

    await ports.store.write(unit)


def _known(work: UnitOfWork, package: Package, agency_id: UUID) -> UUID | None:
    """The same document once more; packages without an identifier have nothing in common."""
    if not package.document_uid:
        return None
    return work.known(agency_id, package.sender.code, package.document_uid, package.kind)


async def _keep_files(
    package: Package, ports: Ports
) -> tuple[list[dict[str, Any]], list[Objection]]:
    """Every file is kept, also one that is objected to: it is what the clerk decides about."""
    kept: list[dict[str, Any]] = []
    objections: list[Objection] = []
    for file in package.attachments:
        if file.content is None:
            continue
        objections += await asyncio.to_thread(formats.look, file.name, file.content)
        sha256 = await ports.files.put(file.content)
        kept.append({"sha256": sha256, "name": file.name, "size": len(file.content)})
    return kept, objections


def _document(
    package: Package,
    agency: Agency,
    files: list[dict[str, Any]],
    findings: list[Finding],
    raw: str,
    now: datetime,
) -> IncomingDocument:
    name = package.document_uid or raw
    return IncomingDocument(
        id=uuid5(NAMES, f"{agency.id}/{package.sender.code}/{name}/{package.kind}"),
        agency_id=agency.id,
        state=IncomingState.ARRIVED,
        document_uid=package.document_uid,
        sender_code=package.sender.code,
        sender_name=package.sender.name,
        number=package.number,
        notation=package.notation,
        subject=package.subject,
        received_at=now,
        raw_sha256=raw,
        kind=int(package.kind),
        type_name=package.type_name,
        place=package.place,
        issued_on=package.issued_on,
        content=package.content,
        competence=package.competence,
        signer_position=package.signer_position,
        signer_name=package.signer_name,
        urgency=max(0, min(package.urgency, 3)),
        due_on=package.due_on,
        receivers=[{"code": organ.code, "name": organ.name} for organ in package.receivers],
        needs_reply=package.due_on is not None or package.steering == DIRECTIVE,
        answers_to=[
            {
                "agency": one.agency_code,
                "reference": one.reference,
                "document_uid": one.document_uid,
            }
            for one in package.replies_to
        ],
        sent_at=package.sent_at,
        trace=[
            {"code": hop.agency_code, "at": hop.at.isoformat() if hop.at else ""}
            for hop in package.trace
        ],
        likeness=likeness(package.number, package.notation),
        files=files,
        missing_files=[file.name for file in package.attachments if file.content is None],
        oddities=[oddity.wire() for oddity in package.oddities],
        findings=[
            {"check": f.check, "result": f.result.value, "text": f.detail.wire()} for f in findings
        ],
    )
