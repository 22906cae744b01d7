"""Gói tin trạng thái — `StatusNotice` to bytes and back; routed by `ResponseFor/OrganId`."""

from __future__ import annotations

from adapters.edxml.dates import read_date, read_moment, write_date, write_moment
from adapters.edxml.operation import from_uid
from adapters.edxml.organ import organ_nodes, read_organ
from adapters.edxml.tree import Part
from adapters.edxml.write import Node, write
from core.exchange.package import StatusNotice
from core.exchange.status import ExchangeStatus


def build_status(notice: StatusNotice) -> bytes:
    """Bytes of `notice` in the form of VNPT's Java library."""
    about: list[Node] = [
        ("OrganId", notice.receiver_code),
        ("Code", notice.reference),
        ("DocumentId", notice.document_uid),
        ("PromulgationDate", write_date(notice.issued_on)),
    ]
    message: list[Node] = [
        ("From", organ_nodes(notice.sender)),
        ("ResponseFor", about),
        ("StaffInfo", [("Staff", notice.staff)]),
        ("StatusCode", notice.status.value),
        ("Description", notice.description),
        ("Timestamp", write_moment(notice.at)),
    ]
    return write([("edXMLHeader", [("MessageHeader", message)])])


def read_status(message: Part) -> StatusNotice:
    message.needed("From/OrganId")
    uid = message.needed("ResponseFor/DocumentId")
    stamp = message.needed("Timestamp")
    at = read_moment(stamp)
    if at is None:
        raise message.parts("Timestamp")[0].unreadable("exchange-bad-time", what=stamp[:40])
    return StatusNotice(
        sender=read_organ(message.parts("From")[0]),
        receiver_code=message.text("ResponseFor/OrganId").upper() or from_uid(uid).agency_code,
        document_uid=uid,
        reference=message.text("ResponseFor/Code"),
        status=_status(message),
        at=at,
        issued_on=read_date(message.text("ResponseFor/PromulgationDate")),
        description=message.text("Description"),
        staff=message.text("StaffInfo/Staff"),
    )


def _status(message: Part) -> ExchangeStatus:
    code = message.needed("StatusCode").zfill(2)
    if code not in {status.value for status in ExchangeStatus}:
        raise message.parts("StatusCode")[0].unreadable("exchange-unknown-status", what=code[:40])
    return ExchangeStatus(code)
