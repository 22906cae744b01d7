"""Thẻ biên bản khẩn — about which document, who has it and who has not, and the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from core.asking import open_request
from core.attestation.attestation import Attestation, AttestationState
from core.attestation.signing import due
from core.calendar import TIME_ZONE
from core.card import Exposure, FileRef, Line
from core.people.directory import Directory
from core.text import Text


def title(attestation: Attestation) -> Text:
    """`Biên bản khẩn · 15/SNV-VP`."""
    return Text.of("attestation-title", reference=attestation.reference or "—")


def lines(
    attestation: Attestation, directory: Directory, _related: list[Any], now: datetime
) -> Iterator[Line]:
    """Dòng — the document, how many have it, who has not, who drew it up, the signature."""
    urgency = Text.of(f"mark-{attestation.about['urgency']}")
    yield Line(Text.of("attestation-of", urgency=urgency, reference=attestation.reference or "—"))
    yield Line(Text.of("line-subject", subject=attestation.subject or "—"), Exposure.ABSTRACT)
    yield Line(Text.of(f"attestation-state-{attestation.state}"))
    rows = attestation.receivers
    open_names = [row["name"] for row in rows if not row["confirmed"]]
    count, known = len(rows), len(rows) - len(open_names)
    if rows:
        yield Line(Text.of(f"attestation-known-{attestation.about_area}", count=count, known=known))
    if open_names:
        yield Line(Text.of("attestation-open", names="; ".join(open_names)))
    name, at = directory.name(attestation.asked_by), _moment(attestation.asked_at)
    yield Line(Text.of("attestation-asked", name=name, at=at))
    yield from _signing(attestation, directory, now)


def _signing(attestation: Attestation, directory: Directory, now: datetime) -> Iterator[Line]:
    if attestation.unmade is not None:
        yield Line(Text.of("attestation-unmade", why=Text.unwire(attestation.unmade)))
    asked = open_request(attestation, due(attestation), now)
    if asked is not None:
        name = directory.name(UUID(hex=asked["by"]))
        until = _moment(datetime.fromisoformat(asked["expires_at"]))
        yield Line(Text.of("request-waiting", name=name, until=until, digits=asked["digits"]))
    if attestation.signing_refused is not None:
        why = Text.unwire(attestation.signing_refused["text"])
        yield Line(Text.of("request-refused", why=why))
    if attestation.sealed is not None:
        yield from _signature(attestation, attestation.sealed)


def _signature(attestation: Attestation, sealed: dict[str, Any]) -> Iterator[Line]:
    if not attestation.signature_findings:
        yield Line(Text.of("scan-signature-checking", name=sealed["name"]))
        return
    if attestation.state == AttestationState.SEALED:
        at = _moment(datetime.fromisoformat(sealed["at"]))
        yield Line(Text.of("attestation-sealed", name=sealed["by"], at=at))
        return
    yield Line(Text.of("scan-signature-refused", name=sealed["name"]))
    for row in attestation.signature_findings:
        if row["result"] != "pass":
            detail = Text.unwire(row["text"])
            yield Line(Text.of(f"finding-{row['result']}", check=row["check"], detail=detail))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"


def picture(attestation: Attestation) -> FileRef | None:
    """Trang đầu của biên bản."""
    return attestation.file


def files(attestation: Attestation) -> list[FileRef]:
    """Tệp để tải về."""
    return [attestation.file] if attestation.file else []
