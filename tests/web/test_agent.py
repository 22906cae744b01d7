"""The signing agents' wire: what the contract says, and who gets nothing."""

from __future__ import annotations

import base64
import re
from typing import Any

import httpx
import pytest

from core.effects.begin_signing import BeginSigning
from core.effects.verify_signature import VerifySignature
from core.outgoing.document import OutgoingState
from core.signing.making import Prepared
from tests.core.issuing import a_form_checked, an_issuing_office, run
from tests.factories import LEADER, SPECIALIST
from tests.web.desk import BASE, Pages

CERTIFICATE = "person:Lê Văn An".encode()


@pytest.fixture
def pages() -> Pages:
    return Pages(office=an_issuing_office())


def b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


async def a_code(pages: Pages) -> str:
    browser = await pages.signed_in(LEADER)
    await browser.opens("/may-ky")
    shown = (await browser.sends("/may-ky")).text
    found = re.search(r'class="secret">([^<]+)<', shown)
    assert found is not None
    return found[1]


async def a_machine(
    pages: Pages, certificate: bytes = CERTIFICATE
) -> tuple[httpx.AsyncClient, Any]:
    client = httpx.AsyncClient(
        transport=httpx.ASGITransport(app=pages.app), base_url=f"{BASE}/agent/v1/"
    )
    body = {"code": await a_code(pages), "device": "Máy bàn", "certificates": [b64(certificate)]}
    told = await client.post("pair", json=body)
    if told.status_code == 200:
        client.headers["authorization"] = f"Bearer {told.json()['token']}"
    return client, told


async def asked(pages: Pages) -> Any:
    document = await a_form_checked(pages.office)
    await pages.office.press(LEADER, "bsg", document)
    await run(pages.office, BeginSigning)
    return document


@pytest.mark.basis("R-11.1")
async def test_a_machine_pairs_sees_the_very_bytes_and_signs(pages: Pages) -> None:
    client, told = await a_machine(pages)
    assert (told.json()["person"], told.json()["role"]) == (LEADER.name, "person")
    document = await asked(pages)
    (row,) = (await client.get("waiting")).json()["requests"]
    assert (row["id"], row["kind"], row["subject"]) == (
        document.id.hex, "leader", "V/v trả lời kiến nghị",
    )  # fmt: skip
    file = (await client.get(f"waiting/{row['id']}/file")).content
    assert file[row["start"] : row["end"]] == b"<gap>"
    signature = b64(CERTIFICATE + base64.b64decode(row["attributes"]))
    answer = await client.post(f"waiting/{row['id']}/signature", json={"signature": signature})
    assert answer.status_code == 200
    assert "kiểm tra chữ ký số" in answer.json()["said"]
    await run(pages.office, VerifySignature)
    assert pages.office.now_is(document).state == OutgoingState.SIGNED
    again = await client.post(f"waiting/{row['id']}/signature", json={"signature": signature})
    assert again.status_code == 409


async def test_refusing_ends_the_request_and_moves_nothing(pages: Pages) -> None:
    client, _told = await a_machine(pages)
    document = await asked(pages)
    answer = await client.post(f"waiting/{document.id.hex}/refuse", json={})
    assert "Đã từ chối" in answer.json()["said"]
    assert (await client.get("waiting")).json()["requests"] == []
    assert pages.office.now_is(document).state == OutgoingState.FORM_CHECKED


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer x", "Basic eDp5"])
async def test_without_its_token_a_machine_gets_nothing(pages: Pages, header: str) -> None:
    client, _told = await a_machine(pages)
    document = await asked(pages)
    client.headers["authorization"] = header
    for answer in (
        await client.get("waiting"),
        await client.get(f"waiting/{document.id.hex}/file"),
        await client.post(f"waiting/{document.id.hex}/signature", json={"signature": "eA=="}),
        await client.post(f"waiting/{document.id.hex}/refuse", json={}),
    ):
        assert answer.status_code == 401
        assert set(answer.json()) == {"said"}


async def test_an_unpaired_machine_is_shut_out_at_once(pages: Pages) -> None:
    client, _told = await a_machine(pages)
    browser = await pages.signed_in(LEADER)
    shown = (await browser.opens("/may-ky")).text
    assert "Máy bàn – ký của Lê Văn An" in shown
    found = re.search(r'name="station" value="([0-9a-f]{32})"', shown)
    assert found is not None
    stranger = await pages.signed_in(SPECIALIST)
    await stranger.opens("/may-ky")
    assert (await stranger.sends("/may-ky/bo-ghep", station=found[1])).status_code == 404
    assert (await client.get("waiting")).status_code == 200
    await browser.sends("/may-ky/bo-ghep", station=found[1])
    assert (await client.get("waiting")).status_code == 401


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"code": 1}', b'{"code": "x", "certificates": []}',
     b'{"code": "x", "certificates": ["@@"]}', b'{"certificates": [{}]}', b"x" * 300_000],
)  # fmt: skip
async def test_rubbish_pairs_nothing_and_is_answered_politely(pages: Pages, body: bytes) -> None:
    client, _told = await a_machine(pages)
    answer = await client.post("pair", content=body)
    assert answer.status_code == 422
    assert answer.json()["said"].endswith(".")


async def test_a_code_is_good_for_ones_own_certificate_only(pages: Pages) -> None:
    _client, told = await a_machine(pages, "person:Vũ Thị Hạnh".encode())
    assert told.status_code == 422
    assert "Vũ Thị Hạnh" in told.json()["said"]


async def test_strange_keys_and_signatures_are_refused(pages: Pages) -> None:
    client, _told = await a_machine(pages)
    document = await asked(pages)
    prepared = Prepared.of(b"", pages.office.now_is(document).signing)
    wrong = b64(b"other" + prepared.attributes)
    for key, signature, status in (
        ("khong-phai-ma", "eA==", 409),
        ("0" * 32, "eA==", 409),
        (document.id.hex, wrong, 422),
        (document.id.hex, "", 422),
    ):
        answer = await client.post(f"waiting/{key}/signature", json={"signature": signature})
        assert answer.status_code == status
    assert pages.office.now_is(document).signed is None
