"""Lists are fetched from the addresses in the settings, and replaced whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.signing.lists import RevocationLists
from scheduler.job import Options
from scheduler.jobs.refresh_lists import refresh_lists
from tests.adapters.signing import pki
from tests.core.office import Office

pytestmark = pytest.mark.basis("R-8.1a")


class Authority:
    """Serves whatever it is told to, and counts who asks."""

    def __init__(self) -> None:
        self.answer = web.Response(body=pki.crls()[0])
        self.asked: list[str] = []

    async def serve(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        return web.Response(
            body=self.answer.body, status=self.answer.status, headers=self.answer.headers
        )


@pytest.fixture
async def authority():
    made = Authority()
    app = web.Application()
    app.router.add_get("/{name}", made.serve)
    server = TestServer(app)
    await server.start_server()
    made.address = str(server.make_url("/goc.crl"))
    yield made
    await server.close()


async def test_a_list_is_fetched_and_a_newer_one_takes_its_place(authority, tmp_path) -> None:
    store = RevocationLists(tmp_path / "crls", [authority.address])
    assert await store.refresh() == {}
    assert store.place(authority.address).read_bytes() == authority.answer.body
    newer = pki.crls(pki.AT + timedelta(days=90))[0]
    authority.answer = web.Response(body=newer)
    assert await store.refresh() == {}
    assert store.place(authority.address).read_bytes() == newer
    assert [one.suffix for one in (tmp_path / "crls").iterdir()] == [".crl"]


@pytest.mark.parametrize(
    "answer",
    [
        {"body": b"<html>"},
        {"body": b""},
        {"body": pki.crls(pki.AT - timedelta(days=300))[0]},
        {"body": pki.crls()[1]},
        {"body": bytes(3000)},
        {"status": 503},
        {"status": 302, "headers": {"Location": "/khac"}},
    ],
    ids=["a page", "nothing", "older", "another's", "too large", "down", "moved"],
)
async def test_what_is_no_better_list_changes_nothing(authority, tmp_path, answer) -> None:
    store = RevocationLists(tmp_path, [authority.address], most=2500)
    await store.refresh()
    before = store.place(authority.address).read_bytes()
    authority.answer = web.Response(**answer)
    assert list(await store.refresh()) == [authority.address]
    assert store.place(authority.address).read_bytes() == before
    assert "/khac" not in authority.asked


async def test_one_that_cannot_be_reached_does_not_hold_up_the_others(authority, tmp_path) -> None:
    store = RevocationLists(tmp_path, ["http://127.0.0.1:9/x.crl", authority.address])
    ports = replace(Office().ports, lists=store)
    await refresh_lists.run(ports, Options())
    assert store.place(authority.address).exists()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a/b", "http://a:b@c/d", "x"])
def test_only_web_addresses_are_asked(address: str, tmp_path) -> None:
    with pytest.raises(ValueError, match="not an address"):
        RevocationLists(tmp_path, [address])
