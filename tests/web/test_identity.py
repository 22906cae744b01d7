"""Who is at the page, from which browser, with which second factor (R-20.5, P11, P12)."""

from __future__ import annotations

import re
from dataclasses import replace

import pyotp
import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

import web.office
from core.card import Area
from core.discover import modules
from core.effects.cut_chat import CutChat
from core.effects.notify import Notify
from core.people.access import AccessState
from core.people.person import Person
from core.people.secrets import SecondFactor
from core.ports import Address
from tests.factories import AGENCY, CLERK, LEADER, NOW, OFFICER, PEOPLE
from tests.fakes.channel import ABLE, FakeChannel
from tests.web.desk import Browser, FakeAccounts, Pages, password_of

pytestmark = pytest.mark.basis("R-20.5")
OPEN = {"/", "/dang-nhap"}


@pytest.fixture
def pages() -> Pages:
    made = Pages(accounts=FakeAccounts([*PEOPLE, OFFICER]))
    directory = made.office.store.work.directories[AGENCY.id]
    people = (*directory.people, OFFICER)
    made.office.store.work.directories[AGENCY.id] = replace(directory, people=people)
    return made


def notices(pages: Pages, person: Person = CLERK) -> list[Notify]:
    told = pages.office.asked(Notify)
    return [one for one in told if (one.person_id, one.area) == (person.id, Area.ACCESS)]


def a_live_factor(pages: Pages, person: Person = LEADER) -> str:
    secret = pages.desk.factors.new_secret()
    sealed = pages.desk.factors.seal(secret)
    pages.office.store.work.put_second_factor(SecondFactor(person.id, sealed))
    pages.desk = replace(pages.desk, ports=replace(pages.desk.ports, proofs=pages.desk.factors))
    pages.app.state.desk = pages.desk
    return secret


def code_of(pages: Pages, secret: str) -> str:
    return pyotp.TOTP(secret).at(pages.office.clock.now())


def paths() -> list[tuple[str, str]]:
    """Every page that the office has, found as the application finds them."""
    routers = [getattr(module, "routes", None) for module in modules(web.office)]
    routes = [one for router in routers if isinstance(router, APIRouter) for one in router.routes]
    own = [one for one in routes if isinstance(one, APIRoute) and one.path not in OPEN]
    return [(method, one.path) for one in own for method in one.methods]


async def test_without_a_session_every_page_of_the_office_shows_the_door_alone(
    pages: Pages,
) -> None:
    client, before = pages.browser().client, repr(vars(pages.office.store.work))
    every = paths()
    assert len(every) > 25
    for method, path in every:
        filled = re.sub(r"\{[^}]*\}", "0" * 32, path)
        answer = await client.request(method, filled, data={} if method == "POST" else None)
        assert answer.status_code in {303, 404, 422}, (method, path)
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/dang-nhap"), path
        assert CLERK.name not in answer.text
    assert repr(vars(pages.office.store.work)) == before


async def test_a_new_browser_is_told_of_once_and_a_known_one_never(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    assert len(notices(pages)) == 1
    assert notices(pages)[0].reason == "reason-new-browser"
    await browser.opens("/viec")
    await browser.sends("/dang-xuat")
    await browser.signs_in(CLERK.account, password_of(CLERK))
    assert len(notices(pages)) == 1
    await pages.signed_in(CLERK)
    assert len(notices(pages)) == 2


async def test_the_same_browser_is_new_to_another_persons_account(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    await browser.signs_in(LEADER.account, password_of(LEADER))
    assert len(notices(pages, LEADER)) == 1


async def test_not_me_ends_the_session_at_once_and_bars_new_browsers(pages: Pages) -> None:
    mine, thief = await pages.signed_in(CLERK), await pages.signed_in(CLERK)
    access = next(
        one
        for one in pages.office.store.work.accesses_of(CLERK.id, AccessState.KNOWN)
        if one.id == notices(pages)[-1].document_id
    )
    assert (await thief.opens("/viec")).status_code == 200
    await pages.office.press(CLERK, "kpt", access)
    assert (await thief.opens("/viec")).status_code == 303
    assert (await mine.opens("/viec")).status_code == 200
    again = await thief.signs_in(CLERK.account, password_of(CLERK))
    assert again.status_code == 403
    assert "Không phải tôi" in again.text
    assert [one.person_id for one in pages.office.asked(Notify)].count(OFFICER.id) == 1
    await mine.opens("/viec")
    await mine.sends("/dang-xuat")
    assert (await mine.signs_in(CLERK.account, password_of(CLERK))).status_code == 303


async def test_a_session_of_before_browsers_were_known_signs_in_again(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    pages.office.store.work.entities.clear()
    assert (await browser.opens("/viec")).status_code == 303


async def enrols(browser: Browser, person: Person, code: str = "") -> str:
    await browser.opens("/lop-thu-hai")
    page = await browser.sends("/lop-thu-hai", password=password_of(person), code=code)
    found = re.search(r"secret=([A-Z2-7]+)", page.text)
    return found[1] if found else ""


async def test_a_first_factor_is_shown_once_as_qr_and_counts_from_its_first_right_code(
    pages: Pages,
) -> None:
    a_live_factor(pages, OFFICER)
    browser = await pages.signed_in(LEADER)
    await browser.opens("/lop-thu-hai")
    assert (await browser.sends("/lop-thu-hai", password="sai")).status_code == 403
    secret = await enrols(browser, LEADER)
    page = browser.last.text
    assert '<svg class="qr"' in page
    assert "style=" not in page
    assert pages.office.store.work.second_factor(LEADER.id) is None
    assert secret not in repr(pages.conversations.kept)
    wrong = await browser.sends("/lop-thu-hai/xac-nhan", code="000000")
    assert wrong.status_code == 403
    assert secret not in wrong.text
    code = code_of(pages, secret)
    done = await browser.sends("/lop-thu-hai/xac-nhan", code=code)
    assert "đã có hiệu lực" in done.text
    factor = pages.office.store.work.second_factor(LEADER.id)
    assert secret not in factor.sealed
    now = pages.office.clock.now()
    assert pages.desk.factors.matches(factor.sealed, code, now, factor.last_step) is None
    assert secret not in (await browser.opens("/lop-thu-hai")).text
    assert pages.office.store.work.journal[-1].step == "factor"


async def test_five_wrong_first_codes_or_ten_minutes_forget_the_new_key(pages: Pages) -> None:
    a_live_factor(pages, OFFICER)
    browser = await pages.signed_in(LEADER)
    secret = await enrols(browser, LEADER)
    for _ in range(5):
        await browser.sends("/lop-thu-hai/xac-nhan", code="abc")
    late = await browser.sends("/lop-thu-hai/xac-nhan", code=code_of(pages, secret))
    assert "đã bỏ" in late.text
    secret = await enrols(browser, LEADER)
    pages.office.clock.advance(minutes=11)
    late = await browser.sends("/lop-thu-hai/xac-nhan", code=code_of(pages, secret))
    assert "đã bỏ" in late.text
    assert pages.office.store.work.second_factor(LEADER.id) is None


async def test_a_factor_in_force_is_changed_only_by_its_own_code(pages: Pages) -> None:
    old = a_live_factor(pages)
    browser = await pages.signed_in(LEADER)
    assert await enrols(browser, LEADER) == ""
    assert await enrols(browser, LEADER, "000000") == ""
    assert pages.office.store.work.second_factor(LEADER.id).failures == 1
    secret = await enrols(browser, LEADER, code_of(pages, old))
    assert secret
    sealed = pages.office.store.work.second_factor(LEADER.id).sealed
    await browser.sends("/lop-thu-hai/xac-nhan", code=code_of(pages, secret))
    assert pages.office.store.work.second_factor(LEADER.id).sealed != sealed


async def test_guessing_the_old_code_locks_and_enrolling_does_not_unlock(pages: Pages) -> None:
    old = a_live_factor(pages)
    browser = await pages.signed_in(LEADER)
    for _ in range(5):
        await enrols(browser, LEADER, "000000")
    assert await enrols(browser, LEADER, code_of(pages, old)) == ""
    assert "khóa" in browser.last.text.lower()


async def test_a_lost_phone_is_cut_off_from_the_page_and_needs_the_officer_afterwards(
    pages: Pages,
) -> None:
    old = a_live_factor(pages)
    pages.office.store.work.link(LEADER.id, Address("telegram", "7"), NOW)
    browser = await pages.signed_in(LEADER)
    await browser.opens("/lien-ket")
    assert (await browser.sends("/lien-ket/mat-dien-thoai", password="sai")).status_code == 403
    assert pages.office.store.work.addresses(LEADER.id)
    page = await browser.sends("/lien-ket/mat-dien-thoai", password=password_of(LEADER))
    assert "Đã gỡ liên kết" in page.text
    assert pages.office.store.work.addresses(LEADER.id) == []
    assert len(pages.office.asked(CutChat)) == 1
    assert await enrols(browser, LEADER, code_of(pages, old)) == ""
    permit = await permitted(pages)
    assert await enrols(await pages.signed_in(CLERK), CLERK, permit), "a first one needs no permit"
    secret = await enrols(browser, LEADER, permit.lower())
    await browser.sends("/lop-thu-hai/xac-nhan", code=code_of(pages, secret))
    assert not pages.office.store.work.second_factor(LEADER.id).void
    assert await enrols(browser, LEADER, permit) == "", "a permission is good for once"


async def permitted(pages: Pages) -> str:
    officer = await pages.signed_in(OFFICER)
    await officer.opens(f"/tai-khoan?nguoi={LEADER.account}")
    page = await officer.sends("/tai-khoan/cho-phep", person=LEADER.account)
    code = re.search(r'class="secret">([A-Z0-9-]+)<', page.text)[1]
    assert code not in repr(pages.office.store.work.journal)
    return code


async def test_a_permission_is_over_after_an_hour_and_is_no_link_code(pages: Pages) -> None:
    a_live_factor(pages)
    code = await permitted(pages)
    from core.people.secrets import code_digest

    assert pages.office.store.work.link_code(code_digest(code)) is None
    pages.office.clock.advance(hours=1)
    assert await enrols(await pages.signed_in(LEADER), LEADER, code) == ""


async def test_the_officer_issues_a_password_that_must_be_changed_and_ends_sessions(
    pages: Pages,
) -> None:
    thief = await pages.signed_in(CLERK)
    officer = await pages.signed_in(OFFICER)
    await officer.opens(f"/tai-khoan?nguoi={CLERK.account}")
    page = await officer.sends("/tai-khoan/mat-khau", person=CLERK.account)
    issued = re.search(r'class="secret">([A-Z0-9-]+)<', page.text)[1]
    assert (await thief.opens("/viec")).status_code == 303
    browser = pages.browser()
    assert (await browser.signs_in(CLERK.account, issued)).status_code == 303
    assert (await browser.opens("/viec")).headers["location"] == "/mat-khau"


@pytest.mark.parametrize("action", ["cat", "cho-phep", "mat-khau"])
async def test_accounts_are_the_officers_alone_and_never_an_own_one(
    pages: Pages, action: str
) -> None:
    leader = await pages.signed_in(LEADER)
    assert "/tai-khoan" not in (await leader.opens("/viec")).text
    assert (await leader.opens("/tai-khoan")).status_code == 422
    await leader.opens("/viec")
    answer = await leader.sends(f"/tai-khoan/{action}", person=CLERK.account)
    assert answer.status_code == 422
    officer = await pages.signed_in(OFFICER)
    await officer.opens("/tai-khoan")
    own = await officer.sends(f"/tai-khoan/{action}", person=OFFICER.account)
    assert "một quản trị CNTT khác" in own.text
    await officer.opens("/tai-khoan")
    assert (await officer.sends(f"/tai-khoan/{action}", person="nobody")).status_code == 404


async def test_the_officer_sets_a_telephone_number_which_is_shown_masked(pages: Pages) -> None:
    officer = await pages.signed_in(OFFICER)
    page = await officer.opens(f"/tai-khoan?nguoi={LEADER.account}")
    assert "Chưa có số điện thoại" in page.text
    page = await officer.sends("/tai-khoan/dien-thoai", person=LEADER.account, phone="0912 345 678")
    assert "•••••••678" in page.text
    assert "345" not in page.text.replace("0912 345 678 hoặc", "")
    work = pages.office.store.work
    assert work.directory(LEADER.agency_id).person(LEADER.id).phone == "0912345678"
    entry = work.journal[-1]
    assert (entry.step, entry.details) == ("phone_set", {"number": "•••••••678"})
    await officer.opens("/tai-khoan")
    wrong = await officer.sends("/tai-khoan/dien-thoai", person=LEADER.account, phone="12")
    assert wrong.status_code == 422
    await officer.opens("/tai-khoan")
    await officer.sends("/tai-khoan/dien-thoai", person=LEADER.account, phone="")
    assert work.directory(LEADER.agency_id).person(LEADER.id).phone == ""
    leader = await pages.signed_in(LEADER)
    await leader.opens("/viec")
    answer = await leader.sends("/tai-khoan/dien-thoai", person=CLERK.account, phone="0912345678")
    assert answer.status_code == 422


@pytest.mark.basis("R-3.17")
async def test_another_channel_is_linked_by_the_same_code_and_left_with_one_button(
    pages: Pages,
) -> None:
    hearing = FakeChannel(name="matrix", can=replace(ABLE, hears=True))
    pages.office.channels |= {"matrix": hearing, "fake": FakeChannel()}
    browser = await pages.signed_in(CLERK)
    page = await browser.opens("/lien-ket")
    assert "Matrix: chưa liên kết" in page.text
    assert "Fake" not in page.text
    work = pages.office.store.work
    for name in ("matrix", "fake"):
        work.link(CLERK.id, Address(name, name), NOW)
    assert "Matrix: đã liên kết" in (await browser.opens("/lien-ket")).text
    for name in ("fake", "không có", "matrix"):
        await browser.opens("/lien-ket")
        assert (await browser.sends("/lien-ket/bo", channel=name)).status_code == 303
    assert [one.channel for one in work.addresses(CLERK.id)] == ["fake"]
