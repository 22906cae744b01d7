"""Thẻ bản sao — of what, in which form, for whom; how far it has come, and the finished file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from core.asking import open_request
from core.calendar import TIME_ZONE
from core.card import Exposure, FileRef, Line
from core.copies.copy import CopyState, DocumentCopy
from core.copies.signing import due
from core.people.directory import Directory
from core.text import Text


def title(copy: DocumentCopy) -> Text:
    """`Sao y · 12/SY-SNN`, before the number with that of the original."""
    kind = Text.of(f"copy-kind-{copy.kind.name.lower()}")
    if copy.reference:
        return Text.of("copy-title", kind=kind, reference=copy.reference)
    return Text.of("copy-title-asked", kind=kind, reference=copy.source_reference or "—")


def lines(
    copy: DocumentCopy, directory: Directory, _related: list[Any], now: datetime
) -> Iterator[Line]:
    """Dòng — the original, who asked, who allowed it, the pages, the receivers, what is due now."""
    said = {"reference": copy.source_reference or "—", "issuer": copy.source_issuer}
    yield Line(Text.of("copy-of", **said))
    yield Line(Text.of("line-subject", subject=copy.subject or "—"), Exposure.ABSTRACT)
    yield Line(Text.of(f"copy-state-{copy.state}"))
    if copy.pages:
        yield Line(Text.of("copy-pages", pages=copy.pages))
    names = "; ".join(row["name"] for row in copy.receivers)
    yield Line(Text.of("copy-receivers", names=names) if names else Text.of("copy-inside-only"))
    readers = ", ".join(directory.name(UUID(hex=one)) for one in copy.readers)
    if readers:
        yield Line(Text.of("copy-readers", names=readers))
    yield Line(Text.of("copy-asked", name=directory.name(copy.asked_by), at=_moment(copy.asked_at)))
    yield from _decided(copy, directory)
    yield from _made(copy, directory, now)


def _decided(copy: DocumentCopy, directory: Directory) -> Iterator[Line]:
    if copy.decided_at is None:
        return
    name, at = directory.name(copy.decided_by), _moment(copy.decided_at)
    if copy.refusal:
        words = Text.of("copy-refused", name=name, at=at, words=copy.refusal)
        yield Line(words, Exposure.ABSTRACT)
        return
    above = ", ".join((copy.authority or {}).get("lines", ()))
    yield Line(Text.of("copy-allowed", name=name, at=at, capacity=above))


def _made(copy: DocumentCopy, directory: Directory, now: datetime) -> Iterator[Line]:
    if copy.unmade is not None:
        yield Line(Text.of("copy-unmade", why=Text.unwire(copy.unmade)))
    asked = open_request(copy, due(copy), now)
    if asked is not None:
        name = directory.name(UUID(hex=asked["by"]))
        until = _moment(datetime.fromisoformat(asked["expires_at"]))
        yield Line(Text.of("request-waiting", name=name, until=until, digits=asked["digits"]))
    if copy.signing_refused is not None:
        why = Text.unwire(copy.signing_refused["text"])
        yield Line(Text.of("request-refused", why=why))
    if copy.sealed is not None:
        yield from _signature(copy, copy.sealed)


def _signature(copy: DocumentCopy, sealed: dict[str, Any]) -> Iterator[Line]:
    if not copy.signature_findings:
        yield Line(Text.of("scan-signature-checking", name=sealed["name"]))
        return
    if copy.state == CopyState.SEALED:
        at = _moment(datetime.fromisoformat(sealed["at"]))
        yield Line(Text.of("copy-sealed", name=sealed["by"], at=at))
        if copy.outgoing_id is not None:
            yield Line(Text.of("copy-sent-as", reference=copy.reference))
        return
    yield Line(Text.of("scan-signature-refused", name=sealed["name"]))
    for row in copy.signature_findings:
        if row["result"] != "pass":
            detail = Text.unwire(row["text"])
            yield Line(Text.of(f"finding-{row['result']}", check=row["check"], detail=detail))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"


def picture(copy: DocumentCopy) -> FileRef | None:
    """Trang đầu của bản sao."""
    return copy.file


def files(copy: DocumentCopy) -> list[FileRef]:
    """Tệp để tải về."""
    return [copy.file] if copy.file else []
