"""People at their phones while the office behind the chat dies and comes back.

Each presses and writes once, and then waits: what was done counts, whatever died meanwhile.
"""

from __future__ import annotations

import signal
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from core.people.person import Person
from tests.factories import PEOPLE
from tests.sandbox.running import Running

T = TypeVar("T")
PATIENCE = 40.0
SENDING = {"sendmessage", "sendphoto"}
LABEL = "có thể đã đến trước đó"
_OPEN = (
    "select (select count(*) from outbox where state in ('waiting', 'sending'))"
    " + (select count(*) from intake where state = 'kept')"
)


def chat_of(person: Person) -> int:
    return 100_000_500 + PEOPLE.index(person)


@dataclass
class Phones:
    """`begin` starts an office that dies at an act; 0: never. One death, then it lives on."""

    sandbox: Running
    home: Path
    begin: Callable[[int], BaseProcess]
    strike_at: int
    office: BaseProcess = field(init=False)
    died: bool = False

    def __post_init__(self) -> None:
        self.office = self.begin(self.strike_at)

    def until(self, look: Callable[[], T | None], what: str) -> T:
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            self.revive()
            found = look()
            if found:
                return found
            time.sleep(0.01)
        raise AssertionError(f"in vain: {what}; death at act {self.strike_at}")

    def revive(self) -> None:
        if self.office.is_alive():
            return
        assert self.office.exitcode == -signal.SIGKILL, "the office broke by itself"
        assert not self.died, "killed once only"
        self.died = True
        self.office = self.begin(0)

    def settled(self) -> None:
        """Every update is handled, everything sent, twice in a row."""
        for _ in range(2):
            self.until(self._quiet, "nothing is left to do")
            time.sleep(0.04)

    def _quiet(self) -> bool:
        asked = self.sandbox.sim("GET", "/log?after=0")  # the last poll saw what was written
        with sqlite3.connect(self.home / "office.sqlite3", timeout=5) as db:
            return bool(asked) and db.execute(_OPEN).fetchone() == (0,)

    def newest(self, person: Person, label: str) -> tuple[int, str] | None:
        """The newest button with this label: its message and data."""
        for message in reversed(self.sandbox.sees(chat_of(person))):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for cell in row:
                    if label in cell["text"]:
                        return message["message_id"], cell["callback_data"]
        return None

    def taps(self, person: Person, label: str) -> None:
        """Once; whether an answer comes in time does not matter."""
        message, data = self.until(lambda: self.newest(person, label), f"a button {label}")
        self.settled()
        message, data = self.newest(person, label) or (message, data)
        self.sandbox.tap(chat_of(person), message, data=data)

    def says(self, person: Person, words: str, when: str) -> None:
        self.sees(person, when)
        self.settled()
        self.sandbox.writes(chat_of(person), words)

    def sees(self, person: Person, part: str) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            messages = [m for m in self.sandbox.sees(chat_of(person)) if m["from_bot"]]
            return next((m for m in reversed(messages) if part in m.get("text", "")), None)

        return self.until(look, f"{person.name} sees {part}")

    def sent(self) -> list[tuple[int, str]]:
        """Every message that arrived, as it was first sent: to whom and its words."""
        rows = self.sandbox.sim("GET", "/log?after=0")
        good = [r for r in rows if r["method"].lower() in SENDING and r["status"] == 200]
        return [(int(r["user_id"]), r["parameters"]["text"]) for r in good]
