"""The same tap five times at once, and two people at once: one decision, the others are told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.stories.people import Someone, Town, buttons, words

REGISTER = "Vào sổ"
# several fingers at once: over /sim, as one browser has one page
pytestmark = pytest.mark.parametrize(
    "setting", ["sqlite", "postgresql"], indirect=True, scope="module"
)


@pytest.mark.basis("R-8.3")
def test_p2_the_same_tap_five_times_at_once_takes_one_number(town: Town) -> None:
    clerk = town.having("clerk")
    subject = "V/v bấm năm lần cùng lúc"
    town.letter(subject=subject, urgency=0)
    message, button = clerk.finds(REGISTER, subject)
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda _: clerk.presses(message, button), range(5)))
    said = [str(answer.get("text")) for answer in answers]
    assert sum("Đã vào sổ" in text for text in said) == 1, said
    assert sum("đã thay đổi" in text or "bước khác" in text for text in said) == 4, said
    _next_number_follows(town, clerk, subject)


def _next_number_follows(town: Town, clerk: Someone, subject: str) -> None:
    first = _number(clerk, subject)
    other = subject + " (văn bản sau)"
    town.letter(subject=other, urgency=0)
    clerk.taps(REGISTER, on=other)
    assert _number(clerk, other) == first + 1


def _number(clerk: Someone, subject: str) -> int:
    title = words(clerk.sees(subject, "Văn bản đến số")).splitlines()[0]
    return int(title.split("số ")[1])


@pytest.mark.basis("R-8.3")
def test_two_clerks_at_once_make_one_decision_and_the_other_is_told(town: Town) -> None:
    first, second = town.having("clerk"), town.having("clerk", 1)
    subject = "V/v hai văn thư cùng bấm"
    town.letter(subject=subject, urgency=0)
    taps = [(person, *person.finds(REGISTER, subject)) for person in (first, second)]
    with ThreadPoolExecutor(2) as pool:
        said = [
            str(answer.get("text"))
            for answer in pool.map(lambda tap: tap[0].presses(tap[1], tap[2]), taps)
        ]
    assert sum("Đã vào sổ" in text for text in said) == 1, said
    for person in (first, second):
        card = person.sees(subject, "Văn bản đến số")
        assert REGISTER not in [button["text"] for button in buttons(card)]


@pytest.mark.basis("R-8.4b")
def test_two_leaders_at_once_make_one_assignment(town: Town) -> None:
    clerk, head = town.having("clerk"), town.having("unit_head")
    leaders = [town.having("leader"), town.having("leader", 1)]
    subject = "V/v hai lãnh đạo cùng phân công"
    town.letter(subject=subject, urgency=0)
    clerk.taps(REGISTER, on=subject)
    confirmations = []
    for leader in leaders:
        leader.taps("Phân công", on=subject)
        leader.taps(head.name, on="chủ trì")
        leader.taps("Xong", on="phối hợp")
        leader.says("Chủ trì, báo cáo.")
        leader.sees("Hạn của chủ trì?")
        leader.says("3 ngày làm việc")
        leader.taps("Đúng", on="đúng không?")
        confirmations.append((leader, *leader.finds("Xác nhận", "xin kiểm tra lại")))
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda tap: tap[0].presses(tap[1], tap[2]), confirmations)
        said = [str(answer.get("text")) for answer in answers]
    late = [text for text in said if "đã thay đổi" in text or "bước khác" in text]
    assert len(late) == 1, said
    leaders[said.index(late[0])].sees(late[0])
    head.sees("Chủ trì văn bản đến số", subject)
    tasks = [m for m in head.messages() if subject in words(m) and "Chủ trì văn bản" in words(m)]
    assert len(tasks) == 1
