"""What is peculiar to Telegram: pictures, captions, and what a failed request means."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.buttons import MoreButton
from bot.run import make_bot, make_channel
from core.card import Area, Card, Exposure, FileRef, Line, Ref
from core.errors import Fault, Turn
from core.incoming.document import IncomingState
from core.ports import Hanging
from core.text import Text
from tests.bot.desk import TEXTS, TOKEN, Desk, at_work, labels, text
from tests.core.office import Office
from tests.factories import LEADER, an_id, an_incoming_document

REF = Ref(Area.OUTGOING, an_id("draft"))
FIRST, SECOND = FileRef("a" * 64, "1.pdf", 10), FileRef("b" * 64, "2.pdf", 10)


def a_card(*words: str, picture: FileRef | None = None) -> Card:
    title = Text.of("option-plain", label="Dự thảo Công văn")
    lines = tuple(Line(Text.of("line-subject", subject=one)) for one in words or ("V/v dịch",))
    return Card(REF, 1, title, lines, picture=picture)


@pytest.fixture
async def trusted() -> AsyncIterator[Desk]:
    async with at_work(Office(), Exposure.BODY) as ready:
        yield ready


async def _sent(desk: Desk, card: Card) -> Hanging:
    address = str(desk.phone(LEADER).user["id"])
    message, digest = await desk.channel.send(address, card, silent=False, reason=None)
    return Hanging(REF, LEADER.id, "telegram", address, message, digest)


async def test_a_picture_is_sent_as_a_photo_with_the_card_as_its_caption(trusted: Desk) -> None:
    await _sent(trusted, a_card(*["x " * 400] * 8, picture=FIRST))
    shown = trusted.last(trusted.phone(LEADER))
    assert shown.body["photo"]
    assert shown.protected
    assert shown.body["caption"].endswith("…")
    assert trusted.drawn == [FIRST.sha256]


async def test_a_caption_is_amended_and_a_new_file_changes_the_picture(trusted: Desk) -> None:
    hanging = await _sent(trusted, a_card(picture=FIRST))
    digest = await trusted.channel.amend(hanging, a_card("sửa", picture=FIRST))
    shown = trusted.last(trusted.phone(LEADER))
    assert "sửa" in text(shown)
    assert trusted.drawn == [FIRST.sha256]
    moved = replace(hanging, digest=digest)
    digest = await trusted.channel.amend(moved, a_card("sửa", picture=SECOND))
    assert trusted.drawn == [FIRST.sha256, SECOND.sha256]
    assert len(trusted.calls("editMessageMedia")) == 1
    moved = replace(hanging, digest=digest)
    assert await trusted.channel.amend(moved, a_card("sửa", picture=SECOND)) == digest
    digest = await trusted.channel.amend(moved, a_card("đã gửi"))
    assert "đã gửi" in text(shown)
    assert await trusted.channel.amend(replace(hanging, digest=digest), a_card("đã gửi")) == digest


async def test_a_copy_remembered_as_the_other_kind_is_amended_all_the_same(trusted: Desk) -> None:
    photo = await _sent(trusted, a_card(picture=FIRST))
    await trusted.channel.amend(replace(photo, digest="unknown"), a_card("một", picture=FIRST))
    assert "một" in text(trusted.last(trusted.phone(LEADER)))
    plain = await _sent(trusted, a_card())
    await trusted.channel.amend(replace(plain, digest="unknown.abc"), a_card("hai"))
    assert "hai" in text(trusted.last(trusted.phone(LEADER)))


async def test_a_page_that_cannot_be_drawn_does_not_hold_back_the_card(trusted: Desk) -> None:
    async def broken(sha256: str) -> bytes:
        raise Fault(Turn.NEVER, "not a page")

    channel = make_channel(trusted.bot, TEXTS, broken, Exposure.BODY)
    phone = trusted.phone(LEADER)
    _, digest = await channel.send(
        str(phone.user["id"]), a_card(picture=FIRST), silent=False, reason=None
    )
    assert "photo" not in trusted.last(phone).body
    assert digest.endswith(".")


@pytest.mark.parametrize(
    ("fault", "sending", "amending"),
    [
        ({"kind": "429", "seconds": 7}, Turn.AGAIN, Turn.AGAIN),
        ({"kind": "502"}, Turn.UNKNOWN, Turn.AGAIN),
        ({"kind": "reset-after-accept"}, Turn.UNKNOWN, Turn.AGAIN),
    ],
)
async def test_a_failed_request_says_whether_the_message_may_have_arrived(
    desk: Desk, fault: dict[str, object], sending: Turn, amending: Turn
) -> None:
    hanging = await _sent(desk, a_card())
    desk.account.faults.add(dict(fault))
    with pytest.raises(Fault) as failed:
        await _sent(desk, a_card())
    assert failed.value.turn is sending
    desk.account.faults.add(dict(fault))
    with pytest.raises(Fault) as failed:
        await desk.channel.amend(hanging, a_card("khác"))
    assert failed.value.turn is amending
    if fault["kind"] == "429":
        assert failed.value.retry_after == 7


async def test_a_connection_that_was_refused_sent_nothing(desk: Desk) -> None:
    bot = make_bot(TOKEN, "http://127.0.0.1:1")
    channel = make_channel(bot, TEXTS, desk.picture)
    with pytest.raises(Fault) as failed:
        await channel.send("1", a_card(), silent=False, reason=None)
    await bot.session.close()
    assert failed.value.turn is Turn.AGAIN


async def test_the_other_button_redraws_the_card_with_all_its_buttons(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    document = desk.office.has(an_incoming_document(IncomingState.REGISTERED, urgency=2))
    card = await desk.card(LEADER, document)
    every = labels(card)
    more = MoreButton(area=Area.INCOMING, id=document.id).pack()
    card.markup = {"inline_keyboard": [[{"text": "Khác…", "callback_data": more}]]}
    await desk.tap(phone, "Khác…", card)
    assert labels(card) == [*(one for one in every if one != "ℹ Chi tiết"), "❓ Căn cứ"]
    assert "Mã định danh văn bản: " in text(card)
    assert len(text(card).encode("utf-16-le")) // 2 <= 4096
    assert len(desk.seen(phone)) == 1


@pytest.mark.parametrize("proxy", ["", "http://127.0.0.1:1080"])
async def test_an_idle_connection_is_given_up_before_a_server_would_close_it(proxy: str) -> None:
    """A message sent into a closing connection ends as “nobody knows”."""
    bot = make_bot(TOKEN, proxy=proxy)
    try:
        session = await bot.session.create_session()  # type: ignore[attr-defined]
        assert session.connector is not None
        assert session.connector._keepalive_timeout < 5
    finally:
        await bot.session.close()


async def test_the_proxy_must_be_http() -> None:
    with pytest.raises(ValueError, match="proxy"):
        make_bot(TOKEN, proxy="socks5://127.0.0.1:1080")
