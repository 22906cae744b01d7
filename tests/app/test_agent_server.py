"""The signing agent before a server that lies, stalls, floods or has forgotten it."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from adapters.signing.begin import begin
from app.agent import signing
from app.agent.pairings import Pairing, keep, pairings
from app.agent.server import MOST_WORDS, Server, address, session
from core.errors import Refusal
from core.signing.machine import (
    DeviceSwapped,
    FileAltered,
    KeyPlaceStrange,
    NotPairedYet,
    PairingEnded,
    PairingUnreadable,
    ServerNotSecure,
    ServerSaid,
    ServerStrange,
    ServerUnreachable,
)
from core.signing.refusals import KeyFileRefused
from tests.adapters.signing.desk import evidence, issued, leader, ready
from tests.adapters.signing.test_keys import packed
from tests.app.machines import Machine, served

pytestmark = pytest.mark.basis("R-11.1")
Answer = Callable[[Request], Awaitable[Response]]
AT = "2026-11-23T08:05:00+07:00"


def b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def an_app(answer: Answer) -> Starlette:
    return Starlette(routes=[Route("/agent/v1/{rest:path}", answer, methods=["GET", "POST"])])


async def a_row() -> tuple[dict[str, Any], bytes]:
    """An honest request, and its file."""
    key = issued("ec", "person").soft
    made = await begin(ready(), key.certificate, leader(), key.chain, evidence())
    row = {
        "id": "0" * 31 + "1", "kind": "leader", "reference": "", "subject": "V/v phép thử",
        "file": "a.pdf", "asked_at": AT, "expires_at": AT, "attributes": b64(made.attributes),
        "start": made.start, "end": made.end,
    }  # fmt: skip
    return row, made.pdf


def a_pairing(at: str, key: Path, kind: str = "ec") -> Pairing:
    leaf = b64(issued(kind, "person").soft.certificate)
    return Pairing(at, "mat-ma", str(key), leaf, "A", "B", "person", "A")


def a_key(folder: Path, kind: str = "ec") -> Path:
    path = folder / f"{kind}.p12"
    path.write_bytes(packed(kind, "person"))
    return path


async def refused(answer: Answer, patience: float = 5.0) -> Refusal:
    async with served(an_app(answer)) as at, session(patience) as line:
        with pytest.raises(Refusal) as caught:
            await Server(at, line, "mat-ma").waiting()
    return caught.value


@pytest.mark.parametrize(
    "told",
    [None, [], "x", 5, {}, {"requests": 5}, {"requests": [5]}, {"requests": [{}]},
     {"requests": [{"id": "../../etc", "attributes": ""}]}],
)  # fmt: skip
async def test_what_is_no_list_of_requests_is_said_to_be_strange(told: Any) -> None:
    async def answer(_request: Request) -> Response:
        return JSONResponse(told)

    assert isinstance(await refused(answer), ServerStrange)


@pytest.mark.parametrize(
    "change",
    [{"id": "../../x"}, {"attributes": "@@"}, {"asked_at": "hom qua"}, {"start": "x"},
     {"asked_at": "2026-11-23T08:05:00"}, {"subject": 5}, {"start": None}],
)  # fmt: skip
async def test_a_request_with_a_strange_part_is_refused(change: dict[str, Any]) -> None:
    row, _pdf = await a_row()

    async def answer(_request: Request) -> Response:
        return JSONResponse({"requests": [row | change]})

    assert isinstance(await refused(answer), ServerStrange)


async def test_a_flood_is_cut_off() -> None:
    async def flood() -> Any:
        for _ in range(5000):
            yield b" " * 2**14

    async def answer(_request: Request) -> Response:
        return StreamingResponse(flood())

    assert isinstance(await refused(answer, 30.0), ServerStrange)


async def test_an_oversized_file_is_cut_off() -> None:
    row, _pdf = await a_row()

    async def flood() -> Any:
        for _ in range(70):
            yield b"%PDF-" + b" " * 2**20

    async def answer(request: Request) -> Response:
        if request.url.path.endswith("/file"):
            return StreamingResponse(flood())
        return JSONResponse({"requests": [row]})

    async with served(an_app(answer)) as at, session(60) as line:
        server = Server(at, line, "mat-ma")
        (asked,) = await server.waiting()
        with pytest.raises(ServerStrange):
            await server.file(asked)


async def test_a_dripping_answer_ends_in_time() -> None:
    async def drip() -> Any:
        for _ in range(100):
            yield b" "
            await asyncio.sleep(0.1)

    async def answer(_request: Request) -> Response:
        return StreamingResponse(drip())

    began = time.monotonic()
    assert isinstance(await refused(answer, 1.0), ServerUnreachable)
    assert time.monotonic() - began < 6


async def test_the_token_does_not_follow_to_another_address() -> None:
    seen = []

    async def answer(request: Request) -> Response:
        seen.append(request.url.path)
        return RedirectResponse("/agent/v1/elsewhere")

    assert isinstance(await refused(answer), ServerStrange)
    assert seen == ["/agent/v1/waiting"]


async def test_being_forgotten_is_said_clearly() -> None:
    async def answer(_request: Request) -> Response:
        return JSONResponse({"said": "…"}, 401)

    assert isinstance(await refused(answer), PairingEnded)


async def test_the_servers_sentence_is_told_without_what_a_terminal_obeys() -> None:
    async def answer(_request: Request) -> Response:
        return JSONResponse({"said": "\x1b[2JHết hạn.\u202e" + "x" * 5000}, 409)

    found = await refused(answer)
    assert isinstance(found, ServerSaid)
    said = str(found.params["said"])
    assert "Hết hạn." in said
    assert said.isprintable()
    assert len(said) <= MOST_WORDS


async def test_nobody_there_is_said() -> None:
    async with session(2.0) as line:
        with pytest.raises(ServerUnreachable):
            await Server("http://127.0.0.1:9", line).waiting()


@pytest.mark.parametrize(
    "told",
    ["http://so.example.vn", "ftp://127.0.0.1", "so.example.vn", "", "https://", "file:///etc",
     "https://a:b@so.example.vn", "http://127.0.0.1.example.vn", "https://so.example.vn/?x=1"],
)  # fmt: skip
def test_only_https_or_this_very_machine(told: str) -> None:
    with pytest.raises(ServerNotSecure):
        address(told)


def test_a_good_address_is_kept_without_its_slash() -> None:
    assert address("https://so.example.vn/vanthu/") == "https://so.example.vn/vanthu"
    assert address("http://127.0.0.1:8000/") == "http://127.0.0.1:8000"


class Lying:
    """A server that offers a request and takes what comes; `file` is what it shows."""

    def __init__(self, row: dict[str, Any], file: bytes) -> None:
        self.row, self.file, self.got = row, file, list[bytes]()

    async def answer(self, request: Request) -> Response:
        if request.url.path.endswith("/file"):
            return Response(self.file)
        if request.method == "POST":
            self.got.append(base64.b64decode((await request.json())["signature"]))
            return JSONResponse({"said": "Đã nhận."})
        return JSONResponse({"requests": [self.row]})


async def test_the_agent_signs_nothing_for_a_server_that_shows_another_file(tmp_path: Path) -> None:
    row, _pdf = await a_row()
    _other, pdf = await a_row()
    lying, machine = Lying(row, pdf), Machine(tmp_path)
    async with served(an_app(lying.answer)) as at:
        keep(machine.settings, a_pairing(at, a_key(tmp_path)))
        ran = await machine.runs("sign", row["id"], pin="mat khau")
    assert (ran.status, lying.got) == (1, [])
    assert ran.complained.startswith("Lỗi: ")
    assert "Chưa ký" in ran.complained


async def test_the_agent_signs_nothing_when_the_digits_differ(tmp_path: Path) -> None:
    row, pdf = await a_row()
    honest, machine = Lying(row, pdf), Machine(tmp_path)
    right = int.from_bytes(hashlib.sha256(base64.b64decode(row["attributes"])).digest()[:8]) % 10000
    async with served(an_app(honest.answer)) as at:
        keep(machine.settings, a_pairing(at, a_key(tmp_path)))
        wrong = f"{(right + 1) % 10000:04}"
        ran = await machine.runs("sign", row["id"], "--digits", wrong, pin="mat khau")
        assert (ran.status, honest.got) == (1, [])
        assert f"{right:04}" in ran.complained
        ran = await machine.runs("sign", row["id"], "--digits", f"{right:04}", pin="sai")
        assert (ran.status, honest.got) == (1, [])
        ran = await machine.runs("sign", row["id"], "--digits", f"{right:04}", pin="mat khau")
    assert ran.status == 0, ran.complained
    assert len(honest.got) == 1


async def test_another_key_in_the_same_place_signs_nothing(tmp_path: Path) -> None:
    row, pdf = await a_row()
    async with served(an_app(Lying(row, pdf).answer)) as at, session() as line:
        pairing = a_pairing(at, a_key(tmp_path, "rsa"))
        server = signing.server_of(pairing, line)
        (asked,) = await server.waiting()
        looked = await signing.look(server, asked, pairing.leaf)
        with pytest.raises(DeviceSwapped):
            await signing.sign(server, pairing, looked, "mat khau")


async def test_a_changed_file_is_not_even_shown(tmp_path: Path) -> None:
    row, pdf = await a_row()
    changed = pdf.replace(b"/Producer", b"/Xroducer", 1)
    if changed == pdf:
        changed = pdf.replace(b"%PDF-1.7\n%", b"%PDF-1.7\n#", 1)
    async with served(an_app(Lying(row, changed).answer)) as at, session() as line:
        server = Server(at, line, "mat-ma")
        (asked,) = await server.waiting()
        with pytest.raises(FileAltered):
            await signing.look(server, asked, issued("ec", "person").soft.certificate)


async def test_a_strange_place_or_missing_file_is_no_key(tmp_path: Path) -> None:
    async with session() as line:
        for place, said in (("pkcs11:token=a", KeyPlaceStrange), ("khong-co.p12", KeyFileRefused)):
            with pytest.raises(said):
                await signing.pair(
                    Server("http://127.0.0.1:9", line), "X", "Y", place, "1", tmp_path
                )


def test_settings_are_kept_whole_and_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "a" / "agent.json"
    with pytest.raises(NotPairedYet):
        pairings(path)
    first = a_pairing("https://a.vn", tmp_path / "k")
    keep(path, first)
    keep(path, a_pairing("https://b.vn", tmp_path / "k"))
    keep(path, a_pairing("https://a.vn", tmp_path / "other"))
    assert [one.server for one in pairings(path)] == ["https://b.vn", "https://a.vn"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in path.parent.iterdir()] == ["agent.json"]
    assert "mat-ma" not in repr(first)
    path.write_text('[{"server": 1}]')
    with pytest.raises(PairingUnreadable):
        pairings(path)
