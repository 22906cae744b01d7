"""`vanthu agent run` as a person meets it: the printed address opened in a real browser."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from app.agent.pairings import keep
from tests.app.machines import ROOT, Machine, served
from tests.app.test_agent_server import Lying, a_key, a_pairing, a_row, an_app
from tests.sandbox.chat_page import until
from tests.stories.conftest import browser

__all__ = ["browser"]


async def an_address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
    found = re.search(r"http://127\.0\.0\.1:\d+/#\S+", line)
    assert found is not None, line
    return found[0]


@pytest.mark.basis("R-11.1")
async def test_a_person_opens_the_page_compares_and_signs(browser: Chrome, tmp_path: Path) -> None:
    row, pdf = await a_row()
    server, machine = Lying(row, pdf), Machine(tmp_path / "home")
    async with served(an_app(server.answer)) as at:
        keep(machine.settings, a_pairing(at, a_key(tmp_path)))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app.cli", "agent", "run", "--no-browser",
            stdout=asyncio.subprocess.PIPE, cwd=ROOT, env=machine.environment,
        )  # fmt: skip
        try:
            await asyncio.to_thread(signs, browser, await an_address(process), tmp_path)
        finally:
            process.terminate()
            assert await asyncio.wait_for(process.wait(), 15) == 0
    assert len(server.got) == 1


def signs(browser: Chrome, address: str, folder: Path) -> None:
    browser.set_window_size(1100, 1500)
    browser.get(address)
    (pin,) = until(lambda: browser.find_elements(By.NAME, "pin"))
    assert "#" not in browser.current_url
    picture = browser.find_element(By.CSS_SELECTOR, "details.picture img")
    until(lambda: browser.execute_script("return arguments[0].naturalWidth", picture) == 1000)
    browser.save_screenshot(str(folder / "page.png"))
    pin.send_keys("mat khau")
    browser.find_element(By.CSS_SELECTOR, "form[action='/ky'] button").click()
    until(lambda: "Đã nhận." in browser.find_element(By.ID, "main").text)
    browser.save_screenshot(str(folder / "signed.png"))
    assert not [row for row in browser.get_log("browser") if row["level"] == "SEVERE"]
