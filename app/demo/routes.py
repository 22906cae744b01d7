"""Lối vào của bản chạy thử — `/demo/…` and the first page; only on this machine, only in the demo."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.bootstrap import House
from app.demo.chats import Sandbox
from app.demo.clock import DemoClock
from app.demo.key_files import key_files
from app.demo.letters import SUBJECTS, Post
from app.demo.listing import Sent, people_rows
from app.demo.people import CODES
from app.demo.sign_route import SignRoute
from app.demo.signing import SigningDesk
from core import catalogue
from core.calendar import TIME_ZONE
from web.office.pages import PAGES, page

HOME = PAGES.from_string(Path(__file__).with_name("home.html").read_text(encoding="utf-8"))
LONGEST_MOVE = timedelta(days=400)
MOST_BYTES = 80 * 2**20
_DURATION = TypeAdapter(timedelta)


@dataclass(frozen=True)
class DemoRoutes:
    """Bàn điều khiển — everything that the demo's own addresses need."""

    house: House
    clock: DemoClock
    post: Post
    sandbox: Sandbox
    chat: str
    sent: Sent
    desk: SigningDesk
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def router(self) -> APIRouter:
        routes = APIRouter(include_in_schema=False)
        routes.add_api_route("/", self.home, methods=["GET"])
        routes.add_api_route("/demo/people", self.people, methods=["GET"])
        routes.add_api_route("/demo/steps", self.steps, methods=["GET"])
        routes.add_api_route("/demo/sent", self.list_sent, methods=["GET"])
        routes.add_api_route("/demo/deliver", self.deliver, methods=["POST"])
        routes.add_api_route("/demo/letter", self.letter, methods=["POST"])
        routes.add_api_route("/demo/clock", self.move, methods=["POST"])
        sign = SignRoute(self.house, self.clock, self.desk)
        routes.add_api_route("/demo/sign", sign.__call__, methods=["POST"])
        return routes

    async def home(self, request: Request, xong: str = "") -> Response:
        shown: dict[str, Any] = {
            "rows": await people_rows(self.house),
            "chat": self.chat,
            "now": self.clock.now(),
            "codes": CODES,
            "keys": str(key_files(self.desk.folder.absolute())),
            "done": xong if xong in {"letter", "clock"} else "",
        }
        return page(request, HOME, **shown)

    async def people(self) -> Response:
        return JSONResponse(await people_rows(self.house))

    async def steps(self) -> Response:
        say = self.house.ports.texts.plain
        return JSONResponse([
            {"code": step.code, "name": step.name, "label": say(step.label), "area": step.area}
            for step in sorted(catalogue.steps().values(), key=lambda step: step.code)
        ])  # fmt: skip

    async def list_sent(self) -> Response:
        return JSONResponse(await asyncio.to_thread(self.sent.rows))

    async def deliver(self, request: Request, agency: str = "") -> Response:
        """A package as another agency would send it: multipart, or the bytes themselves."""
        if agency and agency not in CODES:
            return _refused("agency phải là mã của một cơ quan minh họa: " + ", ".join(CODES))
        raw = await _package(request)
        if not raw:
            return _refused("Cần một tệp gói tin .edxml.")
        mailbox = await asyncio.to_thread(self.post.deliver, raw, agency)
        return JSONResponse({"mailbox": mailbox, "bytes": len(raw)})

    async def letter(self, request: Request) -> Response:
        """A fresh signed letter of the make-believe province."""
        facts = await _facts(request)
        urgency, to = str(facts.get("urgency", "0")), str(facts.get("to") or CODES[0])
        if urgency not in {"0", "1", "2", "3"} or to not in CODES:
            return _refused("urgency từ 0 đến 3; to là mã của một cơ quan minh họa.")
        subject = " ".join(str(facts.get("subject") or SUBJECTS[int(urgency)]).split())[:300]
        async with self.turn:
            raw = await asyncio.to_thread(
                self.post.letter, subject, int(urgency), to, self.clock.now()
            )
            await asyncio.to_thread(self.post.deliver, raw, to)
        return _answer(request, {"mailbox": to, "subject": subject}, "letter")

    async def move(self, request: Request) -> Response:
        """The whole product's clock, forward only: {"advance": "PT4H"}."""
        facts = await _facts(request)
        try:
            by = _DURATION.validate_python(facts.get("advance"))
        except ValidationError:
            return _refused("advance phải là khoảng thời gian ISO 8601, ví dụ PT4H.")
        if not timedelta(0) <= by <= LONGEST_MOVE:
            return _refused("Đồng hồ chỉ tua tới, mỗi lần nhiều nhất 400 ngày.")
        now = self.clock.advance(by)
        self.house.bell.ring()
        if _from_page(request):
            await self.sandbox.follow(now)
        return _answer(request, {"now": now.astimezone(TIME_ZONE).isoformat()}, "clock")


async def _package(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return await request.body()
    async with request.form(max_files=1, max_part_size=MOST_BYTES) as form:
        files = [value for value in form.values() if isinstance(value, UploadFile)]
        return await files[0].read() if files else b""


def _from_page(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")


async def _facts(request: Request) -> dict[str, Any]:
    """From a script as JSON, from the first page as a form."""
    if _from_page(request):
        return dict((await request.form()).items())
    try:
        facts = await request.json()
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def _answer(request: Request, row: dict[str, Any], done: str) -> Response:
    if _from_page(request):
        return RedirectResponse(f"/?xong={done}", status_code=303)
    return JSONResponse(row)


def _refused(words: str) -> Response:
    return JSONResponse({"detail": words}, status_code=422)
