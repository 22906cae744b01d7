"""/yenlang in the chat: my quiet hours, chosen by button or typed (N23)."""

from __future__ import annotations

from datetime import time

from tests.bot.desk import Desk, labels, text
from tests.factories import CLERK, NOW


async def test_the_hours_are_shown_with_the_figure_of_the_week(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    for sounded in (True, True, False):
        desk.office.store.work.count_noise(CLERK.id, NOW.date(), sounded=sounded)
    await desk.write(phone, "/yenlang")
    said = text(desk.last(phone))
    for words in ("Từ 20:00 đến 06:30 và cả ngày nghỉ", "Hôm nay: 2 tin có chuông",
                  "7 ngày qua: 2 tin có chuông, 1 tin không có chuông", "Văn bản khẩn luôn có chuông"):  # fmt: skip
        assert words in said
    assert labels(desk.last(phone)) == [
        "🔕 22:00 đến 06:00",
        "🔔 Bỏ giờ yên lặng",
        "🔔 Ngày nghỉ cũng có chuông",
    ]


async def test_a_button_changes_them_in_the_same_message(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.write(phone, "/yenlang")
    shown = desk.last(phone)
    await desk.tap(phone, "🔔 Bỏ giờ yên lặng")
    await desk.tap(phone, "🔔 Ngày nghỉ cũng có chuông")
    assert "Tin thường có chuông vào mọi giờ" in text(shown)
    mine = desk.office.store.work.quiet(CLERK.id)
    assert (mine.hours, mine.days_off) == (False, False)
    await desk.tap(phone, "🔕 20:00 đến 06:30")
    await desk.tap(phone, "🔕 Ngày nghỉ không có chuông")
    assert "Từ 20:00 đến 06:30 và cả ngày nghỉ" in text(shown)


async def test_other_hours_are_typed_and_what_is_none_is_said(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.write(phone, "/yenlang 21h30 đến 5:45")
    mine = desk.office.store.work.quiet(CLERK.id)
    assert (mine.begins, mine.ends) == (time(21, 30), time(5, 45))
    await desk.write(phone, "/yenlang tối nay")
    assert "Xin ghi giờ bắt đầu và giờ kết thúc" in text(desk.last(phone))
    assert desk.office.store.work.quiet(CLERK.id) == mine
