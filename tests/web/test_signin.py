from __future__ import annotations

import pytest

from tests.factories import CLERK, LEADER, SPECIALIST
from tests.web.desk import Pages, password_of


async def test_the_right_password_opens_the_list_of_work(pages: Pages) -> None:
    browser = pages.browser()
    answer = await browser.signs_in(CLERK.account.upper(), password_of(CLERK))
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "Việc của tôi" in (await browser.follows()).text


@pytest.mark.parametrize("path", ["/viec", "/tim?q=x", "/lien-ket", "/lop-thu-hai", "/mat-khau",
                                  "/the/incoming/" + "0" * 32, "/files/incoming/" + "0" * 32 + "/" + "0" * 64])  # fmt: skip
async def test_without_signing_in_every_page_leads_to_the_door(pages: Pages, path: str) -> None:
    answer = await pages.browser().opens(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/dang-nhap")


async def test_an_unknown_account_and_a_wrong_password_get_the_same_answer(pages: Pages) -> None:
    wrong = await pages.browser().signs_in(CLERK.account, "sai")
    unknown = await pages.browser().signs_in("nobody", "sai")
    assert wrong.status_code == unknown.status_code == 403
    assert wrong.text.replace(CLERK.account, "X") == unknown.text.replace("nobody", "X")


async def test_after_five_failures_even_the_right_password_waits_a_quarter_of_an_hour(
    pages: Pages,
) -> None:
    browser = pages.browser()
    for _ in range(5):
        wrong = await browser.signs_in(CLERK.account, "sai")
    locked = await browser.signs_in(CLERK.account, password_of(CLERK))
    assert locked.status_code == 403
    assert locked.text == wrong.text, "a lock gives nothing away"
    other = await pages.browser().signs_in(LEADER.account, password_of(LEADER))
    assert other.status_code == 303, "nobody else is locked out"
    pages.office.clock.advance(minutes=14)
    assert (await browser.signs_in(CLERK.account, password_of(CLERK))).status_code == 403
    pages.office.clock.advance(minutes=2)
    assert (await browser.signs_in(CLERK.account, password_of(CLERK))).status_code == 303


async def test_a_success_forgets_the_failures_before_it(pages: Pages) -> None:
    browser = pages.browser()
    for _ in range(3):
        for _ in range(4):
            await browser.signs_in(CLERK.account, "sai")
        assert (await browser.signs_in(CLERK.account, password_of(CLERK))).status_code == 303


async def test_an_issued_password_must_be_changed_first(pages: Pages) -> None:
    pages.accounts.issue(SPECIALIST)
    browser = await pages.signed_in(SPECIALIST)
    assert (await browser.opens("/viec")).headers["location"] == "/mat-khau"
    await browser.opens("/mat-khau")
    old, new = password_of(SPECIALIST), "một câu dài dễ nhớ"
    short = await browser.sends("/mat-khau", old=old, new="ngắn", again="ngắn")
    assert "ít nhất 10 ký tự" in short.text
    same = await browser.sends("/mat-khau", old=old, new=old, again=old)
    assert same.status_code == 422
    differ = await browser.sends("/mat-khau", old=old, new=new, again=new + "x")
    assert differ.status_code == 422
    done = await browser.sends("/mat-khau", old=old, new=new, again=new)
    assert done.status_code == 303
    assert (await browser.opens("/viec")).status_code == 200
    assert (await pages.browser().signs_in(SPECIALIST.account, old)).status_code == 403


async def test_a_new_password_ends_the_sessions_of_the_old_one(pages: Pages) -> None:
    elsewhere, here = await pages.signed_in(CLERK), await pages.signed_in(CLERK)
    await here.opens("/mat-khau")
    new = "một câu dài dễ nhớ"
    await here.sends("/mat-khau", old=password_of(CLERK), new=new, again=new)
    assert (await here.opens("/viec")).status_code == 200
    assert (await elsewhere.opens("/viec")).status_code == 303


async def test_a_session_ends_after_ten_hours_and_by_signing_out(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    await browser.opens("/viec")
    await browser.sends("/dang-xuat")
    assert (await browser.opens("/viec")).status_code == 303
    browser = await pages.signed_in(CLERK)
    pages.office.clock.advance(hours=10, seconds=1)
    assert (await browser.opens("/viec")).status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "eyJhIjoxfQ.AAAA", "e30", "a.b.c"])
async def test_a_cookie_that_is_not_ours_opens_nothing(pages: Pages, cookie: str) -> None:
    browser = await pages.signed_in(CLERK)
    browser.client.cookies.clear()
    browser.client.cookies.set("vanthu", cookie)
    assert (await browser.opens("/viec")).status_code == 303


@pytest.mark.parametrize(
    "after", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\nb"]
)
async def test_after_signing_in_nobody_is_sent_to_another_site(pages: Pages, after: str) -> None:
    browser = pages.browser()
    answer = await browser.client.post(
        "/dang-nhap",
        data={"account": CLERK.account, "password": password_of(CLERK), "after": after},
    )
    assert answer.headers["location"] == "/viec"


async def test_a_form_without_this_sessions_token_changes_nothing(pages: Pages) -> None:
    browser, other = await pages.signed_in(CLERK), await pages.signed_in(LEADER)
    await other.opens("/lien-ket")
    for token in ("", "x" * 32, other.last.text.split('name="csrf" value="')[1].split('"')[0]):
        answer = await browser.client.post("/lien-ket", data={"csrf": token})
        assert answer.status_code == 403
    assert pages.office.store.work.codes == {}


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
     {"Sec-Fetch-Site": "same-site"}],
)  # fmt: skip
async def test_another_site_cannot_write(pages: Pages, headers: dict[str, str]) -> None:
    browser = await pages.signed_in(CLERK)
    page = await browser.opens("/lien-ket")
    token = page.text.split('name="csrf" value="')[1].split('"')[0]
    answer = await browser.client.post("/lien-ket", data={"csrf": token}, headers=headers)
    assert answer.status_code == 403
    assert pages.office.store.work.codes == {}


async def test_every_answer_has_a_strict_policy(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    for path in ("/viec", "/khong-co", "/static/office.css", "/live"):
        policy = (await browser.opens(path)).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "script-src" not in policy


async def test_a_demo_answers_only_by_the_names_of_this_machine() -> None:
    pages = Pages(loopback_only=True)
    client = pages.browser().client
    assert (await client.get("/live")).status_code == 403
    for name in ("127.0.0.1:8080", "localhost", "[::1]:8080"):
        assert (await client.get("/live", headers={"Host": name})).status_code == 200
    assert (
        await client.get("/live", headers={"Host": "127.0.0.1.evil.example"})
    ).status_code == 403
