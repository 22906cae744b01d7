"""OCSP: asked at the addresses in the settings alone, when no list at hand can tell, and kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from asn1crypto import ocsp
from certomancer.registry.common import ServiceLabel

from adapters.signing.check import Given
from adapters.signing.requests import requests_of
from adapters.signing.responses import Responders
from adapters.signing.verifier import Verifier
from core.signing.report import Result, SignatureReport
from tests.adapters.signing import pki
from tests.adapters.signing.battery import good
from tests.adapters.signing.papers import both, sealed_by

pytestmark = pytest.mark.basis("R-8.1a")
AT = pki.AT + timedelta(hours=2)


@dataclass
class Responder:
    """Answers as certomancer does, or with whatever it is told; remembers what it was asked."""

    instead: web.Response | None = None
    asked: list[tuple[str, bytes]] = field(default_factory=list)
    address: str = ""
    forges: bool = False

    async def serve(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.asked.append((request.path, body))
        if self.instead is not None:
            return web.Response(
                body=self.instead.body, status=self.instead.status, headers=self.instead.headers
            )
        said = await asyncio.to_thread(_said, body)
        return web.Response(body=forged(said) if self.forges else said)


def _said(body: bytes) -> bytes:
    service = pki.arch().service_registry.summon_responder(ServiceLabel("interm"), AT)
    return service.build_ocsp_response(ocsp.OCSPRequest.load(body)).dump()


@pytest.fixture
async def responder() -> AsyncIterator[Responder]:
    made = Responder()
    app = web.Application()
    app.router.add_route("*", "/{name}", made.serve)
    server = TestServer(app)
    await server.start_server()
    made.address = str(server.make_url("/ocsp"))
    yield made
    await server.close()


@pytest.fixture
async def check(responder: Responder, tmp_path: Path):
    """The root's list is at hand, the issuing authority's is not."""
    (tmp_path / "root.pem").write_bytes(pki.root())
    (tmp_path / "root.crl").write_bytes(pki.crls()[0])
    known = [tmp_path / "root.pem"], [tmp_path / "root.crl"]
    asking = Verifier(*known, responders=Responders(tmp_path / "ocsp", [responder.address]))
    silent = Verifier(*known)

    async def checked(content: bytes, *, ask: bool = True) -> SignatureReport:
        return await (asking if ask else silent).verify(content, AT)

    yield checked
    await asking.close()
    await silent.close()


def c6(report: SignatureReport) -> Result:
    return next(one.result for one in report.findings if one.check == "C6")


async def test_what_no_list_can_tell_a_responder_does(check, responder) -> None:
    content = await asyncio.to_thread(good)
    assert c6(await check(content, ask=False)) is Result.UNKNOWN
    assert c6(await check(content)) is Result.PASS
    report = await check(content)
    assert any("OCSP own" in line for one in report.signatures for line in one.evidence.revocation)


async def test_one_that_was_revoked_is_found_out(check) -> None:
    content = await asyncio.to_thread(sealed_by, "agency-revoked")
    report = await check(content)
    assert c6(report) is Result.FAIL


async def test_the_same_signers_are_not_asked_about_again_while_the_answer_holds(
    check, responder
) -> None:
    content = await asyncio.to_thread(good)
    await check(content)
    asked = len(responder.asked)
    assert asked
    await check(await asyncio.to_thread(both))
    assert [path for path, _ in responder.asked[asked:]] == []


async def test_only_the_address_in_the_settings_is_asked(check, responder) -> None:
    await check(await asyncio.to_thread(good))
    assert {path for path, _ in responder.asked} == {"/ocsp"}


@pytest.mark.parametrize(
    "instead",
    [
        {"body": b"<html>"},
        {"body": b""},
        {"body": bytes(100_000)},
        {"status": 503},
        {"status": 302, "headers": {"Location": "/khac"}},
        {"body": pki.answer("drafter")},
        {"body": ocsp.OCSPResponse({"response_status": "unauthorized"}).dump()},
    ],
    ids=["a page", "nothing", "too large", "down", "moved", "another's", "will not"],
)
async def test_what_is_no_answer_leaves_it_unknown_and_is_not_kept(
    check, responder, tmp_path, instead
) -> None:
    responder.instead = web.Response(**instead)
    assert c6(await check(await asyncio.to_thread(good))) is Result.UNKNOWN
    assert list((tmp_path / "ocsp").glob("*")) == []
    assert "/khac" not in {path for path, _ in responder.asked}


async def test_a_forged_answer_is_believed_by_nobody_and_not_kept(
    check, responder, tmp_path
) -> None:
    """Right question, right form, signed by nobody whom the authority appointed."""
    responder.forges = True
    content = await asyncio.to_thread(good)
    assert c6(await check(content)) is Result.UNKNOWN
    assert len(responder.asked) == 2
    assert list((tmp_path / "ocsp").glob("*")) == []


def forged(body: bytes) -> bytes:
    said = ocsp.OCSPResponse.load(body)
    basic = said.basic_ocsp_response
    basic["signature"] = bytes(len(basic["signature"].native))
    made = {"response_type": "basic_ocsp_response", "response": basic.untag()}
    whole = ocsp.OCSPResponse({"response_status": "successful", "response_bytes": made})
    return whole.dump(force=True)


def asked_about(content: bytes, most: int = 9) -> list[bytes]:
    given = Given(AT, [pki.root()], [pki.crls()[0]])
    return requests_of(content, b"", given)[:most]


async def test_one_that_is_silent_is_left_alone_for_a_while(tmp_path) -> None:
    responders = Responders(tmp_path, ["http://127.0.0.1:9/ocsp"])
    requests = await asyncio.to_thread(asked_about, good())
    assert len(requests) == 2
    assert await responders.ask(requests, AT) == []
    assert "http://127.0.0.1:9/ocsp" in responders._silent


def test_nothing_is_asked_about_strangers_or_unreadable_files() -> None:
    assert requests_of(b"%PDF-1.7 broken", b"", Given(AT, [pki.root()])) == []
    assert requests_of(good(), b"", Given(AT, [pki.root("gia_mao")])) == []
    assert requests_of(b"PK", b"not a signature", Given(AT, [pki.root()])) == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a/b", "http://a:b@c/d", "x"])
def test_only_web_addresses_are_asked(address: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not an address"):
        Responders(tmp_path, [address])
