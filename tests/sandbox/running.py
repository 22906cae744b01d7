"""A sandbox that really listens, and the person's hand on it."""

import contextlib
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx

from sandbox.limits import Limits
from sandbox.run import TOKEN, server

FAST = Limits(
    same_offset_seconds=0.05,
    hurried_offset_seconds=0.0,
    conflict_seconds=0.05,
    set_webhook_seconds=0.0,
    tap_seconds=3.0,
    callback_seconds=3.0,
    webhook_unit_seconds=0.02,
    webhook_answer_seconds=2.0,
)
ANSWER_SECONDS = 10.0


class Running:
    """`bot` calls a Bot API method, `sim` the control surface."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = httpx.Client(base_url=url, timeout=ANSWER_SECONDS, trust_env=False)

    def bot(self, method: str, /, **parameters: Any) -> dict[str, Any]:
        return self.raw(method, **parameters).json()

    def raw(self, method: str, /, **parameters: Any) -> httpx.Response:
        return self.http.post(f"/bot{TOKEN}/{method}", json=parameters)

    def sim(self, method: str, path: str, /, **row: Any) -> Any:
        reply = self.http.request(method, f"/sim{path}", json=row if method != "GET" else None)
        reply.raise_for_status()
        return reply.json()

    def person(self, name: str = "Chuyên viên An", *, started: bool = True) -> int:
        number = int(self.sim("POST", "/chats", first_name=name)["user_id"])
        if started:
            self.writes(number, "/start")
        return number

    def writes(self, user_id: int, text: str) -> dict[str, Any]:
        return self.sim("POST", f"/chats/{user_id}/text", text=text)

    def sees(self, user_id: int) -> list[dict[str, Any]]:
        return self.sim("GET", f"/chats/{user_id}/messages")

    def tap(self, user_id: int, message_id: int, **button: str) -> httpx.Response:
        row = {"message_id": message_id, **button}
        return self.http.post(f"/sim/chats/{user_id}/tap", json=row)

    def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        return self.bot("getUpdates", **parameters)["result"]

    def caught_up(self) -> int:
        """Confirm all there is; the offset to go on with."""
        waiting = self.updates(offset=0, limit=100)
        return waiting[-1]["update_id"] + 1 if waiting else 0


@contextlib.contextmanager
def running(limits: Limits = FAST, office: str | None = None) -> Iterator[Running]:
    web = server(port=0, limits=limits, office=office)
    thread = threading.Thread(target=web.run)
    thread.start()
    try:
        deadline = time.monotonic() + ANSWER_SECONDS
        while not web.started and time.monotonic() < deadline:
            time.sleep(0.005)
        port = web.servers[0].sockets[0].getsockname()[1]
        run = Running(f"http://127.0.0.1:{port}")
        with run.http:
            yield run
    finally:
        web.should_exit = True
        thread.join(ANSWER_SECONDS)
