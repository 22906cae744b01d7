"""Ghi gói tin edXML — `Package` to bytes in the form of VNPT's Java library, order included.

No XML signature: the axis rewrites packages, so proof of origin is the signature inside the PDF.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from adapters.edxml.attachments import wrap
from adapters.edxml.dates import write_date, write_moment
from adapters.edxml.operation import from_uid
from adapters.edxml.organ import organ_nodes
from adapters.edxml.refusals import SecretNotSent
from adapters.edxml.tree import BYTES_LIMIT, NAMESPACE, too_large
from adapters.edxml.write import Node, write
from core.exchange.package import Attachment, Package, PackageKind, Replied

_ADMINISTRATIVE = "2"  # wire DocumentType/Type: 1 legal normative, 2 administrative


def build(package: Package, at: datetime) -> bytes:
    """Bytes of `package` as sent at `at`; refuses what is marked secret or over 80 MB."""
    if package.secrecy:
        raise SecretNotSent(secrecy=package.secrecy)
    if not package.sender.code or not package.document_uid:
        raise ValueError("a package needs the sender's code and the document's identifier")
    header = ("edXMLHeader", [("MessageHeader", _message(package)), _trace(package, at)])
    references, files = _attachments(package.attachments)
    manifest = ("edXMLBody", [('edXMLManifest version="1.0"', references)])
    raw = write([header, manifest], [("AttachmentEncoded", files)])
    if len(raw) > BYTES_LIMIT:
        raise too_large(len(raw))
    return raw


def _message(package: Package) -> list[Node]:
    signer: list[Node] = [
        ("Competence", package.competence),
        ("Position", package.signer_position),
        ("FullName", package.signer_name),
    ]
    issued = [("Place", package.place), ("PromulgationDate", write_date(package.issued_on))]
    kind = [("Type", _ADMINISTRATIVE), ("TypeDetail", "0"), ("TypeName", package.type_name)]
    return [
        ("From", organ_nodes(package.sender)),
        *(("To", organ_nodes(organ)) for organ in package.receivers),
        ("DocumentId", package.document_uid),
        ("Code", [("CodeNumber", package.number), ("CodeNotation", package.notation)]),
        ("PromulgationInfo", issued),
        ("DocumentType", kind),
        ("Subject", package.subject),
        ("Content", package.content),
        ("SignerInfo", signer),
        ("DueDate", write_date(package.due_on)),
        ("OtherInfo", [("Priority", str(package.urgency)), ("Direction", "false")]),
        *(("ResponseFor", _reply(reply)) for reply in _answered(package)),
        ("SteeringType", str(package.steering)),
        ("ToPlaces", [("Place", place) for place in package.to_places]),
    ]


def _answered(package: Package) -> list[Replied]:
    """A recall names its target here as well as in `Bussiness` (writers disagree which); an
    update or replacement only when the identifier alone does not tell the rest.
    """
    if package.kind in {PackageKind.NEW, PackageKind.RECALL}:
        return list(package.replies_to)
    targets = _targets(package)
    return [
        reply
        for reply in package.replies_to
        if reply not in targets or reply != from_uid(reply.document_uid)
    ]


def _targets(package: Package) -> list[Replied]:
    """The earlier documents concerned: the first; of a replacement all leading ones of our own."""
    own = takewhile(lambda r: r.agency_code == package.sender.code, package.replies_to)
    several = list(own) if package.kind is PackageKind.REPLACE else []
    return several or list(package.replies_to[:1])


def _reply(reply: Replied) -> list[Node]:
    return [
        ("OrganId", reply.agency_code),
        ("Code", reply.reference),
        ("DocumentId", reply.document_uid),
    ]


def _trace(package: Package, at: datetime) -> Node:
    hop = [("OrganId", package.sender.code), ("Timestamp", write_moment(at))]
    return ("TraceHeaderList", [("Bussiness", _business(package)), ("TraceHeader", hop)])


def _business(package: Package) -> list[Node]:
    kind = package.kind
    nodes: list[Node] = [
        ("BussinessDocType", str(int(kind))),
        ("BussinessDocReason", "" if kind is PackageKind.NEW else package.content),
        ("Paper", "0"),
    ]
    match kind:
        case PackageKind.NEW:
            return nodes
        case PackageKind.RECALL:
            return [*_concerned(package), *nodes]
        case PackageKind.UPDATE:
            changed = [("DocumentInfo", "1"), ("DocumentReceiver", "0")]
            return [*_concerned(package), *nodes, ("BussinessDocumentInfo", changed)]
        case PackageKind.REPLACE:
            return [*nodes, ("ReplacementInfoList", _replaced(package))]


def _concerned(package: Package) -> list[Node]:
    return [("DocumentId", reply.document_uid) for reply in _targets(package)]


def _replaced(package: Package) -> list[Node]:
    holders = [("OrganId", organ.code) for organ in package.receivers]
    return [("ReplacementInfo", [uid, ("OrganIdList", holders)]) for uid in _concerned(package)]


def _attachments(attachments: Sequence[Attachment]) -> tuple[list[Node], list[Node]]:
    references: list[Node] = []
    files: list[Node] = []
    for number, attachment in enumerate(attachments, start=1):
        named: list[Node] = [("ContentId", f"cid:{number}"), ("ContentType", "application/zip")]
        said = ("Description", attachment.description)
        references.append(("Reference", [*named, said, ("AttachmentName", attachment.name)]))
        if attachment.content is not None:
            files.append(("Attachment", _file(named[0], attachment, attachment.content)))
    return references, files


def _file(content_id: Node, attachment: Attachment, content: bytes) -> list[Node]:
    content_type, wire = wrap(attachment.name, content)
    encoded = base64.b64encode(wire).decode("ascii")
    return [
        content_id,
        ("AttachmentName", attachment.name),
        ("Description", attachment.description),
        ("ContentType", content_type),
        (f'edXML:ContentTransferEncoded xmlns:edXML="{NAMESPACE}"', encoded),
    ]
