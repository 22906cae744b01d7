"""The signing agent's own page: who may open it, what it shows, and that only this is signed."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from adapters.signing.begin import begin_detached
from app.agent.board import Board
from app.agent.door import Door
from app.agent.page import Page
from app.agent.server import session
from core.signing.making import Kind, Profile, agency_act
from tests.adapters.signing.desk import SEALED_AT, evidence, issued
from tests.app.machines import served
from tests.app.test_agent_server import Lying, a_key, a_pairing, a_row, an_app

pytestmark = pytest.mark.basis("R-11.1")
HOST = "http://127.0.0.1:4000"
OURS = {"origin": HOST, "sec-fetch-site": "same-origin"}


@dataclass
class Opened:
    """A page over a server; the browser has not been let in yet."""

    server: Lying
    door: Door
    browser: httpx.AsyncClient

    async def enters(self) -> None:
        told = await self.browser.post("/mo", data={"secret": self.door.secret}, headers=OURS)
        assert told.status_code == 303

    async def form(self) -> dict[str, str]:
        """The first form's fields."""
        shown = (await self.browser.get("/")).text
        return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', shown)[:4])

    async def presses(self, where: str, **fields: str) -> str:
        """What the page says afterwards."""
        told = await self.browser.post(where, data=fields, headers=OURS)
        assert told.status_code == 303, told.text
        note = re.search(
            r'class="note \w+" role="\w+">([^<]+)<', (await self.browser.get("/")).text
        )
        return "" if note is None else note[1]


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Opened]:
    row, pdf = await a_row()
    server = Lying(row, pdf)
    async with served(an_app(server.answer)) as at, session() as line:
        board = Board([a_pairing(at, a_key(tmp_path))], line)
        door = Door(4000)
        transport = httpx.ASGITransport(app=Page(board, door).app())
        async with httpx.AsyncClient(transport=transport, base_url=HOST) as browser:
            yield Opened(server, door, browser)


@pytest.mark.basis("R-9.2d")
async def test_a_file_that_is_no_pdf_is_shown_by_its_hash_and_saved_to_be_read(
    page: Opened,
) -> None:
    key, table = issued("ec", "person").soft, b"PK\x03\x04 so lieu"
    act = agency_act(Kind.ATTACHMENT, SEALED_AT, Profile(), "A")
    made = await begin_detached(table, key.certificate, act, key.chain, evidence())
    beside = {"file": "Số liệu.xlsx", "attributes": base64.b64encode(made.attributes).decode(),
              "start": 0, "end": 0, "detached": True}  # fmt: skip
    page.server.row, page.server.file = page.server.row | beside, table
    await page.enters()
    shown = (await page.browser.get("/")).text
    assert hashlib.sha256(table).hexdigest() in shown
    assert "trang.png" not in shown
    saved = re.search(r'href="(/tep/[^"]+/tep)"', shown)
    assert saved is not None
    got = await page.browser.get(saved[1])
    assert got.content == table
    assert got.headers["content-disposition"].startswith("attachment;")
    opened = await page.browser.get(saved[1].replace("/tep", "/toan-van.pdf", 1))
    assert opened.status_code == 404, "never opened in the page itself"
    assert await page.presses("/ky", **await page.form(), pin="mat khau") == "Đã nhận."


async def test_what_waits_is_shown_with_its_page_digits_and_time_and_is_signed(
    page: Opened,
) -> None:
    await page.enters()
    shown = await page.browser.get("/")
    for part in ("V/v phép thử", "08:05 23/11/2026", "Bốn số đối chiếu", "chứng thư số của A"):
        assert part in shown.text
    picture = re.search(r'src="(/tep/[^"]+/trang.png)"', shown.text)
    assert picture is not None
    assert (await page.browser.get(picture[1])).content.startswith(b"\x89PNG")
    whole = await page.browser.get(picture[1].replace("trang.png", "toan-van.pdf"))
    assert whole.content == page.server.file
    assert await page.presses("/ky", **await page.form(), pin="mat khau") == "Đã nhận."
    assert len(page.server.got) == 1


async def test_a_wrong_pin_signs_nothing_and_is_said(page: Opened) -> None:
    await page.enters()
    assert "sai mật khẩu" in await page.presses("/ky", **await page.form(), pin="sai")
    assert page.server.got == []


async def test_what_changed_after_it_was_shown_is_not_signed(page: Opened) -> None:
    await page.enters()
    form = await page.form()
    page.server.row, page.server.file = await a_row()
    await page.browser.get("/")
    assert "đã thay đổi" in await page.presses("/ky", **form, pin="mat khau")
    assert page.server.got == []


async def test_what_cannot_be_trusted_has_no_button_to_sign(page: Opened) -> None:
    page.server.row, _ = await a_row()
    await page.enters()
    shown = (await page.browser.get("/")).text
    assert "Chưa ký; xin báo cán bộ CNTT." in shown
    assert 'action="/ky"' not in shown
    assert 'action="/tu-choi"' in shown


async def test_the_servers_words_are_never_markup(page: Opened) -> None:
    page.server.row = page.server.row | {"subject": "<script>alert(1)</script>"}
    await page.enters()
    shown = (await page.browser.get("/")).text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown


async def test_the_secret_opens_once(page: Opened) -> None:
    secret = page.door.secret
    await page.enters()
    page.browser.cookies.clear()
    for given in (secret, "", "x", "đoán"):
        told = await page.browser.post("/mo", data={"secret": given}, headers=OURS)
        assert told.status_code == 403
    assert "set-cookie" not in told.headers


async def test_without_the_cookie_there_is_nothing(page: Opened) -> None:
    await page.enters()
    shown = (await page.browser.get("/")).text
    form, picture = await page.form(), re.search(r'src="(/tep/[^"]+)"', shown)
    assert picture is not None
    page.browser.cookies.clear()
    assert "V/v phép thử" not in (await page.browser.get("/")).text
    assert (await page.browser.get(picture[1])).status_code == 403
    for where in ("/ky", "/tu-choi"):
        told = await page.browser.post(where, data=form | {"pin": "mat khau"}, headers=OURS)
        assert told.status_code == 403
    assert page.server.got == []


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://127.0.0.1:4001"}, {"origin": "null"}, {"origin": "http://xau.vn"},
     OURS | {"sec-fetch-site": "cross-site"}, OURS | {"sec-fetch-site": "same-site"},
     OURS | {"host": "xau.vn:4000"}, OURS | {"host": "localhost:4000"}],
)  # fmt: skip
async def test_another_sites_page_cannot_press_the_button(
    page: Opened, headers: dict[str, str]
) -> None:
    await page.enters()
    form = await page.form() | {"pin": "mat khau"}
    for where in ("/ky", "/tu-choi", "/mo"):
        told = await page.browser.post(where, data=form, headers=headers)
        assert (told.status_code, told.text) == (403, "forbidden\n")
    assert page.server.got == []


@pytest.mark.parametrize(
    "change", [{"csrf": "x"}, {"csrf": ""}, {"of": "1"}, {"of": "-1"}, {"of": "9999"}, {"of": "²"}]
)
async def test_a_form_that_is_not_ours_does_nothing(page: Opened, change: dict[str, str]) -> None:
    await page.enters()
    form = await page.form() | {"pin": "mat khau"} | change
    assert (await page.browser.post("/ky", data=form, headers=OURS)).status_code == 403
    assert page.server.got == []


async def test_a_name_that_is_rebound_to_this_machine_sees_nothing(page: Opened) -> None:
    for host in ("xau.vn", "127.0.0.1", "127.0.0.1:4001", "localhost:4000"):
        assert (await page.browser.get("/", headers={"host": host})).status_code == 403


async def test_every_answer_forbids_frames_strange_scripts_and_keeping(page: Opened) -> None:
    for where in ("/", "/open.js", "/office.css", "/khong-co"):
        headers = (await page.browser.get(where)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"


async def test_two_presses_at_once_are_both_answered_and_sign_once(page: Opened) -> None:
    await page.enters()
    form = await page.form() | {"pin": "mat khau"}
    answers = await asyncio.gather(
        *(page.browser.post("/ky", data=form, headers=OURS) for _ in range(2))
    )
    assert [one.status_code for one in answers] == [303, 303]
    assert len(page.server.got) == 1


async def test_a_server_that_forgot_this_machine_is_named(page: Opened) -> None:
    page.server.row = {}
    await page.enters()
    assert "trả lời không đúng giao thức" in (await page.browser.get("/")).text


async def test_the_digits_are_those_of_what_is_signed(page: Opened) -> None:
    from core.signing.station import four_digits

    await page.enters()
    digits = four_digits(base64.b64decode(page.server.row["attributes"]))
    assert f'<p class="secret">{digits}</p>' in (await page.browser.get("/")).text
