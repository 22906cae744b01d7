"""Links in letters: opening one does nothing; the code, sent from its page, does."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from adapters.channels import connect
from core.card import Ref
from core.codes.code import TypedCode, checked
from core.codes.links import Link, signed
from core.confirming import TRIES
from core.effects.notify import Notify
from core.incoming.document import IncomingState
from core.people.person import Person
from core.ports import Address
from tests.channels.email import KEY, KIT, READER, options
from tests.factories import CLERK, CLERK_2, NOW, an_incoming_document
from tests.fakes.smtp import SmtpServer, listening
from tests.web.desk import Browser, Pages


@dataclass
class Mail:
    """The office with a mailbox; what one letter says is read by people and by programs."""

    pages: Pages
    server: SmtpServer

    async def about(self, entity: Any, person: Person = CLERK) -> tuple[dict[str, str], str]:
        """The links of a letter by what stands before them, and its code."""
        work = self.pages.office.store.work
        work.link(person.id, Address("email", READER), NOW)
        await Notify(person.id, entity.area, entity.id).run(self.pages.desk.ports)
        plain = self.server.letters[-1].part("plain")
        links = dict(re.findall(r"(\w+) \w{4,8} – .*\r?\n\s+https://vanthu\.example(\S+)", plain))
        (code,) = set(re.findall(r"^\w+ (\w{4,8}) – ", plain, re.MULTILINE))
        return links, code


@pytest.fixture
async def mail(pages: Pages) -> AsyncIterator[Mail]:
    async with listening(SmtpServer()) as server:
        pages.office.channels["email"] = connect("email", options(server), KIT)
        yield Mail(pages, server)


def a_document(mail: Mail, **more: object) -> Any:
    return mail.pages.office.has(an_incoming_document(**more))


def state(mail: Mail, document: Any) -> str:
    return mail.pages.office.now_is(document).state


async def test_opening_a_link_shows_what_would_be_done_and_does_nothing(mail: Mail) -> None:
    document = a_document(mail)
    links, _code = await mail.about(document)
    browser = mail.pages.browser()
    for _ in range(3):
        page = await browser.opens(links["VAOSO"])
        assert page.status_code == 200
        assert "Vào sổ" in page.text
        assert CLERK.title in page.text
    await browser.client.head(links["VAOSO"])
    assert state(mail, document) == IncomingState.VERIFIED
    assert mail.pages.office.store.work.journal == []


async def test_the_code_sent_from_the_page_decides_once(mail: Mail) -> None:
    document = a_document(mail)
    links, code = await mail.about(document)
    browser = mail.pages.browser()
    await browser.opens(links["VAOSO"])
    page = await browser.sends(links["VAOSO"], code=f" {code.lower()} ")
    assert page.status_code == 200
    assert "Đã vào sổ" in page.text
    assert state(mail, document) == IncomingState.REGISTERED
    assert mail.pages.office.store.work.journal[-1].via == "email"
    again = await browser.sends(links["VAOSO"], code=code)
    assert again.status_code == 409
    assert (await browser.opens(links["VAOSO"])).status_code == 409
    assert len(mail.pages.office.store.work.journal) == 1


async def test_without_the_right_code_nothing_is_decided(mail: Mail) -> None:
    document = a_document(mail)
    links, code = await mail.about(document)
    browser = mail.pages.browser()
    never = next(c for c in map(checked, ("222", "333")) if c != code)
    for wrong, said in (("", "gõ chưa đúng"), ("K7Q2", "gõ chưa đúng"), (never, never)):
        page = await browser.sends(links["VAOSO"], code=wrong)
        assert page.status_code == 422
        assert said in page.text
    assert (await browser.client.post(links["VAOSO"])).status_code == 422
    assert state(mail, document) == IncomingState.VERIFIED


async def test_after_five_wrong_codes_the_right_one_rests_too(mail: Mail) -> None:
    document = a_document(mail)
    links, code = await mail.about(document)
    browser = mail.pages.browser()
    never = next(c for c in map(checked, ("222", "333")) if c != code)
    for _ in range(TRIES):
        await browser.sends(links["VAOSO"], code=never)
    page = await browser.sends(links["VAOSO"], code=code)
    assert "quá nhiều lần" in page.text
    assert state(mail, document) == IncomingState.VERIFIED
    mail.pages.office.clock.advance(minutes=15)
    await browser.sends(links["VAOSO"], code=code)
    assert state(mail, document) == IncomingState.REGISTERED


async def test_somebody_elses_code_opens_nothing(mail: Mail) -> None:
    document = a_document(mail)
    links, code = await mail.about(document)
    until = NOW + timedelta(days=1)
    other = next(c for c in map(checked, ("222", "333")) if c != code)
    mail.pages.office.store.work.put_code(
        TypedCode(CLERK_2.id, other, document.area, document.id, 1, until)
    )
    page = await mail.pages.browser().sends(links["VAOSO"], code=other)
    assert page.status_code == 422
    assert state(mail, document) == IncomingState.VERIFIED


async def test_a_link_is_for_the_card_as_it_stood(mail: Mail) -> None:
    document = a_document(mail)
    links, code = await mail.about(document)
    await mail.pages.office.press(CLERK_2, "reg", document)
    page = await mail.pages.browser().sends(links["VAOSO"], code=code)
    assert page.status_code == 409
    assert "đã thay đổi" in page.text


@pytest.mark.parametrize("change", ["", "A", ".", "x.y", "../viec"])
async def test_a_link_that_is_not_ours_opens_nothing(mail: Mail, change: str) -> None:
    document = a_document(mail)
    links, _code = await mail.about(document)
    token = links["VAOSO"].rpartition("/")[2]
    browser = mail.pages.browser()
    for wrong in (change or "x", token[:-2] + change, change + token):
        if wrong != token:
            page = await browser.opens(f"/xac-nhan/{wrong}")
            assert page.status_code in {404, 422, 303}
            assert "Vào sổ" not in page.text


async def test_a_link_ends_after_fourteen_days(mail: Mail) -> None:
    links, _code = await mail.about(a_document(mail))
    mail.pages.office.clock.advance(days=14)
    page = await mail.pages.browser().opens(links["VAOSO"])
    assert "14 ngày" in page.text


async def test_a_link_for_another_step_or_area_than_signed_cannot_be_made_up(mail: Mail) -> None:
    document = a_document(mail)
    _links, code = await mail.about(document)
    link = Link(
        "email", CLERK.id, Ref(document.area, document.id), 1, "apv", NOW + timedelta(days=1)
    )
    page = await mail.pages.browser().sends(f"/xac-nhan/{signed(link, KEY)}", code=code)
    assert page.status_code == 422
    assert state(mail, document) == IncomingState.VERIFIED


async def test_rights_are_looked_at_when_the_code_is_sent(mail: Mail) -> None:
    document = a_document(mail, state=IncomingState.REGISTERED, arrival_number=7)
    _links, code = await mail.about(document)
    ref = Ref(document.area, document.id)
    link = Link("email", CLERK.id, ref, 1, "dir", NOW + timedelta(days=1))
    page = await mail.pages.browser().sends(f"/xac-nhan/{signed(link, KEY)}", code=code)
    assert page.status_code == 403
    assert state(mail, document) == IncomingState.REGISTERED


async def test_a_step_that_asks_goes_on_where_one_signs_in(mail: Mail) -> None:
    document = a_document(mail)
    links, code = await mail.about(document)
    assert links["TUCHOI"] == f"/the/incoming/{document.id.hex}"
    link = Link(
        "email", CLERK.id, Ref(document.area, document.id), 1, "ret", NOW + timedelta(days=1)
    )
    browser = mail.pages.browser()
    page = await browser.sends(f"/xac-nhan/{signed(link, KEY)}", code=code)
    assert page.headers["location"] == f"/the/incoming/{document.id.hex}"
    assert "Đăng nhập" in (await browser.follows()).text


async def test_an_address_that_was_unlinked_opens_nothing(mail: Mail) -> None:
    document = a_document(mail)
    links, code = await mail.about(document)
    mail.pages.office.store.work.links.clear()
    page = await mail.pages.browser().sends(links["VAOSO"], code=code)
    assert "không còn liên kết" in page.text
    assert state(mail, document) == IncomingState.VERIFIED


async def test_who_is_signed_in_as_somebody_else_is_refused(mail: Mail) -> None:
    document = a_document(mail)
    links, code = await mail.about(document)
    browser: Browser = await mail.pages.signed_in(CLERK_2)
    page = await browser.sends(links["VAOSO"], code=code)
    assert "gửi cho người khác" in page.text
    mine = await mail.pages.signed_in(CLERK)
    assert "Đã vào sổ" in (await mine.sends(links["VAOSO"], code=code)).text


async def test_another_sites_form_is_refused(mail: Mail) -> None:
    document = a_document(mail)
    links, code = await mail.about(document)
    client = mail.pages.browser().client
    page = await client.post(
        links["VAOSO"], data={"code": code}, headers={"origin": "https://xau.example"}
    )
    assert page.status_code == 403
    assert state(mail, document) == IncomingState.VERIFIED


async def test_a_link_without_its_letter_tells_the_title_alone(mail: Mail) -> None:
    file = {"sha256": "ab" * 32, "name": "HOANGYEN.pdf", "size": 1}
    document = a_document(mail, files=[file], directive="HOANGYEN")
    links, _code = await mail.about(document)
    page = await mail.pages.browser().opens(links["VAOSO"])
    assert "HOANGYEN" not in page.text
    assert document.reference in page.text
    assert "V/v ứng phó bão số 12" not in page.text
    assert document.sender_name not in page.text


def _ref(document: Any) -> Any:
    from core.card import Ref

    return Ref(document.area, document.id)
