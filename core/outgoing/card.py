"""Thẻ văn bản đi — a draft under review, and the sender's board once it has gone out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from core.card import Exposure, FileRef, Line
from core.outgoing import board
from core.outgoing.asking import before, open_request
from core.outgoing.attached import as_sent
from core.outgoing.authority import expected
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.form_check import form_lines
from core.outgoing.preparing import being_prepared
from core.outgoing.recalling import outstanding
from core.outgoing.replying import board as replies
from core.outgoing.resending import trail
from core.people.capacity import Capacity
from core.people.directory import Directory
from core.rechecking import recheck_lines, renewed_files
from core.signing.required import Purpose
from core.text import Text


def title(document: OutgoingDocument) -> Text:
    """`🟠 KHẨN · Dự thảo Công văn`, or with its number once dispatched."""
    urgency = Text.of(f"mark-{document.urgency}")
    if document.reference:
        return Text.of("outgoing-title", urgency=urgency, reference=document.reference)
    kind = Text.of(document.type_name) if document.type_name else Text.of("type-unknown")
    return Text.of("draft-title", urgency=urgency, kind=kind)


def lines(
    document: OutgoingDocument, directory: Directory, _tasks: list[Any], now: datetime
) -> Iterator[Line]:
    """Dòng — subject, people, versions, opinions, approval, receivers."""
    yield Line(Text.of("line-subject", subject=document.subject or "—"), Exposure.ABSTRACT)
    yield Line(Text.of(f"outgoing-state-{str(document.state).replace('_', '-')}"))
    yield Line(
        Text.of(
            "draft-people",
            drafter=directory.name(document.drafter_id),
            signer=directory.name(document.signer_id) or "—",
        )
    )
    yield from _signature(document, directory)
    yield from board.together(document)
    if document.draft is not None:
        yield Line(
            Text.of(
                "draft-file",
                name=document.draft.name,
                number=len(document.drafts),
                hash=document.draft.sha256[:12],
            ),
            Exposure.ABSTRACT,
        )
        if being_prepared(document, now):
            yield Line(Text.of("draft-preparing"))
        why = document.drafts[-1].get("unprepared")
        if why is not None:
            yield Line(Text.of("draft-unprepared", why=Text.unwire(why)))
        signed = document.drafts[-1].get("initialled")
        if signed is not None:
            at = board.moment(datetime.fromisoformat(signed["at"]))
            yield Line(Text.of("draft-initialled", name=signed["by"], at=at))
    if document.appendices:
        names = ", ".join(row["name"] for row in document.appendices)
        count = len(document.appendices)
        yield Line(Text.of("draft-attached", names=names, count=count), Exposure.ABSTRACT)
    for opinion in document.opinions[-2:]:
        yield Line(
            Text.of(
                "draft-opinion", name=opinion["by"], words=opinion["words"], draft=opinion["draft"]
            ),
            Exposure.ABSTRACT,
        )
    if document.approved_at is not None:
        yield Line(_approved(document, document.approved_at, directory))
    yield from form_lines(document, directory)
    yield from replies(document)
    if document.in_reply_to is not None:
        yield Line(Text.of("outgoing-reply"))
    if document.answered_recalled_at is not None:
        at = board.moment(document.answered_recalled_at)
        yield Line(Text.of("outgoing-answers-recalled", at=at))
    if document.relation:
        yield Line(Text.of(f"outgoing-{document.relation}"))
    if document.recall is not None:
        yield from _recalled(document, document.recall)
    yield from board.deadline(document, now)
    yield from board.checks(document)
    yield from board.attached(document)
    yield from _request(document, directory, now)
    yield from recheck_lines(document)
    yield from board.receivers(document)
    yield from trail(document)
    yield from board.paper(document)


def _request(document: OutgoingDocument, directory: Directory, now: datetime) -> Iterator[Line]:
    """Chờ ký — with the four digits that the machine shows too; or why nothing waits."""
    asked = open_request(document, now)
    if asked is not None:
        name, until = (
            directory.name(UUID(hex=asked["by"])),
            datetime.fromisoformat(asked["expires_at"]),
        )
        yield Line(
            Text.of("request-waiting", name=name, until=board.moment(until), digits=asked["digits"])
        )
    refused = document.signing_refused
    if refused is not None and refused["before"] == before(document, Purpose(refused["purpose"])):
        yield Line(Text.of("request-refused", why=Text.unwire(refused["text"])))


def _approved(document: OutgoingDocument, at: datetime, directory: Directory) -> Text:
    """Ai duyệt, thay ai — both names stand on the card (NĐ 30 Đ.13)."""
    said = {
        "name": directory.name(document.approved_by),
        "at": board.moment(at),
        "hash": document.approved_sha256[:12],
    }
    if document.on_behalf_of is None:
        return Text.of("draft-approved", **said)
    giver = directory.name(document.on_behalf_of)
    how = Capacity(document.capacity).name
    return Text.of("draft-approved-for", **said, capacity=how, giver=giver)


def _recalled(document: OutgoingDocument, recall: dict[str, Any]) -> Iterator[Line]:
    """Who ordered it, why, and the board: who has cancelled, who has not (R-9.4b)."""
    at = board.moment(datetime.fromisoformat(recall["at"]))
    yield Line(
        Text.of("outgoing-recalled", by=recall["by"], at=at, order=recall["order"]),
    )
    yield Line(Text.of("outgoing-recall-reason", reason=recall["reason"]), Exposure.ABSTRACT)
    rows = [row for row in document.deliveries if row.get("recall")]
    yield from (Line(_cancelled(row)) for row in rows)
    done = len(rows) - len(outstanding(document))
    key = "recall-all-done" if done == len(rows) else "recall-count"
    yield Line(Text.of(key, count=done, total=len(rows)))


def _cancelled(row: dict[str, Any]) -> Text:
    at = row.get("recalled_at")
    return Text.of(
        f"recall-{row['recall'].replace('_', '-')}",
        name=row["name"],
        at=board.moment(datetime.fromisoformat(at)) if at else "—",
        words=row.get("recall_words") or "—",
    )


def _signature(document: OutgoingDocument, directory: Directory) -> Iterator[Line]:
    """Hình thức ký — as it stood at the approval; before that as it would be now."""
    shown = document.authority or expected(document, directory)
    if not shown:
        return
    key = "signature-delegated" if shown.get("giver") else "signature-line"
    facts = {name: str(value) for name, value in shown.items() if name != "lines"}
    yield Line(Text.of(key, lines=" — ".join(shown["lines"]), **facts))


def picture(document: OutgoingDocument) -> FileRef | None:
    """Trang đầu — what is to be approved is seen while it is under review (N11)."""
    shown = {OutgoingState.SUBMITTED, OutgoingState.CHECKED, OutgoingState.APPROVED,
             OutgoingState.FORM_CHECKED, OutgoingState.COSIGNING}  # fmt: skip
    return document.draft if document.state in shown else None


def earlier(document: OutgoingDocument) -> FileRef | None:
    """Bản trước — the version last commented on, else the one before; while the draft is under
    review (N11).
    """
    current = len(document.drafts)
    if picture(document) is None or current < 2:
        return None
    commented = [opinion["draft"] for opinion in document.opinions if opinion["draft"] < current]
    row = document.drafts[(commented[-1] if commented else current - 1) - 1]
    return FileRef(row["sha256"], row["name"], row["size"])


def files(document: OutgoingDocument) -> list[FileRef]:
    """Every version, then what was signed and sealed."""
    later = [row for row in (document.signed, document.sealed) if row]
    rows = [*document.drafts, *later, *as_sent(document)]
    kept = [FileRef(row["sha256"], row["name"], row["size"]) for row in rows]
    return [*kept, *renewed_files(document)]
