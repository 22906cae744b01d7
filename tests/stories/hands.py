"""How a story reaches the chat: over `/sim`, or with a browser on the chat page.

Both give the same picture: messages as rows {message_id, from_bot, text, photo, silent,
reply_markup}, and what the bot answered to a tap.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import httpx
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.sandbox.chat_page import Visitor, until

Row = dict[str, Any]
GONE = "không có nút này"


class Hands(Protocol):
    """Tay người — sees, taps, types and uploads in the chat of one person."""

    def messages(self, user_id: int) -> list[Row]: ...
    def tap(self, user_id: int, message: Row, button: Row) -> Row: ...
    def says(self, user_id: int, text: str) -> None: ...
    def uploads(self, user_id: int, name: str, content: bytes) -> None: ...


@dataclass
class Wire:
    """Over the sandbox's control surface."""

    chat: httpx.Client

    def messages(self, user_id: int) -> list[Row]:
        return list(self.chat.get(f"/sim/chats/{user_id}/messages").json())

    def tap(self, user_id: int, message: Row, button: Row) -> Row:
        data = {"message_id": message["message_id"], "data": button["callback_data"]}
        answer = self.chat.post(f"/sim/chats/{user_id}/tap", json=data)
        assert answer.status_code in {200, 400, 404}, answer.text
        return dict(answer.json())

    def says(self, user_id: int, text: str) -> None:
        answer = self.chat.post(f"/sim/chats/{user_id}/text", json={"text": text})
        assert answer.status_code == 200, answer.text

    def uploads(self, user_id: int, name: str, content: bytes) -> None:
        files = {"file": (name, content, "application/pdf")}
        answer = self.chat.post(f"/sim/chats/{user_id}/file", files=files)
        assert answer.status_code == 200, answer.text


_READ = """
const chat = document.querySelector(`.chat[data-user="${arguments[0]}"]`);
return [...chat.querySelectorAll("article.message")].map((article) => ({
  message_id: Number(article.dataset.id),
  from_bot: article.classList.contains("from-bot"),
  text: article.querySelector(".text")?.innerText ?? "",
  photo: article.querySelector(".photo") !== null,
  silent: article.querySelector('[aria-label="Không chuông"]') !== null,
  reply_markup: {
    inline_keyboard: [...article.querySelectorAll(".row")].map((row, at) =>
      [...row.children].map((key, place) => ({
        text: key.querySelector("span").innerText,
        ...(key.matches("button") ? { callback_data: `${at}/${place}` } : {}),
      })),
    ),
  },
}));
"""
_PRESS = """
const [user, id, at, place, label] = arguments;
const chat = document.querySelector(`.chat[data-user="${user}"]`);
for (const old of chat.querySelectorAll(".toast")) old.dataset.old = "1";
const rows = chat.querySelectorAll(`article[data-id="${id}"] .row`);
const key = rows[at]?.children[place];
if (key?.querySelector("span").innerText !== label) return false;
key.click();
return true;
"""
_ANSWER = """
const [user, id] = arguments;
const box = document.querySelector("dialog.alert");
if (box) {
  const text = box.querySelector(".alert-text").innerText;
  box.querySelector("button").click();
  return { text, show_alert: true };
}
const chat = document.querySelector(`.chat[data-user="${user}"]`);
const toast = chat.querySelector(".toast:not([data-old])");
if (toast) return { text: toast.innerText };
const busy = chat.querySelector(`article[data-id="${id}"] [aria-busy="true"]`);
return busy ? null : { text: "" };
"""


@dataclass
class Fingers:
    """In a browser: what stands on the page is read, real keys are pressed, real boxes filled."""

    browser: Chrome
    address: str
    open_columns: list[int] = field(default_factory=list)

    def column(self, user_id: int) -> WebElement:
        """The person's column, opened when it is not yet there."""
        if user_id not in self.open_columns:
            self.open_columns.append(user_id)
            Visitor(self.browser, self.address).open(*self.open_columns, width=1800)
        chosen = f'.chat[data-user="{user_id}"]'
        found: list[WebElement] = until(lambda: self.browser.find_elements(By.CSS_SELECTOR, chosen))
        return found[0]

    def messages(self, user_id: int) -> list[Row]:
        self.column(user_id)
        rows: list[Row] = self.browser.execute_script(_READ, user_id)
        return rows

    def tap(self, user_id: int, message: Row, button: Row) -> Row:
        at, place = map(int, button["callback_data"].split("/"))
        id_ = message["message_id"]
        if not self.browser.execute_script(_PRESS, user_id, id_, at, place, button["text"]):
            return {"text": GONE}
        answer: Row = until(lambda: self.browser.execute_script(_ANSWER, user_id, id_))
        return answer

    def says(self, user_id: int, text: str) -> None:
        known = len(self.messages(user_id))
        box = self.column(user_id).find_element(By.CSS_SELECTOR, "textarea")
        box.send_keys(text)
        box.send_keys("\n")
        until(lambda: self._sent(user_id, text, known))

    def _sent(self, user_id: int, text: str, known: int) -> bool:
        """Typed words are in the chat, or were taken away again: a one-time code is deleted."""
        mine = [row for row in self.messages(user_id)[-6:] if not row["from_bot"]]
        said = any(row["text"].strip() == text.strip() for row in mine)
        return said or len(self.messages(user_id)) > known

    def uploads(self, user_id: int, name: str, content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            picker = self.column(user_id).find_element(By.CSS_SELECTOR, "input[type=file]")
            picker.send_keys(str(path))
            until(lambda: self._shown(user_id, name))

    def _shown(self, user_id: int, name: str) -> bool:
        try:
            names = self.column(user_id).find_elements(By.CSS_SELECTOR, ".file-name")
            return any(name in one.text for one in names)
        except StaleElementReferenceException:
            return False
