"""Làm một bước — the card's buttons as plain forms; every answer goes through the interview."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from core import catalogue
from core.card import Card, FileRef, Ref
from core.checks.uploads import look_at
from core.errors import Refusal
from core.exchange.formats import ALLOWED, ending
from core.form import FileTooLarge, Given, PdfNeeded, StateSecret, refuse_secret
from core.form.filed import MEGABYTE
from core.interview import FILES, Asked, Expects, check_name, reply, start
from core.people.secrets import CodeLocked, NoSecondFactor
from core.perform import Done
from core.step import NoSuchDocument, NotNow, NotYourStep, Press, Stale
from core.text import nfc
from web.office import questions
from web.office.cards import card_of, drawn, ref_of
from web.office.door import Visitor, form_of, visitor_of, word
from web.office.inbox import DRAFT, SCAN
from web.office.pages import page

routes = APIRouter(include_in_schema=False)
MOST = 20 * MEGABYTE
_FINAL = (CodeLocked, NoSecondFactor, NoSuchDocument, NotNow, NotYourStep, Stale, StateSecret)
_LONGEST = 20_000


@routes.post("/the/{area}/{document_id}")
async def press(request: Request, area: str, document_id: str) -> Response:
    """Bấm nút — done at once, or the first question."""
    visitor = await visitor_of(request)
    form = await form_of(request, visitor)
    ref = ref_of(area, document_id)
    card = await card_of(visitor, ref)
    try:
        wanted = _pressed(form, card)
        return await _went_on(visitor, ref, await start(wanted, visitor.actor, visitor.desk.ports))
    except Refusal as refusal:
        shown = await card_of(visitor, ref)
        return await drawn(request, visitor, shown, refused=refusal.text, status=409)


def _pressed(form: FormData, card: Card) -> Press:
    """Raises `Stale` for a button that the card does not have, or not any more."""
    code, version = word(form, "step"), word(form, "version")
    offered = code in {button.step for button in card.buttons}
    if not offered or not (version.isascii() and version.isdecimal()) or len(version) > 9:
        raise Stale
    return Press(code, card.ref.id, int(version))


@routes.post("/du-thao")
async def begin_draft(request: Request) -> Response:
    """Nộp dự thảo — a new document; the file is asked for after the question about secrecy."""
    return await _begin(request, DRAFT)


@routes.post("/so-hoa")
async def begin_scan(request: Request) -> Response:
    """Số hóa văn bản giấy đến — the same road, for the clerk (R-8.5a)."""
    return await _begin(request, SCAN)


async def _begin(request: Request, code: str) -> Response:
    visitor = await visitor_of(request)
    await form_of(request, visitor)
    ref = Ref(catalogue.steps()[code].area, uuid4())
    asked = await start(Press(code, ref.id, 0), visitor.actor, visitor.desk.ports)
    return await _went_on(visitor, ref, asked)


@routes.get("/the/{area}/{document_id}/hoi")
async def question(request: Request, area: str, document_id: str) -> Response:
    visitor = await visitor_of(request)
    ref = ref_of(area, document_id)
    asked = await questions.load(visitor.desk.ports.conversations, _key(visitor, ref))
    if asked is None:
        return RedirectResponse(_address(ref), status_code=303)
    return _shown(request, visitor, ref, asked)


@routes.post("/the/{area}/{document_id}/hoi")
async def answered(request: Request, area: str, document_id: str) -> Response:
    """Trả lời — of the question that is open; an older form shows the open one instead."""
    visitor, ref = await visitor_of(request), ref_of(area, document_id)
    form = await form_of(request, visitor, files=1)
    try:
        return await _answered(request, visitor, ref, form)
    finally:
        await form.close()


async def _answered(request: Request, visitor: Visitor, ref: Ref, form: FormData) -> Response:
    conversations, key = visitor.desk.ports.conversations, _key(visitor, ref)
    asked = await questions.load(conversations, key)
    if asked is None or word(form, "cancel"):
        await conversations.clear(key)
        return RedirectResponse(_after_cancel(ref, asked), status_code=303)
    if word(form, "token") != token_of(asked):
        return RedirectResponse(f"{_address(ref)}/hoi", status_code=303)
    try:
        given = await _given(form, asked, visitor)
        return await _went_on(visitor, ref, await _replied(asked, given, visitor))
    except _FINAL:
        await conversations.clear(key)
        raise
    except Refusal as refusal:
        return _shown(request, visitor, ref, asked, refusal)


async def _replied(asked: Asked, given: Given, visitor: Visitor) -> Asked | Done:
    """Several ticks come in one form here: they become one tick after the other, and “done”."""
    ports, now = visitor.desk.ports, asked
    if asked.expects is not Expects.MANY:
        return await reply(asked.interview, given, visitor.actor, ports)
    changed = [
        value for value in _values(asked) if (value in given.options) != (value in asked.chosen)
    ]
    for value in changed:
        ticked = await reply(now.interview, Given(options=(value,)), visitor.actor, ports)
        if isinstance(ticked, Done):
            return ticked
        now = ticked
    return await reply(now.interview, Given(options=("done",)), visitor.actor, ports)


def _values(asked: Asked) -> list[str]:
    return [option.value for option in asked.options]


async def _given(form: FormData, asked: Asked, visitor: Visitor) -> Given:
    if asked.expects in FILES:
        refuse_secret({"secrecy": "secrecy-none"} | asked.interview.answers)
        return Given(file=await _taken_in(form.get("file"), asked.expects, visitor))
    if asked.expects is Expects.MANY:
        ticked = tuple(value for value in form.getlist("option") if isinstance(value, str))
        return Given(options=ticked)
    option = word(form, "option")
    if option:
        return Given(options=(option,))
    return Given(words=nfc(word(form, "words")[:_LONGEST]).replace("\r\n", "\n").strip())


async def _taken_in(upload: object, expects: Expects, visitor: Visitor) -> FileRef:
    """Nhận tệp — looked at first: raises `PdfNeeded`, `FileNeeded`, `FileTooLarge` and what
    `look_at` raises.
    """
    name = nfc(upload.filename or "") if isinstance(upload, UploadFile) else ""
    check_name(expects, name)
    if not isinstance(upload, UploadFile):
        raise PdfNeeded
    content = await upload.read(MOST + 1)
    if len(content) > MOST:
        raise FileTooLarge(most=MOST // MEGABYTE)
    if ending(name) == ".pdf" and b"%PDF-" not in content[:1024]:
        raise PdfNeeded
    last = name.replace("\\", "/").rpartition("/")[2]
    await look_at(last, content, visitor.desk.ports)
    return FileRef(await visitor.desk.ports.files.put(content), last, len(content))


async def _went_on(visitor: Visitor, ref: Ref, outcome: Asked | Done) -> Response:
    conversations, key = visitor.desk.ports.conversations, _key(visitor, ref)
    if isinstance(outcome, Done):
        await conversations.clear(key)
        return RedirectResponse(f"{_address(ref)}?xong={outcome.step.code}", status_code=303)
    await questions.keep(conversations, key, outcome)
    return RedirectResponse(f"{_address(ref)}/hoi", status_code=303)


def _shown(
    request: Request, visitor: Visitor, ref: Ref, asked: Asked, refused: Refusal | None = None
) -> Response:
    step = catalogue.steps()[asked.interview.step]
    shown: dict[str, Any] = {
        "ref": ref,
        "asked": asked,
        "step": step,
        "token": token_of(asked),
        "refused": refused.text if refused else None,
        "confirms": asked.interview.pending is None,
        "kinds": ",".join(ALLOWED),
    }
    return page(request, "question.html", 422 if refused else 200, visitor=visitor, **shown)


def token_of(asked: Asked) -> str:
    """Names the open question, so that a form from an older page answers nothing."""
    text = json.dumps(asked.interview.as_json(), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _key(visitor: Visitor, ref: Ref) -> str:
    return questions.key_of(visitor.person_id, ref.id)


def _address(ref: Ref) -> str:
    return f"/the/{ref.area}/{ref.id.hex}"


def _after_cancel(ref: Ref, asked: Asked | None) -> str:
    begun = asked is not None and asked.interview.version == 0
    return "/viec" if begun else _address(ref)
