"""The office's pages over an office in memory; a browser that keeps cookies and reads forms."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from argon2 import PasswordHasher

from adapters.files.redline import Kind, Redline, RedPage
from adapters.papers.printer import Printer
from adapters.proofs.totp import Totp
from adapters.texts.fluent import FluentTexts
from core.people.person import Person
from tests.core.office import Office
from tests.factories import PEOPLE
from web.app import create_app
from web.office.desk import Desk
from web.office.passwords import hashed
from web.telegram import Hook

TEXTS = FluentTexts(Path(__file__).resolve().parents[2] / "locales" / "vi")
SECRET = "mot-bi-mat-du-dai-cho-webhook"
KEY = b"a" * 43 + b"="
CHEAP = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
BASE = "http://office.test"


def password_of(person: Person) -> str:
    return f"mat-khau-cua-{person.id.hex[:8]}"


class FakeAccounts:
    def __init__(self, people: Sequence[Person]) -> None:
        self.rows: dict[str, tuple[UUID, UUID, str, bool]] = {}
        for one in people:
            kept = hashed(password_of(one), CHEAP)
            self.rows[one.account] = (one.id, one.agency_id, kept, False)

    async def password(self, account: str) -> tuple[UUID, UUID, str, bool] | None:
        return self.rows.get(account)

    async def put_password(self, person_id: UUID, hashed: str, *, must_change: bool) -> None:
        for account, row in self.rows.items():
            if row[0] == person_id:
                self.rows[account] = (row[0], row[1], hashed, must_change)

    def issue(self, person: Person) -> None:
        row = self.rows[person.account]
        self.rows[person.account] = (row[0], row[1], row[2], True)


class FakeConversations:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def get(self, key: str) -> dict[str, Any] | None:
        return json.loads(self.kept[key]) if key in self.kept else None

    async def put(self, key: str, value: Mapping[str, Any]) -> None:
        self.kept[key] = json.dumps(value)

    async def clear(self, key: str) -> None:
        self.kept.pop(key, None)


class FakeIntake:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, int], bytes] = {}
        self.down = False

    async def keep(self, source: str, updates: Sequence[tuple[int, bytes]]) -> None:
        if self.down:
            raise OSError("the disk is full")
        for key, body in updates:
            self.kept.setdefault((source, key), body)


@dataclass
class Pages:
    """The web application, its office, and what it kept."""

    office: Office = field(default_factory=Office)
    accounts: FakeAccounts = field(default_factory=lambda: FakeAccounts(PEOPLE))
    intake: FakeIntake = field(default_factory=FakeIntake)
    conversations: FakeConversations = field(default_factory=FakeConversations)
    woken: int = 0
    figures_fail: bool = False
    loopback_only: bool = False

    def __post_init__(self) -> None:
        ports = replace(
            self.office.ports, texts=TEXTS, conversations=self.conversations, intake=self.intake
        )
        self.desk = Desk(
            ports, self.accounts, Totp(KEY), self._picture, b"k" * 32, secure=False,
            papers=Printer(TEXTS), redline=self._redline,
        )  # fmt: skip
        hook = Hook("1000000001", SECRET, self._wake)
        self.app = create_app(self.desk, self._figures, hook, loopback_only=self.loopback_only)

    def _wake(self) -> None:
        self.woken += 1

    async def _picture(self, sha256: str) -> bytes:
        return b"\x89PNG" + sha256.encode()

    async def _redline(self, before: str, after: str) -> Redline:
        same = RedPage(Kind.SAME, 1, 1, b"\x89PNG same")
        new = RedPage(Kind.ADDED, None, 2, f"\x89PNG {before} {after}".encode("latin-1"))
        return Redline(before, after, (same, new))

    async def _figures(self) -> dict[str, float]:
        if self.figures_fail:
            raise OSError("away")
        return {"vanthu_outbox_waiting": 3.0}

    def browser(self) -> Browser:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        return Browser(httpx.AsyncClient(transport=transport, base_url=BASE))

    async def signed_in(self, person: Person) -> Browser:
        browser = self.browser()
        await browser.signs_in(person.account, password_of(person))
        return browser


@dataclass
class Browser:
    """Forms are sent with the hidden fields that the last page had."""

    client: httpx.AsyncClient
    last: httpx.Response | None = None

    async def opens(self, path: str) -> httpx.Response:
        self.last = await self.client.get(path)
        return self.last

    async def sends(self, path: str, files: Any = None, **fields: Any) -> httpx.Response:
        page = self.last.text if self.last else ""
        hidden = dict(re.findall(r'type="hidden" name="(csrf|token)" value="([^"]*)"', page))
        self.last = await self.client.post(path, data=hidden | fields, files=files)
        return self.last

    async def follows(self) -> httpx.Response:
        while self.last is not None and self.last.status_code == 303:
            await self.opens(self.last.headers["location"])
        assert self.last is not None
        return self.last

    async def signs_in(self, account: str, password: str) -> httpx.Response:
        await self.opens("/dang-nhap")
        return await self.sends("/dang-nhap", account=account, password=password, after="")
