"""Đi công tác, ủy quyền — who stands in for whom, now and soon; leaders begin theirs here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from core import catalogue
from core.card import Area, Ref
from core.delegations.card import title
from core.delegations.rules import facts
from core.interview import Asked, start
from core.people.delegation import Delegation
from core.people.directory import Directory
from core.people.person import Role
from core.ports import Records
from core.step import NoSuchDocument, NotYourStep, Press
from core.text import Text
from web.office import questions
from web.office.door import Visitor, form_of, visitor_of
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
BEGINNINGS = {"vng": "office-begin-absence", "tuq": "office-authorise"}
LOOKERS = frozenset({Role.LEADER, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Row:
    """Một dòng — what it is, the line with both names, the period, the state; a card to open."""

    kind: Text
    line: Text
    period: Text
    state: Text
    address: str


@routes.get("/uy-quyen")
async def delegations(request: Request) -> Response:
    """Danh sách — for leaders and the IT officer (R-20.5); only leaders may open the cards."""
    visitor = await visitor_of(request)
    if not visitor.person.roles & LOOKERS:
        raise NoSuchDocument
    rows, begin = await visitor.desk.ports.store.read(lambda records: _shown(records, visitor))
    shown: dict[str, Any] = {"rows": rows, "begin": begin}
    return page(request, "delegations.html", visitor=visitor, **shown)


@routes.post("/uy-quyen/{code}")
async def begin(request: Request, code: str) -> Response:
    """Báo đi công tác, giao ký thừa ủy quyền — the first question."""
    visitor = await visitor_of(request)
    await form_of(request, visitor)
    if code not in BEGINNINGS:
        raise NoSuchDocument
    ref = Ref(Area.DELEGATION, uuid4())
    asked = await start(Press(code, ref.id, 0), visitor.actor, visitor.desk.ports)
    if not isinstance(asked, Asked):
        raise NotYourStep(step=asked.step.label)
    key = questions.key_of(visitor.person_id, ref.id)
    await questions.keep(visitor.desk.ports.conversations, key, asked)
    return RedirectResponse(f"/the/{ref.area}/{ref.id.hex}/hoi", status_code=303)


def _shown(records: Records, visitor: Visitor) -> tuple[list[Row], dict[str, str]]:
    agency_id = visitor.actor.agency_id
    directory = records.directory(agency_id)
    procedure, person = records.procedure(agency_id), visitor.person
    opens = Role.LEADER in person.roles
    rows = [_row(one, directory, opens=opens) for one in directory.delegations]
    steps = {code: catalogue.steps()[code] for code in BEGINNINGS}
    own = [
        code
        for code, step in steps.items()
        if code not in procedure.unused and procedure.roles_of(step) & person.roles
    ]
    return rows, {code: BEGINNINGS[code] for code in own}


def _row(delegation: Delegation, directory: Directory, *, opens: bool) -> Row:
    said = facts(delegation, directory)
    period = {name: said[name] for name in ("start", "until")}
    return Row(
        kind=title(delegation),
        line=Text.of("delegation-line", **said),
        period=Text.of("office-delegation-period-line", **period),
        state=Text.of(f"delegation-state-{delegation.state.replace('_', '-')}"),
        address=f"/the/{Area.DELEGATION}/{delegation.id.hex}" if opens else "",
    )
