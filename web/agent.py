"""Đường dây của máy ký — JSON for the signing agents: pair, see what waits, hand in a signature.

A machine shows its secret token with every request; PINs and keys never come here.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import structlog
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from core import desk as signing_desk
from core.asking import Waiting
from core.errors import Fault, Refusal
from core.ports import Ports
from core.signing.refusals import PreparationExpired
from core.signing.station import (
    MOST_CERTIFICATE,
    MOST_CHAIN,
    CertificateUnreadable,
    NoSuchRequest,
    Station,
    StationUnknown,
)
from core.step import NotNow, Stale
from core.text import Text

MOST_BYTES = 256 * 1024
MOST_SIGNATURE = 2048
_STATUS: dict[type[Refusal], int] = {
    StationUnknown: 401, NoSuchRequest: 409, PreparationExpired: 409, Stale: 409, NotNow: 409,
}  # fmt: skip
_log = structlog.get_logger("web.agent")

Answer = Callable[[Request], Awaitable[Response]]


def router(ports: Ports) -> APIRouter:
    """Các đường `/agent/v1/…` — every refusal is `{"said": "…"}` with the sentence for the person."""
    routes = APIRouter(prefix="/agent/v1", include_in_schema=False)

    @routes.post("/pair")
    async def pair(request: Request) -> Response:
        return await _said(ports, _paired(request, ports))

    @routes.get("/waiting")
    async def waiting(request: Request) -> Response:
        return await _said(ports, _listed(request, ports))

    @routes.get("/waiting/{key}/file")
    async def file(request: Request, key: str) -> Response:
        return await _said(ports, _file(request, key, ports))

    @routes.post("/waiting/{key}/signature")
    async def signature(request: Request, key: str) -> Response:
        return await _said(ports, _signed(request, key, ports))

    @routes.post("/waiting/{key}/refuse")
    async def refuse(request: Request, key: str) -> Response:
        return await _said(ports, _refused(request, key, ports))

    return routes


async def _said(ports: Ports, answer: Awaitable[Response]) -> Response:
    try:
        return await answer
    except Refusal as refusal:
        status = _STATUS.get(type(refusal), 422)
        return JSONResponse({"said": ports.texts.plain(refusal.text)}, status)
    except Fault as fault:
        _log.warning("agent not served", reason=fault.reason)
        return JSONResponse({"said": ports.texts.plain(Text.of("office-later"))}, 503)


async def _paired(request: Request, ports: Ports) -> Response:
    body = await _body(request)
    given = body.get("certificates")
    if not isinstance(given, list) or not 0 < len(given) <= MOST_CHAIN:
        raise CertificateUnreadable
    certificates = [_bytes(one, MOST_CERTIFICATE) for one in given]
    code, name = str(body.get("code", ""))[:64], str(body.get("device", ""))
    token, station = await signing_desk.pair(code, name, certificates, ports)
    person, agency = await signing_desk.names(station, ports)
    told = {"token": token, "person": person, "agency": agency}
    return JSONResponse(told | {"role": station.purpose.value, "holder": station.holder})


async def _listed(request: Request, ports: Ports) -> Response:
    station = await _station(request, ports)
    found = await signing_desk.waiting(station, ports)
    person, _agency = await signing_desk.names(station, ports)
    return JSONResponse({"person": person, "requests": [_row(one) for one in found]})


def _row(waiting: Waiting) -> dict[str, Any]:
    asked = waiting.request
    same = {name: asked[name] for name in ("asked_at", "expires_at", "attributes", "start", "end")}
    return same | {
        "id": waiting.document_id.hex,
        "kind": waiting.due.kind.value,
        "reference": waiting.reference,
        "subject": waiting.subject,
        "file": waiting.due.name,
        "detached": waiting.detached,
        "certificate": asked["certificate"],
    }


async def _file(request: Request, key: str, ports: Ports) -> Response:
    station = await _station(request, ports)
    waiting = await signing_desk.asked_for(station, _key(key), ports)
    kind = "application/octet-stream" if waiting.detached else "application/pdf"
    return Response(await signing_desk.file_of(waiting, ports), media_type=kind)


async def _signed(request: Request, key: str, ports: Ports) -> Response:
    station = await _station(request, ports)
    signature = _bytes((await _body(request)).get("signature"), MOST_SIGNATURE)
    done = await signing_desk.hand_in(station, _key(key), signature, ports)
    return JSONResponse({"said": ports.texts.plain(done.step.done)})


async def _refused(request: Request, key: str, ports: Ports) -> Response:
    station = await _station(request, ports)
    await signing_desk.decline(station, _key(key), ports)
    return JSONResponse({"said": ports.texts.plain(Text.of("request-declined"))})


async def _station(request: Request, ports: Ports) -> Station:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer":
        raise StationUnknown
    return await signing_desk.station_with(token.strip(), ports)


async def _body(request: Request) -> dict[str, Any]:
    """The JSON of a request; an empty one for what is none. Larger bodies are cut off."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            return {}
        parts.append(part)
    try:
        found = json.loads(b"".join(parts))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _bytes(text: object, most: int) -> bytes:
    if not isinstance(text, str) or len(text) > most * 2:
        return b""
    try:
        return base64.b64decode(text, validate=True)[:most]
    except (binascii.Error, ValueError):
        return b""


def _key(text: str) -> UUID:
    try:
        return UUID(hex=text)
    except ValueError:
        raise NoSuchRequest from None
