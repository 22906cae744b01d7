"""Cửa vào — who is at the page: the session, and behind it the person with today's roles."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core.access.entering import known
from core.errors import Refusal
from core.form.filed import MEGABYTE
from core.people.directory import Directory, Stranger
from core.people.person import Actor, Person
from core.ports import Records
from core.step import NoSuchDocument
from web.office.desk import Desk, desk_of
from web.office.passwords import fingerprint
from web.office.session import Session, read

MOST_FIELDS = 200


class SignInNeeded(Refusal):
    """Nobody is signed in."""


class MustChangePassword(Refusal):
    """The issued password must be changed before anything else."""


class Forged(Refusal):
    """The form was not made by this session."""


@dataclass(frozen=True)
class Visitor:
    """Người đang ở trang — with today's roles; every act looks them up again."""

    desk: Desk
    session: Session
    actor: Actor
    person: Person
    directory: Directory

    @property
    def person_id(self) -> UUID:
        return self.person.id


async def visitor_of(request: Request, *, changing: bool = False) -> Visitor:
    """Raises `SignInNeeded`, or `MustChangePassword` unless that is what the person is `changing`."""
    desk = desk_of(request)
    session = read(request, desk)
    row = await desk.accounts.password(session.account) if session else None
    if session is None or row is None:
        raise SignInNeeded
    person_id, agency_id, hashed, must_change = row
    if not hmac.compare_digest(fingerprint(hashed), session.mark):
        raise SignInNeeded
    actor = Actor(person_id, agency_id, "web")
    try:
        at = UUID(hex=session.access)
        directory = await desk.ports.store.read(lambda records: _entered(records, actor, at))
        person = directory.acting(actor)
    except (Stranger, NoSuchDocument, ValueError):
        raise SignInNeeded from None
    if must_change and not changing:
        raise MustChangePassword
    return Visitor(desk, session, actor, person, directory)


def _entered(records: Records, actor: Actor, at: UUID) -> Directory:
    """Raises `SignInNeeded` when this browser was ended or denied meanwhile (R-20.5)."""
    if actor.person_id is None or not known(records, actor.person_id, at):
        raise SignInNeeded
    return records.directory(actor.agency_id)


async def form_of(request: Request, visitor: Visitor, *, files: int = 0) -> FormData:
    """Biểu mẫu gửi lên — raises `Forged` when it does not carry this session's token. Who allows
    `files` closes the form.
    """
    form = await request.form(max_files=files, max_fields=MOST_FIELDS, max_part_size=MEGABYTE)
    token = form.get("csrf")
    if not isinstance(token, str):
        raise Forged
    if not hmac.compare_digest(token.encode(), visitor.session.csrf.encode()):
        raise Forged
    return form


def word(form: FormData, name: str) -> str:
    """A field that is words; empty when it is missing or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


async def sent_away(request: Request, error: Exception) -> Response:
    """To the page that comes first; and back to where they wanted to go."""
    if isinstance(error, MustChangePassword):
        return RedirectResponse("/mat-khau", status_code=303)
    wanted = request.url.path if request.method == "GET" else ""
    query = f"?{request.url.query}" if request.url.query and wanted else ""
    after = f"?tiep={quote(wanted + query)}" if wanted not in {"", "/"} else ""
    return RedirectResponse(f"/dang-nhap{after}", status_code=303)
