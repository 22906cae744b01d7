"""/can_cu in the chat: the card that is replied to, else the newest (N17)."""

from __future__ import annotations

import pytest

from tests.bot.desk import Desk, labels, text
from tests.factories import CLERK, SPECIALIST, an_incoming_document


@pytest.mark.basis("R-8.3")
async def test_the_newest_card_is_explained_with_its_rules_in_words(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.write(phone, "/can_cu")
    assert "Chưa có thẻ nào" in text(desk.last(phone))
    document = desk.office.has(an_incoming_document())
    await desk.card(CLERK, document)
    await desk.write(phone, "/can_cu")
    said = text(desk.last(phone))
    for words in ("Vì sao anh/chị nhận", "Điều 8 khoản 3 Quy chế", "Làm gì thì dừng", "Vào sổ"):
        assert words in said


async def test_the_button_stands_under_the_card_in_full(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    card = await desk.card(CLERK, document)
    await desk.tap(phone, labels(card)[-1])
    await desk.tap(phone, "❓ Căn cứ")
    assert "Căn cứ" in text(desk.last(phone))


async def test_somebody_who_may_not_see_the_card_is_told_nothing_about_it(desk: Desk) -> None:
    desk.phone(CLERK)
    document = desk.office.has(an_incoming_document(subject="nội dung riêng"))
    await desk.card(CLERK, document)
    other = desk.phone(SPECIALIST)
    await desk.write(other, "/can_cu")
    assert "Chưa có thẻ nào" in text(desk.last(other))
