"""Polling and webhooks, by the real server's rules."""

import http.server
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
import pytest

from tests.sandbox.running import TOKEN, Running


def test_updates_stay_until_an_offset_confirms_them(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.writes(user, "hai")
    first = sandbox.updates()
    assert [row["message"]["text"] for row in first] == ["/start", "hai"]
    assert sandbox.updates(limit=1)[0] == first[0]
    assert sandbox.updates(offset=first[1]["update_id"]) == first[1:]
    assert sandbox.updates(offset=first[1]["update_id"] + 1) == []


def test_a_negative_offset_keeps_only_the_last(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.writes(user, "hai")
    sandbox.writes(user, "ba")
    assert [row["message"]["text"] for row in sandbox.updates(offset=-1)] == ["ba"]
    assert len(sandbox.updates()) == 1


def test_a_long_poll_wakes_when_something_comes(sandbox: Running) -> None:
    user = sandbox.person()
    offset = sandbox.caught_up()
    with ThreadPoolExecutor() as pool:
        begun = time.monotonic()
        waiting = pool.submit(sandbox.updates, offset=offset, timeout=5)
        time.sleep(0.1)
        sandbox.writes(user, "dậy")
        assert waiting.result()[0]["message"]["text"] == "dậy"
        assert time.monotonic() - begun < 2


def test_a_second_poller_ends_the_first(sandbox: Running) -> None:
    offset = sandbox.caught_up()
    with ThreadPoolExecutor() as pool:
        first = pool.submit(sandbox.raw, "getUpdates", offset=offset, timeout=5)
        time.sleep(0.1)
        second = pool.submit(sandbox.raw, "getUpdates", offset=offset, timeout=1)
        answer = first.result()
        assert answer.status_code == 409
        assert answer.json()["description"].startswith(
            "Conflict: terminated by other getUpdates request; make sure"
        )
        assert second.result().json() == {"ok": True, "result": []}


def test_the_same_offset_again_waits(sandbox: Running) -> None:
    sandbox.updates(offset=9)
    begun = time.monotonic()
    sandbox.updates(offset=9, timeout=0)
    assert time.monotonic() - begun >= 0.04


def test_allowed_updates_are_remembered(sandbox: Running) -> None:
    user = sandbox.person()
    offset = sandbox.caught_up()
    sandbox.updates(offset=offset, allowed_updates=["message_reaction"])
    sandbox.writes(user, "không đến")
    sandbox.sim("POST", f"/chats/{user}/react", message_id=1, emoji="👍")
    (update,) = sandbox.updates(offset=offset)
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]


def test_every_form_of_a_request_is_read(sandbox: Running) -> None:
    user = sandbox.person()
    path = f"/bot{TOKEN}/SENDMESSAGE"
    fields = {"chat_id": str(user), "text": "a+b & ư", "disable_notification": "true"}
    sandbox.http.get(path, params=fields)
    sandbox.http.post(path, data=fields)
    sandbox.http.post(path, json={"chat_id": user, "text": "a+b & ư", "disable_notification": True})
    sandbox.http.post(path, data=fields, files={"x": b"y"})
    seen = sandbox.sees(user)[1:]
    assert [(row["text"], row["silent"]) for row in seen] == [("a+b & ư", True)] * 4


class _Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        owner: Any = self.server
        owner.got.append((orjson.loads(raw), self.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        status = owner.plan.pop(0) if owner.plan else 200
        body = owner.reply if status == 200 else b""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *parts: object) -> None:
        del parts


@pytest.fixture
def hook() -> Iterator[Any]:
    owner: Any = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Hook)
    owner.got, owner.plan, owner.reply = [], [], b""
    thread = threading.Thread(target=owner.serve_forever)
    thread.start()
    owner.url = f"http://127.0.0.1:{owner.server_port}/hook"
    yield owner
    owner.shutdown()
    thread.join()
    owner.server_close()


def _until(condition: Any) -> None:
    deadline = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_webhook_gets_what_waited_and_its_secret(sandbox: Running, hook: Any) -> None:
    user = sandbox.person()
    assert sandbox.bot("setWebhook", url=hook.url, secret_token="s3")["ok"]
    sandbox.writes(user, "hai")
    _until(lambda: len(hook.got) == 2)
    assert [(u["message"]["text"], secret) for u, secret in hook.got] == [
        ("/start", "s3"), ("hai", "s3"),
    ]  # fmt: skip
    again = sandbox.bot("setWebhook", url=hook.url, secret_token="s3")
    assert again["description"] == "Webhook is already set"
    refused = sandbox.raw("getUpdates")
    assert refused.status_code == 409
    assert "can't use getUpdates method while webhook is active" in refused.text
    _until(lambda: sandbox.bot("getWebhookInfo")["result"]["pending_update_count"] == 0)
    assert sandbox.bot("deleteWebhook")["description"] == "Webhook was deleted"


def test_a_failed_webhook_is_tried_again_in_order(sandbox: Running, hook: Any) -> None:
    user = sandbox.person()
    offset = sandbox.caught_up()
    sandbox.updates(offset=offset)
    hook.plan = [500, 503, 500]
    sandbox.bot("setWebhook", url=hook.url)
    sandbox.writes(user, "một")
    sandbox.writes(user, "hai")
    _until(lambda: len(hook.got) >= 5)
    assert [u["message"]["text"] for u, _ in hook.got] == ["một"] * 4 + ["hai"]
    info = sandbox.bot("getWebhookInfo")["result"]
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    sandbox.bot("deleteWebhook")


def test_a_webhook_may_answer_with_one_method(sandbox: Running, hook: Any) -> None:
    user = sandbox.person()
    hook.reply = orjson.dumps({"method": "sendMessage", "chat_id": user, "text": "chào"})
    sandbox.bot("setWebhook", url=hook.url)
    _until(lambda: len(sandbox.sees(user)) == 2)
    assert sandbox.sees(user)[1]["text"] == "chào"
    sandbox.bot("deleteWebhook")


def test_set_webhook_too_often_is_429() -> None:
    from sandbox.limits import Limits
    from tests.sandbox.running import running

    with running(Limits()) as run:
        run.bot("setWebhook", url="https://a.vn/x")
        answer = run.raw("setWebhook", url="https://a.vn/y")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert answer.json()["parameters"] == {"retry_after": 1}
