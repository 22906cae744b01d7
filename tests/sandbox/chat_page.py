"""The chat page as a visitor meets it: a real server, a real browser, and a bot of a few lines."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from sandbox.run import TOKEN, server

_QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
)  # fmt: skip
_PATIENCE_SECONDS = 15.0


@contextmanager
def running_sandbox() -> Iterator[str]:
    """The address of a server in a thread of its own."""
    app = server(port=0)
    thread = threading.Thread(target=app.run, daemon=True)
    thread.start()
    until(lambda: app.started)
    port = app.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        app.should_exit = True
        thread.join()


@contextmanager
def running_browser(chromium: str, chromedriver: str, folder: Path) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = chromium
    for word in (*_QUIET, f"--user-data-dir={folder}"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = Chrome(options=options, service=Service(chromedriver))
    try:
        yield browser
    finally:
        browser.quit()


def until(ask: Callable[[], Any]) -> Any:
    """Ask again until the answer is true; then the answer.

    A page that turns while it is asked has not answered yet: what was found on the old one is
    stale, which is no fault of either.
    """
    end = time.monotonic() + _PATIENCE_SECONDS
    while True:
        with suppress(StaleElementReferenceException):
            if answer := ask():
                return answer
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.03)


class Visitor:
    """The person at the browser, and the bot on the other side."""

    def __init__(self, browser: Chrome, address: str) -> None:
        self.browser, self.address = browser, address

    def post(self, path: str, **row: object) -> Any:
        body, head = json.dumps(row).encode(), {"Content-Type": "application/json"}
        with urlopen(Request(self.address + path, body, head), timeout=20) as reply:
            return json.load(reply)

    def bot(self, method: str, **row: object) -> Any:
        return self.post(f"/bot{TOKEN}/{method}", **row)["result"]

    def meet(self, name: str) -> int:
        """A person who has opened the chat with the bot."""
        user_id: int = self.post("/sim/chats", first_name=name)["user_id"]
        self.post(f"/sim/chats/{user_id}/text", text="/start")
        return user_id

    def send_button(self, user_id: int, label: str) -> int:
        """A message with one button; its number."""
        keyboard = {"inline_keyboard": [[{"text": label, "callback_data": "x"}]]}
        sent = self.bot("sendMessage", chat_id=user_id, text="Văn bản", reply_markup=keyboard)
        return int(sent["message_id"])

    def answer_one_tap(self, **words: object) -> threading.Thread:
        """The bot in a thread that ends when it has answered the next tap."""

        def answer() -> None:
            offset = 0
            while True:
                for update in self.bot("getUpdates", timeout=10, offset=offset):
                    offset = update["update_id"] + 1
                    if query := update.get("callback_query"):
                        self.bot("answerCallbackQuery", callback_query_id=query["id"], **words)
                        self.bot("getUpdates", offset=offset)
                        return

        thread = threading.Thread(target=answer)
        thread.start()
        return thread

    def open(self, *people: int, width: int = 1400, height: int = 900) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.browser.get("about:blank")
        self.browser.get(f"{self.address}/#{','.join(map(str, people))}")
        until(lambda: self.all("article"))

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        """The last element that fits, when there is one."""
        found: WebElement = until(lambda: self.all(selector))[-1]
        return found

    def texts(self, selector: str) -> list[str]:
        ask = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)"
        texts: list[str] = self.browser.execute_script(ask, selector)
        return texts

    def complaints(self) -> list[str]:
        browser: Any = self.browser
        return [row["message"] for row in browser.get_log("browser")]
