"""Dòng về bản số hóa — how far the scan has come, what is wrong with it, what waits for the machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from core.asking import open_request
from core.calendar import TIME_ZONE
from core.card import Line
from core.incoming.document import IncomingDocument, IncomingState, Origin
from core.incoming.scanning import due, examined
from core.people.directory import Directory
from core.text import Text


def scan_lines(document: IncomingDocument, directory: Directory, now: datetime) -> Iterator[Line]:
    """Nguồn, rồi bản quét và chữ ký — nothing for what was born digital (R-3.1, R-3.11)."""
    if document.origin != Origin.DIGITISED:
        return
    yield Line(Text.of("incoming-digitised"))
    if document.state != IncomingState.SCANNED or document.scan is None:
        yield from _findings(document, {"pass"})
        return
    yield from _scan(document)
    yield from _request(document, directory, now)
    if document.sealed is not None and not document.signature_findings:
        yield Line(Text.of("scan-signature-checking", name=document.sealed["name"]))
    yield from _findings(document, {"fail", "unknown"})


def _scan(document: IncomingDocument) -> Iterator[Line]:
    scan = document.scan or {}
    if "refused" in scan:
        yield Line(Text.of("scan-refused", name=scan["name"], why=Text.unwire(scan["refused"])))
    elif not examined(document):
        yield Line(Text.of("scan-examining", name=scan["name"]))
    else:
        yield Line(Text.of("scan-examined", name=scan["name"], pages=scan["pages"]))
    for one in scan.get("unsure", []):
        yield Line(Text.of("scan-unsure", what=Text.unwire(one)))


def _request(document: IncomingDocument, directory: Directory, now: datetime) -> Iterator[Line]:
    """Chờ ký — with the four digits that the machine shows too; or why nothing waits."""
    asked = open_request(document, due(document), now)
    if asked is not None:
        name = directory.name(UUID(hex=asked["by"]))
        ends = datetime.fromisoformat(asked["expires_at"]).astimezone(TIME_ZONE)
        until = f"{ends:%H:%M %d/%m/%Y}"
        yield Line(Text.of("request-waiting", name=name, until=until, digits=asked["digits"]))
    if document.signing_refused is not None:
        why = Text.unwire(document.signing_refused["text"])
        yield Line(Text.of("request-refused", why=why))


def _findings(document: IncomingDocument, wanted: set[str]) -> Iterator[Line]:
    if document.sealed is None or document.state not in _SHOWN:
        return
    found = [row for row in document.signature_findings if row["result"] in wanted]
    if found and document.state == IncomingState.SCANNED:
        yield Line(Text.of("scan-signature-refused", name=document.sealed["name"]))
    for row in found:
        detail = Text.unwire(row["text"])
        yield Line(Text.of(f"finding-{row['result']}", check=row["check"], detail=detail))


_SHOWN = {IncomingState.SCANNED, IncomingState.VERIFIED}
