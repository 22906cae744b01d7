"""“Đi công tác đến …” in the chat: read, echoed, confirmed, ended (N12)."""

from __future__ import annotations

import pytest

from core.handover import hand_over
from core.people.delegation import Delegation
from tests.bot.desk import Desk, labels, text
from tests.factories import CLERK, DEPUTY, LEADER


def absences(desk: Desk) -> list[Delegation]:
    return [one for one in desk.office.store.work.entities.values() if isinstance(one, Delegation)]


@pytest.mark.basis("R-20.5")
async def test_words_say_all_of_it_and_are_said_back_before_they_count(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    await desk.write(phone, "Đi công tác đến 30/11, KT: Phó Giám đốc Hạnh.")
    asked = text(desk.last(phone))
    assert "30/11/2026" in asked
    assert DEPUTY.name in asked
    assert absences(desk) == []
    await desk.tap(phone, "Xác nhận")
    [absence] = absences(desk)
    assert (absence.giver_id, absence.taker_id) == (LEADER.id, DEPUTY.id)
    assert f"{absence.until_at:%d/%m}" == "30/11"
    card = text(desk.last(phone))
    assert "KT. GIÁM ĐỐC — PHÓ GIÁM ĐỐC Vũ Thị Hạnh" in card
    assert "Lê Văn An" in card


async def test_the_command_asks_until_when_and_who(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    await desk.write(phone, "/vang")
    assert "đến khi nào" in text(desk.last(phone))
    await desk.write(phone, "thứ sáu tuần này")
    assert "27/11/2026" in text(desk.last(phone))
    await desk.tap(phone, "Đúng")
    assert "Ai thay" in text(desk.last(phone))
    chosen = next(label for label in labels(desk.last(phone)) if DEPUTY.name in label)
    await desk.tap(phone, chosen)
    await desk.tap(phone, "Xác nhận")
    assert len(absences(desk)) == 1
    await desk.write(phone, "/vang")
    said = [text(one) for one in desk.seen(phone)][-2:]
    assert "Lê Văn An: từ 08:30 23/11/2026 đến 17:00 27/11/2026, Vũ Thị Hạnh thay" in said[0]
    assert "🏠 Đã về" in labels(desk.last(phone))


async def test_back_in_words_ends_it(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    await desk.write(phone, "đã về")
    assert "không báo vắng" in text(desk.last(phone))
    await desk.write(phone, "di cong tac den 30/11, thay: Hạnh")
    await desk.tap(phone, "Xác nhận")
    await hand_over(desk.ports)
    await desk.write(phone, "Đã về.")
    [absence] = absences(desk)
    assert absence.revoked_at is not None


async def test_a_future_absence_is_read_from_its_first_minute(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    await desk.write(phone, "Đi công tác từ 25/11 đến 27/11")
    assert "Ai thay" in text(desk.last(phone))
    chosen = next(label for label in labels(desk.last(phone)) if DEPUTY.name in label)
    await desk.tap(phone, chosen)
    assert "00:00" in text(desk.last(phone))
    await desk.tap(phone, "Xác nhận")
    [absence] = absences(desk)
    assert absence.from_at > desk.office.clock.now()


async def test_a_date_that_cannot_be_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    await desk.write(phone, "Đi công tác đến hôm nào đó")
    assert absences(desk) == []
    assert "Xác nhận" not in labels(desk.last(phone))


async def test_only_leaders_announce_an_absence(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.write(phone, "Đi công tác đến 30/11")
    assert "không thuộc quyền" in text(desk.last(phone))
    assert absences(desk) == []


async def test_the_same_update_fed_again_makes_one_absence(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    await desk.write(phone, "Đi công tác đến 30/11, KT Hạnh")
    await desk.tap(phone, "Xác nhận")
    desk.intake.again()
    await desk.settled()
    assert len(absences(desk)) == 1
