"""Nghiệp vụ gói tin — new, recall, update, replacement, and which earlier document it concerns.

The neutral model names that document first among `replies_to` whenever the kind is not NEW.
Writers disagree where it stands (`Bussiness/DocumentId`, `ReplacementInfo`, `ResponseFor`):
every place is read. Both spellings, *Bussiness* and *Business*, are in use.
"""

from __future__ import annotations

import re

from adapters.edxml.tree import Part
from core.exchange.package import PackageKind, Replied
from core.text import Text

_BUSINESS = "TraceHeaderList/Bussiness|Business"
_DETAILS = f"{_BUSINESS}/BussinessDocumentInfo|BusinessDocumentInfo"
_FIRST_FORM = re.compile(r"(?P<agency>[^,]+),[0-9/-]+,(?P<reference>.+)")


def read_kind(header: Part) -> PackageKind:
    path = f"{_BUSINESS}/BussinessDocType|BusinessDocType"
    text = header.text(path) or "0"
    if text not in {"0", "1", "2", "3"}:
        raise header.parts(path)[0].unreadable("exchange-unknown-kind", what=text)
    return PackageKind(int(text))


def read_reason(header: Part) -> str:
    return header.text(f"{_BUSINESS}/BussinessDocReason|BusinessDocReason")


def read_replies(header: Part, kind: PackageKind, odd: list[Text]) -> tuple[Replied, ...]:
    """Documents answered; for a recall, update or replacement the one concerned stands first."""
    replies = [_reply(part) for part in header.parts("MessageHeader/ResponseFor")]
    replies = [reply for reply in replies if reply.document_uid or reply.reference]
    if kind is PackageKind.NEW:
        return tuple(replies)
    known = {reply.document_uid: reply for reply in replies if reply.document_uid}
    uids = dict.fromkeys(_targets(header, kind))
    targets = [known.get(uid) or from_uid(uid) for uid in uids]
    _note_targets(kind, targets, replies, odd)
    return (*targets, *(reply for reply in replies if reply not in targets))


def note_receivers(header: Part, odd: list[Text]) -> None:
    """An update may take receivers out or put new ones in; the clerk is told."""
    changes: dict[str, list[str]] = {"0": [], "1": []}
    for receiver in header.parts(f"{_DETAILS}/ReceiverList/Receiver"):
        code = receiver.text("OrganId").upper()
        changes.get(receiver.text("ReceiverType"), []).append(code)
    if changes["0"]:
        odd.append(Text.of("oddity-receivers-removed", codes=", ".join(changes["0"])))
    if changes["1"]:
        odd.append(Text.of("oddity-receivers-added", codes=", ".join(changes["1"])))


def from_uid(uid: str) -> Replied:
    """What an identifier of the form `code,yyyy/MM/dd,reference` tells; any other tells nothing."""
    found = _FIRST_FORM.fullmatch(uid)
    if not found:
        return Replied(agency_code="", reference="", document_uid=uid)
    return Replied(found["agency"].strip().upper(), found["reference"].strip(), uid)


def _targets(header: Part, kind: PackageKind) -> list[str]:
    replaced = f"{_BUSINESS}/ReplacementInfoList/ReplacementInfo"
    uids = [part.text("DocumentId") for part in header.parts(replaced)]
    if kind is not PackageKind.REPLACE or not any(uids):
        uids = [header.text(f"{_BUSINESS}/DocumentId")]
    return [uid for uid in uids if uid]


def _note_targets(
    kind: PackageKind, targets: list[Replied], replies: list[Replied], odd: list[Text]
) -> None:
    word = kind.name.lower()
    if not targets and not replies:
        odd.append(Text.of("oddity-no-target", kind=word))
    elif not targets and kind is not PackageKind.RECALL:
        odd.append(Text.of("oddity-target-from-reply", kind=word))


def _reply(part: Part) -> Replied:
    return Replied(
        agency_code=part.text("OrganId").upper(),
        reference=part.text("Code"),
        document_uid=part.text("DocumentId"),
    )
