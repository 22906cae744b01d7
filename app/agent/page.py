"""Trang ký — on 127.0.0.1 alone: what waits, its first page, the four digits, the PIN."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import webbrowser
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

import web.office
from adapters.texts.fluent import FluentTexts
from app.agent.board import Board
from app.agent.door import Door, Gate, same
from app.agent.pairings import Pairing
from app.agent.server import session
from app.agent.signing import Looked
from app.serving import Serving
from core.calendar import TIME_ZONE
from core.errors import Fault, Refusal
from core.text import Text

HERE = Path(__file__).parent
STATIC = Path(web.office.__file__).with_name("static")
TEXTS = FluentTexts(HERE.parents[1] / "locales" / "vi")
PAGES = Environment(
    loader=FileSystemLoader([HERE]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
OWN = {"office.css": STATIC, "icon.svg": STATIC, "open.js": HERE}
MOST_BODY, MOST_PIN = 16 * 1024, 4096  # a remote service's token is long
PARTS = {
    "trang.png": ("picture", "image/png"),
    "toan-van.pdf": ("file", "application/pdf"),
    "tep": ("file", "application/octet-stream"),
}


@dataclass
class Page:
    """Các đường của trang — everything but the door itself wants the cookie."""

    board: Board
    door: Door
    note: tuple[str, bool] | None = field(default=None)

    def app(self) -> Gate:
        """Ứng dụng, sau người gác cửa."""
        routes = FastAPI(openapi_url=None, max_body_size=MOST_BODY)
        routes.add_api_route("/", self.home, methods=["GET"])
        routes.add_api_route("/mo", self.open, methods=["POST"])
        routes.add_api_route("/ky", self.sign, methods=["POST"])
        routes.add_api_route("/tu-choi", self.refuse, methods=["POST"])
        routes.add_api_route("/tep/{number}/{key}/{seal}/{part}", self.part, methods=["GET"])
        routes.add_api_route("/{name}", _own, methods=["GET"])
        return Gate(routes, self.door.host)

    async def home(self, request: Request) -> Response:
        if not self.door.knows(request.cookies):
            return _drawn("open.html", refused=False)
        note, self.note = self.note, None
        return _drawn("page.html", parts=await self.board.parts(), csrf=self.door.csrf, note=note)

    async def open(self, request: Request) -> Response:
        async with request.form(max_files=0, max_fields=2) as form:
            if not self.door.opens(str(form.get("secret", ""))):
                return _drawn("open.html", 403, refused=True)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.door.name, self.door.cookie, httponly=True, samesite="strict")
        return answer

    async def sign(self, request: Request) -> Response:
        told = await self._told(request)
        if told is None:
            return _forbidden()
        number, key, seal, pin = told
        return await self._done(self.board.sign(number, key, seal, pin))

    async def refuse(self, request: Request) -> Response:
        told = await self._told(request)
        return _forbidden() if told is None else await self._done(self.board.refuse(*told[:2]))

    async def part(
        self, request: Request, number: int, key: str, seal: str, part: str
    ) -> Response:  # fmt: skip
        if not self.door.knows(request.cookies) or part not in PARTS:
            return _forbidden()
        name, kind = PARTS[part]
        try:
            looked = self.board.shown(number, key, seal)
        except Refusal:
            return _forbidden(404)
        if (part == "tep") is not looked.asked.detached:
            return _forbidden(404)
        return Response(getattr(looked, name), headers=_saved(looked, part), media_type=kind)

    async def _told(self, request: Request) -> tuple[int, str, str, str] | None:
        """What the form says; None when it is not a form of ours."""
        if not self.door.knows(request.cookies):
            return None
        async with request.form(max_files=0, max_fields=8) as form:
            words = {name: str(form.get(name, "")) for name in ("csrf", "of", "id", "seal", "pin")}
        number = words["of"]
        if not same(words["csrf"], self.door.csrf) or not number.isdecimal() or len(number) > 3:
            return None
        if int(number) >= len(self.board.pairings):
            return None
        return int(number), words["id"], words["seal"], words["pin"][:MOST_PIN]

    async def _done(self, doing: Awaitable[str]) -> Response:
        try:
            self.note = (await doing, True)
        except Refusal as refusal:
            self.note = (TEXTS.plain(refusal.text), False)
        except Fault as fault:
            self.note = (TEXTS.plain(Text.of("machine-fault", reason=fault.reason)), False)
        return RedirectResponse("/", 303)


async def serve(pairings: Sequence[Pairing], port: int, *, browser: bool) -> None:
    """Chạy trang ký — until the program is told to end."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", port))
        door = Door(opened.getsockname()[1])
        async with session() as line:
            server = Serving(Page(Board(pairings, line), door).app(), opened)
            running = asyncio.create_task(server.run())
            await server.started()
            await _announced(f"http://{door.host}/#{door.secret}", browser=browser)
            await _told_to_end()
            await server.stop()
            await running


async def _announced(address: str, *, browser: bool) -> None:
    """The secret stands behind “#”: browsers do not send that part anywhere."""
    print(f"Trang ký: {address}", flush=True)  # noqa: T201 - this is how one gets there
    print("Đóng chương trình: Ctrl+C", flush=True)  # noqa: T201
    if browser:
        await asyncio.to_thread(webbrowser.open, address)


async def _told_to_end() -> None:
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(one, told.set)
    await told.wait()


def _saved(looked: Looked, part: str) -> dict[str, str]:
    """What is no PDF is never opened here: this machine's own programs show it."""
    if part != "tep":
        return {}
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(looked.asked.name)}"}


async def _own(name: str) -> Response:
    """Style and icon of the office's pages, and the few lines that open the door."""
    return FileResponse(OWN[name] / name) if name in OWN else _forbidden(404)


def _forbidden(status: int = 403) -> Response:
    return HTMLResponse(TEXTS.plain(Text.of("machine-forbidden")), status)


def _drawn(name: str, status: int = 200, **values: Any) -> Response:
    def said(key: str, **params: str | int) -> str:
        return TEXTS.plain(Text.of(key, **params))

    html = PAGES.get_template(name).render(
        t=said, say=TEXTS.plain, moment=lambda at: f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}",
        **values,
    )  # fmt: skip
    return HTMLResponse(html, status)
