"""/truc in the chat: the roster, planned by typing, taken over by a button (N8)."""

from __future__ import annotations

from datetime import datetime

from core.calendar import TIME_ZONE
from core.duties import change
from tests.bot.desk import Desk, labels, text
from tests.factories import CLERK, SPECIALIST


async def test_a_clerk_plans_the_watch_and_whose_turn_it_is_takes_it(desk: Desk) -> None:
    clerk, specialist = desk.phone(CLERK), desk.phone(SPECIALIST)
    await desk.write(clerk, "/truc")
    assert "Hiện không có ca trực" in text(desk.last(clerk))
    await desk.tap(clerk, "📅 Xếp ca trực")
    await desk.write(clerk, "17:00 28/11 – 07:00 29/11 Không Ai Cả")
    assert "Cơ quan không có ai tên “Không Ai Cả”" in text(desk.last(clerk))
    await desk.write(
        clerk, "17:00 28/11 – 07:00 29/11 Nguyễn Văn Sơn\n17:00 29/11 – 07:00 30/11 thu"
    )
    said = text(desk.last(clerk))
    assert "17:00 thứ Bảy 28/11 – 07:00 Chủ nhật 29/11: Nguyễn Văn Sơn" in said
    await desk.tap(clerk, labels(desk.last(clerk))[0])
    desk.office.clock.at = datetime(2026, 11, 28, 17, tzinfo=TIME_ZONE)
    await change(desk.ports)
    await desk.write(specialist, "/truc")
    assert "Chờ Nguyễn Văn Sơn nhận ca" in text(desk.last(specialist))
    await desk.tap(specialist, "✅ Nhận ca")
    await desk.write(clerk, "/truc")
    said = text(desk.last(clerk))
    assert "Đang trực: Nguyễn Văn Sơn, đến 07:00 Chủ nhật 29/11" in said
    assert "• 17:00 Chủ nhật 29/11 – 07:00 thứ Hai 30/11: Lê Thị Thu" in said
