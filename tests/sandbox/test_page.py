"""The chat page in a real browser against the real sandbox."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.needs import needs_program
from tests.sandbox.chat_page import Visitor, running_browser, running_sandbox, until


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    chromium, driver = needs_program("chromium"), needs_program("chromedriver")
    folder = tmp_path_factory.mktemp("browser")
    with (
        running_sandbox() as address,
        running_browser(chromium, driver, folder) as browser,
    ):
        yield Visitor(browser, address)


@pytest.fixture
def hoa(visitor: Visitor) -> Iterator[int]:
    """A person whose chat is open; afterwards the browser must have nothing to complain of."""
    user_id = visitor.meet("Nguyễn Thị Hoa (văn thư)")
    visitor.open(user_id)
    yield user_id
    assert visitor.complaints() == []


def test_marks_stand_on_the_right_letters_after_an_emoji(visitor: Visitor, hoa: int) -> None:
    text = "🔴 <b>HỎA TỐC</b> 👩🏽‍💻 <i>số <u>1234</u></i> <code>5678/UBND-NN</code>\n<blockquote>Bút phê</blockquote>\nhết"
    visitor.bot("sendMessage", chat_id=hoa, text=text, parse_mode="HTML")
    until(lambda: visitor.texts(".text strong") == ["HỎA TỐC"])
    assert "".join(visitor.texts(".text em")) == "số 1234"
    assert "".join(visitor.texts(".text u")) == "1234"
    assert visitor.texts(".text code") == ["5678/UBND-NN"]
    assert visitor.texts(".text blockquote") == ["Bút phê"]
    # the browser tells a message's visible lines only once it has faded in
    until(lambda: visitor.one(".from-bot .text").text.splitlines()[-2:] == ["Bút phê", "hết"])
    assert visitor.one(".text").text.startswith("🔴 HỎA TỐC 👩🏽‍💻 số 1234")


def test_text_that_looks_like_a_page_stays_text(visitor: Visitor, hoa: int) -> None:
    evil = '<script>document.title="thua"</script><img src=x onerror=alert(1)>'
    visitor.bot("sendMessage", chat_id=hoa, text=evil)
    until(lambda: evil in visitor.texts(".from-bot .text"))
    assert visitor.all(".text script, .text img") == []
    assert "Văn thư" in visitor.browser.title


def test_only_addresses_that_cannot_run_become_links(visitor: Visitor, hoa: int) -> None:
    ask = """
        const { safeLink } = await import("/entities.js");
        return arguments[0].map(safeLink);
    """
    given = ["https://a.vn/x", "tg://user?id=1", "javascript:alert(1)", "data:text/html,x", "/x"]
    got = visitor.browser.execute_script(f"return (async () => {{{ask}}})(...arguments)", given)
    assert got == ["https://a.vn/x", "tg://user?id=1", None, None, None]


def test_crossing_and_overlong_marks_lose_no_letter(visitor: Visitor, hoa: int) -> None:
    ask = """
        const { renderText } = await import("/entities.js");
        const box = document.createElement("p");
        box.append(renderText("🔴 một hai ba", [
            { type: "bold", offset: 0, length: 7 }, { type: "italic", offset: 3, length: 90 },
            { type: "spoiler", offset: 50, length: 3 }, { type: "unheard_of", offset: 7, length: 3 },
        ]));
        return [box.textContent, box.querySelector("strong").textContent];
    """
    run = ask.replace("arguments", "given")
    got = visitor.browser.execute_script(f"return (async () => {{{run}}})()")
    assert got == ["🔴 một hai ba", "🔴 một "]


def test_a_tap_shows_the_answer_as_a_toast(visitor: Visitor, hoa: int) -> None:
    visitor.send_button(hoa, "✅ Đã nhận")
    bot = visitor.answer_one_tap(text="Đã ghi nhận lúc 11:42.")
    visitor.one(".key").click()
    assert until(lambda: visitor.texts(".toast")) == ["Đã ghi nhận lúc 11:42."]
    bot.join()


def test_an_alert_waits_until_it_is_read(visitor: Visitor, hoa: int) -> None:
    visitor.send_button(hoa, "Ký")
    bot = visitor.answer_one_tap(text="Bạn không phải người ký.", show_alert=True)
    visitor.one(".key").click()
    visitor.one("dialog.alert")
    assert visitor.texts(".alert-text") == ["Bạn không phải người ký."]
    visitor.one("dialog .primary").click()
    until(lambda: not visitor.all("dialog"))
    bot.join()


def test_an_edited_card_changes_in_its_place(visitor: Visitor, hoa: int) -> None:
    number = visitor.send_button(hoa, "Đã nhận")
    visitor.bot("sendMessage", chat_id=hoa, text="tin sau", disable_notification=True)
    until(lambda: len(visitor.all(".from-bot")) == 2)
    visitor.bot("editMessageText", chat_id=hoa, message_id=number, text="Đã nhận 11:42")
    until(lambda: visitor.texts(".from-bot .text") == ["Đã nhận 11:42", "tin sau"])
    assert visitor.all(".key") == []
    assert visitor.texts(".edited") == ["đã sửa"]
    assert [
        len(visitor.all(f'[aria-label="{words}"]')) for words in ("Có chuông", "Không chuông")
    ] == [1, 1]


def test_enter_sends_and_shift_enter_breaks_the_line(visitor: Visitor, hoa: int) -> None:
    box = visitor.one("textarea")
    box.send_keys("dòng một", Keys.SHIFT, Keys.ENTER, Keys.NULL, "dòng hai", Keys.ENTER)
    until(lambda: visitor.texts(".from-me .text")[-1] == "dòng một\ndòng hai")
    assert box.get_attribute("value") == ""


def test_a_file_arrives_with_its_name_size_and_caption(
    visitor: Visitor, hoa: int, tmp_path: Path
) -> None:
    paper = tmp_path / "Công văn 5678.pdf"
    paper.write_bytes(b"%PDF-1.7" + bytes(2040))
    visitor.one("textarea").send_keys("kèm theo")
    visitor.one("input[type=file]").send_keys(str(paper))
    assert until(lambda: visitor.texts(".file-name")) == ["Công văn 5678.pdf2 KB · Tải về"]
    assert visitor.texts(".from-me .text")[-1] == "kèm theo"


def test_a_chat_that_is_not_shown_counts_what_is_unread(visitor: Visitor, hoa: int) -> None:
    binh = visitor.meet("Trần Quốc Bình")
    visitor.open(hoa)
    until(lambda: "Trần Quốc Bình" in visitor.texts(".people .name"))
    visitor.bot("sendMessage", chat_id=binh, text="Có văn bản mới.")
    assert until(lambda: visitor.texts(".badge:not([hidden])")) == ["1"]
    assert visitor.browser.title.startswith("(1)")


def test_a_reader_of_old_messages_is_not_moved(visitor: Visitor, hoa: int) -> None:
    for number in range(25):
        visitor.bot("sendMessage", chat_id=hoa, text=f"Tin số {number}\n" * 3)
    until(lambda: len(visitor.all(".from-bot")) == 25)
    place = visitor.one(".scroller")
    at = "return Math.round(arguments[0].scrollHeight - arguments[0].scrollTop - arguments[0].clientHeight)"
    until(lambda: visitor.browser.execute_script(at, place) < 3)
    scroll = "const [place, done] = arguments; place.scrollTop = 40; setTimeout(done, 100)"
    visitor.browser.execute_async_script(scroll, place)
    until(lambda: visitor.browser.execute_script(at, place) > 100)
    visitor.bot("sendMessage", chat_id=hoa, text="Tin mới")
    visitor.one(".jump:not([hidden])")
    assert visitor.browser.execute_script("return arguments[0].scrollTop", place) == 40


def test_a_telephone_shows_one_chat_without_scrolling_sideways(visitor: Visitor, hoa: int) -> None:
    visitor.send_button(hoa, "Một nhãn rất dài để xem nút có tràn khỏi màn hình hay không")
    visitor.bot("sendMessage", chat_id=hoa, text="x" * 300)
    visitor.open(hoa, width=390, height=844)
    until(lambda: len(visitor.all(".chat.active .from-bot")) == 2)
    widths = "return [document.documentElement.scrollWidth, document.querySelector('.scroller').scrollWidth]"
    assert max(visitor.browser.execute_script(widths)) <= 390
    shown = [chat for chat in visitor.all(".chat") if chat.is_displayed()]
    assert len(shown) == 1


def test_the_clock_goes_on_to_the_next_morning(visitor: Visitor, hoa: int) -> None:
    until(lambda: visitor.one(".face").text.count(":") == 1)
    visitor.all(".steps button")[-1].click()
    until(lambda: "08:00" in visitor.one(".face").text)


def test_a_fault_is_armed_named_and_cleared(visitor: Visitor, hoa: int) -> None:
    visitor.one("#faults summary").click()
    visitor.one('[aria-label="Bật: Gửi quá nhanh"]').click()
    until(lambda: visitor.texts(".state") == ["Đang bật: Gửi quá nhanh (còn 1 lần)."])
    visitor.one(".sheet > button").click()
    until(lambda: visitor.texts(".state") == ["Không có sự cố nào đang bật."])


def test_the_log_shows_what_the_bot_said(visitor: Visitor, hoa: int) -> None:
    visitor.bot("sendMessage", chat_id=hoa, text="Có trong nhật ký")
    visitor.one("#log summary").click()
    until(lambda: visitor.texts(".entry code")[:1] == ["sendmessage"])
    assert "Có trong nhật ký" in visitor.texts(".entry pre")[0]


def test_focus_stays_on_the_button_whose_card_was_replaced(visitor: Visitor, hoa: int) -> None:
    number = visitor.send_button(hoa, "Đã nhận")
    key = visitor.one(".key")
    visitor.browser.execute_script("arguments[0].focus()", key)
    keyboard = {"inline_keyboard": [[{"text": "Báo cáo", "callback_data": "y"}]]}
    visitor.bot(
        "editMessageText", chat_id=hoa, message_id=number, text="Mới", reply_markup=keyboard
    )
    focused = "return document.activeElement.textContent"
    until(lambda: visitor.browser.execute_script(focused) == "Báo cáo")


def test_the_page_follows_a_sandbox_that_starts_over(visitor: Visitor, hoa: int) -> None:
    visitor.post("/sim/reset")
    until(lambda: visitor.all("#people li") == [])
    visitor.meet("Người Mới")
    until(lambda: visitor.texts(".chat h2") == ["Người Mới"])
