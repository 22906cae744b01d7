"""The same stories in a browser: a newcomer's two tabs, pressed and typed by hand.

With VANTHU_SCREENSHOTS naming a folder, the pictures of the README are taken on the way.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.sandbox.chat_page import Visitor
from tests.stories.people import Someone, Town, until

SUBJECT = "V/v ứng phó bão số 12 và mưa lũ"


pytestmark = pytest.mark.parametrize("setting", ["sqlite"], indirect=True, scope="module")


class Desk:
    """The chat page with some people's columns open."""

    def __init__(self, browser: Chrome, town: Town, *people: Someone, width: int = 1400) -> None:
        self.browser = browser
        self.page = Visitor(browser, str(town.chat.base_url).rstrip("/"))
        self.page.open(*(one.user_id for one in people), width=width)

    def column(self, person: Someone) -> WebElement:
        return until(
            lambda: self.browser.find_elements(
                By.CSS_SELECTOR, f'.chat[data-user="{person.user_id}"]'
            ),
            f"{person.name}'s column",
        )[0]

    def sees(self, person: Someone, *parts: str) -> WebElement:
        def look() -> WebElement | None:
            try:
                found = self.column(person).find_elements(By.CSS_SELECTOR, ".message")
                fit = [one for one in found if all(part in one.text for part in parts)]
            except StaleElementReferenceException:
                return None  # redrawn while we were looking
            return fit[-1] if fit else None

        return until(look, f"{person.name} sees {parts}")

    def sees_picture(self, person: Someone, *parts: str) -> None:
        def look() -> bool:
            try:
                return bool(self.sees(person, *parts).find_elements(By.CSS_SELECTOR, "img"))
            except StaleElementReferenceException:
                return False

        until(look, f"{person.name} sees the first page under {parts}")

    def clicks(self, person: Someone, label: str, on: str) -> None:
        def press() -> bool:
            try:
                keys = self.sees(person, on).find_elements(By.CSS_SELECTOR, ".key")
                fit = [key for key in keys if label in key.text]
                if fit:
                    self.browser.execute_script("arguments[0].click()", fit[0])
            except StaleElementReferenceException:
                return False
            return bool(fit)

        until(press, f"{person.name} clicks {label}")

    def types(self, person: Someone, words: str) -> None:
        box = self.column(person).find_element(By.CSS_SELECTOR, "textarea")
        box.send_keys(words)
        box.send_keys("\n")

    def pictures(self, name: str) -> None:
        folder = os.environ.get("VANTHU_SCREENSHOTS")
        if folder:
            time.sleep(0.8)
            self.browser.save_screenshot(str(Path(folder) / f"{name}.png"))


def test_an_urgent_document_is_worked_on_in_the_browser(browser: Chrome, town: Town) -> None:
    clerk, leader = town.having("clerk"), town.having("leader")
    head, specialist = town.having("unit_head"), town.having("specialist")
    desk = Desk(browser, town, clerk, leader, head)
    town.letter(subject=SUBJECT, urgency=3)
    desk.sees(clerk, "HỎA TỐC", SUBJECT, "C12")
    desk.pictures("chat-arrival")
    desk.clicks(clerk, "Vào sổ", SUBJECT)
    desk.sees(leader, "HỎA TỐC", SUBJECT)
    desk.clicks(leader, "Phân công", SUBJECT)
    desk.clicks(leader, head.name, "chủ trì")
    desk.clicks(leader, "Xong", "phối hợp")
    desk.sees(leader, "Ý kiến chỉ đạo")
    desk.types(leader, "P. Trồng trọt chủ trì, báo cáo trước 17h.")
    desk.sees(leader, "Hạn của chủ trì?")
    desk.types(leader, "17h hôm nay")
    desk.clicks(leader, "Đúng", "đúng không?")
    desk.sees(leader, "xin kiểm tra lại")
    desk.pictures("chat-assignment")
    desk.clicks(leader, "Xác nhận", "xin kiểm tra lại")
    desk.sees(head, "Chủ trì văn bản đến số", SUBJECT)
    desk.pictures("chat-task")
    desk.clicks(head, "Chuyển tiếp", SUBJECT)
    desk.clicks(head, specialist.name, "Chuyển tiếp cho ai?")
    desk.sees(head, "Ghi chú cho người nhận")
    desk.types(head, "Em làm giúp chị.")
    specialist.taps("Đã nhận", on=SUBJECT)
    desk.sees(clerk, SUBJECT, "đã nhận")


def test_a_leader_approves_in_the_browser(browser: Chrome, town: Town, a_letter: bytes) -> None:
    specialist, head = town.having("specialist"), town.having("unit_head")
    leader = town.having("leader")
    specialist.uploads("tra loi cu tri.pdf", a_letter)
    specialist.taps("Không có độ mật")
    specialist.submits(
        "tra loi cu tri.pdf", "V/v trả lời kiến nghị của cử tri", "UBND tỉnh", leader.name
    )
    desk = Desk(browser, town, specialist, head, leader)
    desk.clicks(head, "Đồng ý, trình lãnh đạo", "V/v trả lời kiến nghị")
    desk.sees_picture(leader, "Chờ người ký duyệt", "V/v trả lời kiến nghị")
    leader.is_free_to_approve("V/v trả lời kiến nghị")
    desk.clicks(leader, "Duyệt", "V/v trả lời kiến nghị")
    desk.sees(leader, "mã xác thực")
    desk.pictures("chat-approval")
    desk.types(leader, leader.code())
    desk.sees(specialist, "đã duyệt dự thảo")
    assert leader.code() not in desk.column(leader).text


def test_the_page_fits_a_phone(browser: Chrome, town: Town) -> None:
    clerk = town.having("clerk")
    desk = Desk(browser, town, clerk, width=390)
    desk.sees(clerk, SUBJECT)
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    assert wide <= 390
    desk.pictures("chat-phone")


def test_the_office_page_shows_the_same_work(browser: Chrome, town: Town) -> None:
    clerk = town.having("clerk")
    rows = town.office.get("/demo/people").json()
    password = next(row["password"] for row in rows if row["account"] == clerk.account)
    size = {"width": 1280, "height": 860, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(str(town.office.base_url))
    _picture(browser, "office-home")
    browser.get(f"{town.office.base_url}/dang-nhap")
    browser.find_element(By.NAME, "account").send_keys(clerk.account)
    browser.find_element(By.NAME, "password").send_keys(password, "\n")
    until(lambda: clerk.name in browser.page_source, "the clerk is signed in")
    _picture(browser, "office-inbox")
    town.having("clerk").sees("4501/UBND-VP")
    browser.refresh()
    until(lambda: browser.find_elements(By.PARTIAL_LINK_TEXT, "4501/UBND-VP"), "the first letter")[
        0
    ].click()
    until(lambda: "C12" in browser.page_source, "the card with its findings")
    _picture(browser, "office-card")


def _picture(browser: Chrome, name: str) -> None:
    folder = os.environ.get("VANTHU_SCREENSHOTS")
    if folder:
        time.sleep(0.5)
        browser.save_screenshot(str(Path(folder) / f"{name}.png"))
