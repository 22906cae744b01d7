"""Đọc gói tin edXML — bytes of any dialect to the neutral model (QCVN 102:2016/BTTTT)."""

from __future__ import annotations

from datetime import date

from adapters.edxml.dates import read_date, read_moment
from adapters.edxml.manifest import read_attachments
from adapters.edxml.operation import note_receivers, read_kind, read_reason, read_replies
from adapters.edxml.organ import read_organ
from adapters.edxml.secrecy import read_secrecy
from adapters.edxml.secret import bare_package, secret_in_ruins
from adapters.edxml.status import read_status
from adapters.edxml.tree import Part, load
from core.errors import Refusal
from core.exchange.package import Hop, Organ, Package, PackageKind, StatusNotice
from core.text import Text, fold

MOST_HOPS = 50
_URGENCY_WORDS = {
    "thuong": 0, "binh thuong": 0, "khan": 1, "thuong khan": 2, "hoa toc": 3,
    "hoa toc hen gio": 4, "hen gio": 4,
}  # fmt: skip


def parse(raw: bytes) -> Package | StatusNotice:
    """The package in `raw`, or a `Refusal` that names element and line.

    Obligatory are only the sender's code and the document's identifier; whatever else is missing
    stays empty, and what is strange is said in `oddities`: completeness is the core's to judge.
    A mark of secrecy comes before all else: such a package is never refused here, for what is
    unreadable is kept; it comes back without content, perhaps without sender (R-1.2).
    """
    try:
        root = load(raw)
    except Refusal:
        if secret := secret_in_ruins(raw):
            return secret
        raise
    if secrecy := read_secrecy(root.element):
        return bare_package(root, secrecy)
    return _read(root)


def _read(root: Part) -> Package | StatusNotice:
    headers = root.parts("edXMLEnvelope/edXMLHeader")
    if not headers or not headers[0].parts("MessageHeader"):
        raise root.unreadable("exchange-missing", element="MessageHeader")
    message = headers[0].parts("MessageHeader")[0]
    if message.parts("StatusCode"):
        return read_status(message)
    return _read_package(root, headers[0], message)


def _read_package(root: Part, header: Part, message: Part) -> Package:
    message.needed("From/OrganId")
    odd: list[Text] = []
    kind = read_kind(header)
    reason = "" if kind is PackageKind.NEW else read_reason(header)
    note_receivers(header, odd)
    return Package(
        sender=read_organ(message.parts("From")[0]),
        receivers=_receivers(message),
        document_uid=message.needed("DocumentId"),
        number=message.text("Code/CodeNumber"),
        notation=message.text("Code/CodeNotation"),
        subject=message.text("Subject"),
        kind=kind,
        place=message.text("PromulgationInfo/Place"),
        issued_on=_date(message, "PromulgationInfo/PromulgationDate", "issued", odd),
        type_name=message.text("DocumentType/TypeName"),
        content=message.text("Content") or reason,
        competence=message.text("SignerInfo/Competence"),
        signer_position=message.text("SignerInfo/Position"),
        signer_name=message.text("SignerInfo/FullName"),
        due_on=_date(message, "DueDate", "due", odd),
        urgency=_urgency(message, odd),
        to_places=tuple(t for part in message.parts("ToPlaces/Place") if (t := part.own_text())),
        replies_to=read_replies(header, kind, odd),
        attachments=read_attachments(root, odd),
        oddities=tuple(odd),
        trace=_trace(header),
        steering=_steering(message),
    )


def _trace(header: Part) -> tuple[Hop, ...]:
    """The axis appends itself; the agency may be missing or the word “null”."""
    hops = header.parts("TraceHeaderList/TraceHeader")[:MOST_HOPS]
    return tuple(
        Hop(_known(hop.text("OrganId").upper()), read_moment(hop.text("Timestamp"))) for hop in hops
    )


def _known(code: str) -> str:
    return "" if code == "NULL" else code


def _steering(message: Part) -> int:
    """3 is what one writer says for 2; anything else tells nothing."""
    return {"1": 1, "2": 2, "3": 2}.get(message.text("SteeringType"), 0)


def _receivers(message: Part) -> tuple[Organ, ...]:
    organs = [read_organ(part) for part in message.parts("To")]
    return tuple({organ.code: organ for organ in reversed(organs) if organ.code}.values())[::-1]


def _date(message: Part, path: str, field: str, odd: list[Text]) -> date | None:
    text = message.text(path)
    day = read_date(text)
    if text and day is None:
        odd.append(Text.of("oddity-unreadable-date", field=field, raw=text[:40]))
    return day


def _urgency(message: Part, odd: list[Text]) -> int:
    text = message.text("OtherInfo/Priority") or "0"
    if text in {"0", "1", "2", "3", "4"}:
        return int(text)
    if (urgency := _URGENCY_WORDS.get(fold(text))) is not None:
        return urgency
    odd.append(Text.of("oddity-unknown-urgency", raw=text[:40]))
    return 0
