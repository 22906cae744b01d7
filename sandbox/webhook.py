"""Updates pushed to the bot's address: one at a time per person, tried again with back-off."""

import asyncio
import http.client
import random
import ssl
import time
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson

from sandbox import limits
from sandbox.updates import UpdateQueue

_FORBIDDEN = {"setwebhook", "deletewebhook", "close", "logout"}
_READ = 1024 * 1024
_DOWN_PAUSE = 0.1
Perform = Callable[[str, dict[str, Any]], Awaitable[object]]


@dataclass(frozen=True)
class Target:
    """Where updates go. `connections` is how many may be under way at once."""

    url: str
    secret: str = ""
    connections: int = 40


@dataclass(frozen=True)
class _Reply:
    status: int
    reason: str
    retry_after: int
    body: bytes


class Webhook:
    def __init__(self, updates: UpdateQueue, limits_: limits.Limits) -> None:
        self.updates, self.limits = updates, limits_
        self.target: Target | None = None
        self.last_error: tuple[int, str] | None = None
        self.perform: Perform | None = None
        self.is_down: Callable[[], bool] = lambda: False
        self._lanes: dict[int, deque[dict[str, Any]]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._pool: ThreadPoolExecutor | None = None

    def open(self, target: Target) -> None:
        self.close()
        self.target = target
        self._pool = ThreadPoolExecutor(target.connections, thread_name_prefix="webhook")
        for _, update in list(self.updates.waiting):
            self.deliver(update)

    def close(self) -> None:
        self.target = None
        for running in self._running:
            running.cancel()
        self._lanes.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def deliver(self, update: dict[str, Any]) -> None:
        if self.target is None:
            return
        key = _person(update)
        lane = self._lanes.setdefault(key, deque())
        lane.append(update)
        if len(lane) == 1:
            running = asyncio.get_running_loop().create_task(self._run(key, lane))
            self._running.add(running)
            running.add_done_callback(self._running.discard)

    async def _run(self, key: int, lane: deque[dict[str, Any]]) -> None:
        while lane:
            await self._until_taken(lane[0])
            self.updates.settle(lane[0])
            lane.popleft()
        self._lanes.pop(key, None)

    async def _until_taken(self, update: dict[str, Any]) -> None:
        expires = time.monotonic() + limits.UPDATE_SECONDS
        delay, failures = 1.0, 0
        while time.monotonic() < expires:
            if self.is_down():  # not an attempt: nothing leaves the server
                await asyncio.sleep(_DOWN_PAUSE)
                continue
            wait = await self._attempt(update)
            if wait is None:
                return
            if wait == 0 and failures:
                ceiling = limits.WEBHOOK_RETRY_SECONDS
                delay = min(random.uniform(ceiling, 2 * ceiling), delay * 2)  # noqa: S311 jitter
                wait = delay
            failures += 1
            await asyncio.sleep(wait * self.limits.webhook_unit_seconds)

    async def _attempt(self, update: dict[str, Any]) -> float | None:
        """None when taken, else the Retry-After that was asked for (0 when none)."""
        target, pool = self.target, self._pool
        if target is None or pool is None:
            return None
        timeout = self.limits.webhook_answer_seconds
        loop = asyncio.get_running_loop()
        try:
            reply = await loop.run_in_executor(pool, _post, target, orjson.dumps(update), timeout)
        except (OSError, http.client.HTTPException) as failure:
            self._failed(f"Connection failed: {failure}")
            return 0
        if not 200 <= reply.status <= 299:
            self._failed(f"Wrong response from the webhook: {reply.status} {reply.reason}")
            return float(min(reply.retry_after, limits.WEBHOOK_RETRY_AFTER_SECONDS))
        await self._reply(reply.body)
        return None

    def _failed(self, reason: str) -> None:
        self.last_error = (int(self.updates.clock()), reason)

    async def _reply(self, body: bytes) -> None:
        """The answer may carry one method; what comes of it nobody hears."""
        try:
            row = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        method = str(row.get("method", "")).lower() if isinstance(row, dict) else ""
        if method and method not in _FORBIDDEN and not method.startswith("get") and self.perform:
            await self.perform(method, {k: v for k, v in row.items() if k != "method"})


def _person(update: dict[str, Any]) -> int:
    for content in update.values():
        if isinstance(content, dict):
            sender = content.get("from") or content.get("user") or {}
            return int(sender.get("id", 0))
    return 0


def _post(target: Target, body: bytes, timeout: float) -> _Reply:
    url = urlsplit(target.url)
    host = url.hostname or ""
    connection: http.client.HTTPConnection
    if url.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, url.port, timeout=timeout, context=context)
    else:
        connection = http.client.HTTPConnection(host, url.port, timeout=timeout)
    headers = {"Content-Type": "application/json"}
    if target.secret:
        headers["X-Telegram-Bot-Api-Secret-Token"] = target.secret
    try:
        path = (url.path or "/") + (f"?{url.query}" if url.query else "")
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        after = answer.headers.get("Retry-After", "")
        seconds = int(after) if after.isascii() and after.isdigit() else 0
        return _Reply(answer.status, answer.reason, seconds, answer.read(_READ))
    finally:
        connection.close()
