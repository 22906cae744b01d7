"""A tiny vocabulary for stories: people see, say, tap and upload, through the real product.

Everything goes through the chat (over the sandbox's `/sim`, or a browser on the chat page) and the
demo's `/demo`, as an outsider would do it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from tests.stories.hands import GONE, Hands

T = TypeVar("T")
PATIENCE = 60.0  # other tests share the machine
_MOVED = ("đã thay đổi", GONE)


def until(look: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
    """Ask again and again until there is an answer; the failure says what was waited for."""
    ends = time.monotonic() + patience
    while time.monotonic() < ends:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {patience:.0f} s in vain for: {what}")


def waited(
    look: Callable[[], T | None], person: Someone, what: str, patience: float = PATIENCE
) -> T:
    """As `until`; the failure shows the end of the person's chat too."""
    try:
        return until(look, f"{person.name} {what}", patience)
    except AssertionError as failure:
        raise AssertionError(f"{failure}\n{person.remembers()}") from None


def words(message: dict[str, Any]) -> str:
    return str(message.get("text") or message.get("caption") or "")


def buttons(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
        yield from row


@dataclass
class Someone:
    """One person at a phone."""

    name: str
    account: str
    user_id: int
    hands: Hands
    office: httpx.Client

    def messages(self) -> list[dict[str, Any]]:
        return self.hands.messages(self.user_id)

    def sees(self, *parts: str, patience: float = PATIENCE) -> dict[str, Any]:
        """The newest message of the bot that has all the parts."""

        def look() -> dict[str, Any] | None:
            for message in reversed(self.messages()):
                if message["from_bot"] and all(part in words(message) for part in parts):
                    return message
            return None

        return waited(look, self, f"sees {parts}", patience)

    def asked(self, *parts: str) -> dict[str, Any]:
        """The open question with all the parts: what was answered before has no buttons left."""

        def look() -> dict[str, Any] | None:
            for message in reversed(self.messages()):
                said = words(message)
                if any(b["text"] == "Hủy" for b in buttons(message)):
                    return message if all(part in said for part in parts) else None
            return None

        return waited(look, self, f"is asked {parts}")

    def taps(self, label: str, on: str = "") -> dict[str, Any]:
        """Press the newest button with this label, under a message that says `on`; once more
        when the card had just changed and was redrawn, as people do.
        """
        for _ in range(5):
            answer = self._pressed(*self.finds(label, on))
            said = str(answer.get("text")) + str(answer.get("description"))
            if not any(moved in said for moved in _MOVED):
                return answer
            time.sleep(0.5)
        raise AssertionError(f"the card never stood still for “{label}”")

    def approves(self, on: str) -> None:
        """“Duyệt”, once the file is ready for signatures: people are slower than this test."""
        self.is_free_to_approve(on)
        self.taps("Duyệt", on=on)

    def is_free_to_approve(self, on: str) -> None:
        def ready() -> bool:
            return "Đang chuẩn bị chỗ ký số" not in words(self.finds("Duyệt", on)[0])

        until(ready, f"the draft is prepared for {self.name} to sign")

    def presses(self, message: dict[str, Any], button: dict[str, Any]) -> dict[str, Any]:
        answer = self._pressed(message, button)
        assert "description" not in answer, answer
        return answer

    def _pressed(self, message: dict[str, Any], button: dict[str, Any]) -> dict[str, Any]:
        return self.hands.tap(self.user_id, message, button)

    def finds(self, label: str, on: str) -> tuple[dict[str, Any], dict[str, Any]]:
        def look() -> tuple[dict[str, Any], dict[str, Any]] | None:
            seen = self.messages()
            for message in reversed(seen):
                if on not in words(message):
                    continue
                for button in buttons(message):
                    if label in button["text"] and "callback_data" in button:
                        return message, button
            self._more(on, seen)
            return None

        return waited(look, self, f"finds the button “{label}” on “{on}”")

    def _more(self, on: str, seen: list[dict[str, Any]]) -> None:
        """Among what was looked at: a question that came meanwhile may have a “Khác” of its own."""
        for message in reversed(seen):
            for button in buttons(message):
                if on in words(message) and button["text"].startswith("Khác"):
                    self.presses(message, button)
                    return

    def remembers(self, count: int = 6) -> str:
        """The last messages of the chat, with their buttons."""
        said = (
            f"{'bot' if one['from_bot'] else 'me'}: {words(one)[:400]!r} "
            f"{[button['text'] for button in buttons(one)]}"
            for one in self.messages()[-count:]
        )
        return "\n".join(said)

    def offered(self, on: str) -> list[str]:
        return [button["text"] for button in buttons(self.sees(on))]

    def says(self, text: str) -> None:
        self.hands.says(self.user_id, text)

    def uploads(self, name: str, content: bytes) -> None:
        self.hands.uploads(self.user_id, name, content)

    def submits(
        self, on: str, subject: str, receivers: str, signer: str,
        urgency: str = "Thường", reply: str = "",
    ) -> None:  # fmt: skip
        """Hand a draft in: type, subject, receivers as they are read, signer, urgency, reply."""
        self.taps("Trình dự thảo", on=on)
        self.taps("Công văn", on="Loại văn bản?")
        self.asked("Trích yếu nội dung:")
        self.says(subject)
        self.asked("Nơi nhận")
        self.says(receivers)
        self.taps("Đúng", on="Nơi nhận đọc được")
        self.taps(signer, on="Trình ai ký?")
        self.taps(urgency, on="Mức độ khẩn?")
        if not reply:
            self.taps("Không phải phản hồi", on="phản hồi không?")
            return
        self.sees("phản hồi không?")
        self.says(reply)
        self.taps("Đúng", on="đúng không?")

    def code(self) -> str:
        """The one-time code that the person's app shows right now."""
        rows = self.office.get("/demo/people").json()
        return str(next(row["code"] for row in rows if row["account"] == self.account))


@dataclass
class Town:
    """The running demo: its people by account, the exchange, the clock."""

    office: httpx.Client
    chat: httpx.Client
    hands: Hands

    def person(self, account: str) -> Someone:
        rows = self.office.get("/demo/people").json()
        row = next(row for row in rows if row["account"] == account)
        return Someone(row["name"], account, row["user_id"], self.hands, self.office)

    def having(self, role: str, number: int = 0, agency: str = "000.00.02.H56") -> Someone:
        """The first, second … person of an agency with this role, in the demo's order."""
        rows = self.office.get("/demo/people").json()
        fit = [r for r in rows if role in r["roles"] and agency in (r["agency_code"], r["agency"])]
        row = fit[number]
        return Someone(row["name"], row["account"], row["user_id"], self.hands, self.office)

    def signs(self, pdf: bytes, who: Someone, kind: str = "person") -> bytes:
        """What the signer's own signing program would make of this file."""
        answer = self.office.post(
            "/demo/sign",
            data={"account": who.account, "as": kind},
            files={"file": ("du thao.pdf", pdf, "application/pdf")},
        )
        assert answer.status_code == 200, answer.text
        return answer.content

    def signs_due(self, about: str, who: Someone, kind: str = "person") -> bytes:
        """The same of the file that the product has and that is due: the approved one, or for the
        agency the signed one. The draft may have been prepared for signing meanwhile.
        """
        facts = {"about": about, "account": who.account, "as": kind}
        answer = self.office.post("/demo/sign", json=facts)
        assert answer.status_code == 200, answer.text
        return answer.content

    def delivers(self, package: bytes, agency: str = "") -> None:
        query = {"agency": agency} if agency else {}
        files = {"file": ("goi.edxml", package, "application/xml")}
        answer = self.office.post("/demo/deliver", params=query, files=files)
        assert answer.status_code < 300, answer.text

    def letter(self, **facts: Any) -> None:
        answer = self.office.post("/demo/letter", json=facts)
        assert answer.status_code < 300, answer.text

    def sent(self) -> list[dict[str, Any]]:
        return list(self.office.get("/demo/sent").json())

    def reports(self, status: str, patience: float = PATIENCE) -> None:
        """Wait until a status package with this code has been handed to the exchange."""
        until(
            lambda: [row for row in self.sent() if row.get("status") == status],
            f"status {status} goes out",
            patience,
        )

    def advance(self, duration: str) -> str:
        answer = self.office.post("/demo/clock", json={"advance": duration})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["now"])
