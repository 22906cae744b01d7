from __future__ import annotations

import json

import pytest

from tests.web.desk import SECRET, Pages
from web.telegram import MOST_BYTES, Hook

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATH = "/hooks/telegram/1000000001"
UPDATE = {"update_id": 730000001, "message": {"text": "xin chào"}}


async def test_an_update_is_kept_as_it_came_and_then_acknowledged(pages: Pages) -> None:
    body = json.dumps(UPDATE, ensure_ascii=False).encode()
    client = pages.browser().client
    for _ in range(2):
        answer = await client.post(PATH, content=body, headers={HEADER: SECRET})
        assert answer.status_code == 200
    assert pages.intake.kept == {("telegram:1000000001", 730000001): body}
    assert pages.woken == 2


@pytest.mark.parametrize(
    ("path", "secret"),
    [
        (PATH, ""),
        (PATH, SECRET[:-1]),
        (PATH, SECRET + "x"),
        (PATH, SECRET.upper()),
        ("/hooks/telegram/1000000002", SECRET),
        ("/hooks/telegram/", SECRET),
    ],
)
async def test_without_the_secret_nothing_is_kept(pages: Pages, path: str, secret: str) -> None:
    answer = await pages.browser().client.post(path, json=UPDATE, headers={HEADER: secret})
    assert answer.status_code in {403, 404}
    assert pages.intake.kept == {}
    assert SECRET not in answer.text


async def test_a_secret_in_strange_letters_is_wrong_and_no_crash(pages: Pages) -> None:
    headers = {HEADER.encode(): "bí mật".encode()}
    answer = await pages.browser().client.post(PATH, json=UPDATE, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("bot", ["", "1000000001"])
def test_without_a_configured_secret_the_hook_opens_to_nobody(bot: str) -> None:
    assert not Hook(bot, "", lambda: None).opens(bot, "")


async def test_when_the_store_fails_telegram_is_asked_to_come_again(pages: Pages) -> None:
    pages.intake.down = True
    answer = await pages.browser().client.post(PATH, json=UPDATE, headers={HEADER: SECRET})
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert pages.woken == 0


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"update_id": "7"}', b"[" * 9000])
async def test_what_is_no_update_is_refused(pages: Pages, body: bytes) -> None:
    answer = await pages.browser().client.post(PATH, content=body, headers={HEADER: SECRET})
    assert answer.status_code == 400


async def test_a_body_beyond_the_limit_is_refused(pages: Pages) -> None:
    body = b'{"update_id": 1, "x": "' + b"y" * MOST_BYTES + b'"}'
    answer = await pages.browser().client.post(PATH, content=body, headers={HEADER: SECRET})
    assert answer.status_code == 413
    assert pages.intake.kept == {}


async def test_health_says_whether_the_store_answers(pages: Pages) -> None:
    client = pages.browser().client
    assert (await client.get("/live")).status_code == 200
    assert (await client.get("/ready")).status_code == 200
    assert (await client.get("/metrics")).text == "vanthu_outbox_waiting 3\n"
    pages.figures_fail = True
    assert (await client.get("/live")).status_code == 200
    assert (await client.get("/ready")).status_code == 503
    assert (await client.get("/metrics")).status_code == 503
