"""Chứng thư số, thiết bị lưu khóa — whose, until when, who has the device; each opens its card."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from core import catalogue
from core.card import Area, Ref
from core.certificates.card import title
from core.certificates.rules import moment
from core.people.certificate import Certificate
from core.people.directory import Directory
from core.people.person import Role
from core.ports import Records
from core.step import NoSuchDocument
from core.text import Text
from web.office.door import Visitor, visitor_of
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
LOOKERS = {Role.CLERK, Role.LEADER, Role.ADMINISTRATOR}


@dataclass(frozen=True)
class Row:
    """Một dòng — what it is, its holder, its end, who has the device, the state; a card to open."""

    kind: Text
    holder: str
    until: str
    keeper: str
    state: Text
    address: str


@routes.get("/chung-thu-so")
async def certificates(request: Request) -> Response:
    """Danh sách — for clerks, leaders and the IT officer; the first to end stands first (R-11.1)."""
    visitor = await visitor_of(request)
    if not visitor.person.roles & LOOKERS:
        raise NoSuchDocument
    rows = await visitor.desk.ports.store.read(lambda records: _rows(records, visitor))
    return page(request, "certificates.html", 200, visitor=visitor, rows=rows)


def _rows(records: Records, visitor: Visitor) -> list[Row]:
    directory = records.directory(visitor.actor.agency_id)
    return [_row(one, directory, records, visitor) for one in directory.certificates]


def _row(one: Certificate, directory: Directory, records: Records, visitor: Visitor) -> Row:
    ref = Ref(Area.CERTIFICATE, one.id)
    opens = catalogue.may_see(records, ref, one, visitor.person)
    return Row(
        kind=title(one),
        holder=one.holder_name,
        until=moment(one.valid_until),
        keeper=directory.name(one.keeper_id),
        state=Text.of(f"certificate-state-{one.state.replace('_', '-')}"),
        address=f"/the/{ref.area}/{ref.id.hex}" if opens else "",
    )
