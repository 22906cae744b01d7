"""A mailbox becomes a channel: the code goes there, and only who reads it there comes back with it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from adapters.channels import connect
from core.effects.send_link_code import SendLinkCode
from core.linking import TRIES
from core.people.person import Person
from core.ports import Address
from tests.channels.email import KIT, options
from tests.factories import CLERK, CLERK_2, NOW
from tests.fakes.smtp import SmtpServer, listening
from tests.web.desk import Browser, Pages

MINE = "le.thi.thu@so-nn.example"


@dataclass
class Post:
    pages: Pages
    server: SmtpServer
    ran: int = 0

    async def delivered(self) -> str:
        """The newest code, as its reader finds it."""
        ports, posted = self.pages.desk.ports, self.pages.office.store.work.posted
        for effect in posted[self.ran :]:
            await effect.run(ports)
        self.ran = len(posted)
        found = re.search(r"\w{4}-\w{4}-\w{4}", self.server.letters[-1].part("plain"))
        assert found
        return found[0]

    def begun(self) -> None:
        """That somebody signed in is another story."""
        self.pages.office.store.work.posted.clear()
        self.pages.office.store.work.journal.clear()
        self.ran = 0

    def linked(self, person: Person = CLERK) -> list[Address]:
        return list(self.pages.office.store.work.addresses(person.id))

    async def asked(self, person: Person = CLERK, address: str = MINE) -> Browser:
        browser = await self.pages.signed_in(person)
        self.begun()
        await browser.opens("/thu-dien-tu")
        await browser.sends("/thu-dien-tu", address=address)
        return browser


@pytest.fixture
async def post(pages: Pages) -> AsyncIterator[Post]:
    async with listening(SmtpServer()) as server:
        pages.office.channels["email"] = connect("email", options(server), KIT)
        yield Post(pages, server)


async def test_the_code_that_came_links_the_mailbox(post: Post) -> None:
    browser = await post.asked(address=" Le.Thi.Thu@SO-NN.example ")
    assert browser.last
    assert MINE in browser.last.text
    code = await post.delivered()
    assert post.server.letters[-1].reader == MINE
    await browser.sends("/thu-dien-tu/ma", address=MINE, code=code.lower())
    assert f"Đang nhận tin tại {MINE}" in (await browser.follows()).text
    assert post.linked() == [Address("email", MINE)]
    entries = post.pages.office.store.work.journal
    assert [(one.step, one.after) for one in entries] == [("link_code", "made"), ("link", "linked")]


async def test_the_code_is_in_the_letter_alone(post: Post) -> None:
    await post.asked()
    effects = post.pages.office.store.work.posted
    code = await post.delivered()
    plain = code.replace("-", "")
    assert code not in repr(effects)
    assert plain not in repr(post.pages.office.store.work.__dict__)
    assert plain not in str(post.server.letters[-1].message["Subject"])


async def test_a_bell_carries_the_code_too(post: Post) -> None:
    given = options(post.server, trust="bell")
    post.pages.office.channels["email"] = connect("email", given, KIT)
    await post.asked()
    assert await post.delivered()


async def test_a_code_proves_one_address_for_one_person_once(post: Post) -> None:
    browser = await post.asked()
    code = await post.delivered()
    page = await browser.sends("/thu-dien-tu/ma", address="khac@so-nn.example", code=code)
    assert page.status_code == 422
    other = await post.pages.signed_in(CLERK_2)
    await other.opens("/thu-dien-tu")
    assert (await other.sends("/thu-dien-tu/ma", address=MINE, code=code)).status_code == 422
    assert post.linked() == post.linked(CLERK_2) == []
    await browser.opens("/thu-dien-tu")
    assert (await browser.sends("/thu-dien-tu/ma", address=MINE, code=code)).status_code == 303
    await browser.opens("/thu-dien-tu")
    assert (await browser.sends("/thu-dien-tu/ma", address=MINE, code=code)).status_code == 422


async def test_a_code_ends_after_ten_minutes(post: Post) -> None:
    browser = await post.asked()
    code = await post.delivered()
    post.pages.office.clock.advance(minutes=10)
    page = await browser.sends("/thu-dien-tu/ma", address=MINE, code=code)
    assert page.status_code == 422
    assert post.linked() == []


async def test_a_mailbox_of_somebody_else_is_not_taken_over(post: Post) -> None:
    post.pages.office.store.work.link(CLERK_2.id, Address("email", MINE), NOW)
    browser = await post.asked()
    page = await browser.sends("/thu-dien-tu/ma", address=MINE, code=await post.delivered())
    assert "người khác" in page.text
    assert post.linked() == []


@pytest.mark.parametrize(
    "wrong", ["", "thu", "thu@so", "a b@so.vn", "a@so.vn\nBcc: b@so.vn", "x" * 300 + "@so.vn"]
)
async def test_what_is_no_address_is_refused_and_nothing_is_sent(post: Post, wrong: str) -> None:
    browser = await post.asked(address=wrong)
    assert browser.last
    assert browser.last.status_code == 422
    assert post.pages.office.store.work.posted == []


async def test_nobodys_mailbox_is_flooded(post: Post) -> None:
    browser = await post.asked()
    for _ in range(TRIES):
        await browser.opens("/thu-dien-tu")
        page = await browser.sends("/thu-dien-tu", address=MINE)
    assert page.status_code == 422
    assert "đợi 10 phút" in page.text
    assert len(post.pages.office.store.work.posted) == TRIES


async def test_a_person_can_leave(post: Post) -> None:
    browser = await post.asked()
    await browser.sends("/thu-dien-tu/ma", address=MINE, code=await post.delivered())
    await browser.follows()
    await browser.sends("/thu-dien-tu/bo")
    assert "chưa nhận tin" in (await browser.follows()).text
    assert post.linked() == []


async def test_what_the_agencys_list_says_is_offered_and_not_believed(post: Post) -> None:
    post.pages.office.store.work.proposals[CLERK.id, "email"] = MINE
    browser = await post.pages.signed_in(CLERK)
    assert f'value="{MINE}"' in (await browser.opens("/thu-dien-tu")).text
    assert post.linked() == []


async def test_without_a_mail_server_the_page_says_so(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    assert "chưa đặt máy chủ" in (await browser.opens("/thu-dien-tu")).text
    assert (await browser.sends("/thu-dien-tu", address=MINE)).status_code == 422


async def test_a_form_without_the_sessions_token_sends_nothing(post: Post) -> None:
    browser = await post.pages.signed_in(CLERK)
    post.begun()
    page = await browser.client.post("/thu-dien-tu", data={"address": MINE})
    assert page.status_code == 403
    assert post.pages.office.store.work.posted == []


async def test_a_code_that_may_not_have_been_sent_is_asked_for_anew(post: Post) -> None:
    effect = SendLinkCode(CLERK.id, "email", MINE)
    assert effect.unknown() is None
    post.pages.office.channels.clear()
    assert await effect.run(post.pages.desk.ports) is None
