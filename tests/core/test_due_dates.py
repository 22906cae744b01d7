"""Thời hạn viết tự nhiên — what people write on Wednesday 25/11/2026 at 10:00, and what it means."""

import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.texts.fluent import FluentTexts
from app.calendar_data import load
from core.calendar import TIME_ZONE
from core.due_dates import describe, read_due
from core.due_dates.refusals import DueAmbiguous
from core.errors import Refusal
from core.text import fold

CALENDAR = load()
TEXTS = FluentTexts(Path(__file__).resolve().parents[2] / "locales" / "vi")
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=TIME_ZONE)

# phrase = day/month[/year] hour:minute; a year left out is 2026, an hour left out 17:00
READ = """
thứ sáu tuần này = 27/11
thứ 6 tuần này = 27/11
t6 tuần này = 27/11
T6 tuần sau = 04/12
thứ sáu tuần tới = 04/12
thứ sáu tuần sau nữa = 11/12
tuần sau thứ hai = 30/11
thứ hai tuần sau = 30/11
thứ ba tuần sau = 01/12
thứ tư tuần sau = 02/12
thứ năm tuần sau = 03/12
thứ bảy tuần sau = 05/12
chủ nhật tuần sau = 06/12
cn tuần sau = 06/12
sáu tuần này = 27/11
thứ sáu = 27/11
thứ 5 = 26/11
thứ hai = 30/11
t2 = 30/11
cn = 29/11
chủ nhật này = 29/11
thứ hai này = 30/11
thứ 2 tới = 30/11
15/12 = 15/12
15/1 = 15/01/2027
20/11 = 20/11/2027
15/12/2026 = 15/12
15-12-2026 = 15/12
15.12.26 = 15/12
15/12/26 = 15/12
2026-12-15 = 15/12
01/12/2026 = 01/12
25/11 = 25/11
ngày 15 = 15/12
ngày 30 = 30/11
ngày 15/12 = 15/12
ngày 15-12-2026 = 15/12
ngày 15 tháng 12 = 15/12
15 tháng 12 = 15/12
ngày 15 tháng 12 năm 2026 = 15/12
ngày 15 tháng 1 = 15/01/2027
ngày 30 tháng này = 30/11
ngày 15 tháng sau = 15/12
ngày 15 tháng tới = 15/12
hôm nay = 25/11
ngày hôm nay = 25/11
trong ngày hôm nay = 25/11
trong ngày = 25/11
hết hôm nay = 25/11
cuối ngày = 25/11
cuối ngày mai = 26/11
mai = 26/11
ngày mai = 26/11
mốt = 27/11
ngày mốt = 27/11
ngày kia = 27/11
3 ngày nữa = 28/11
một ngày nữa = 26/11
hai ngày nữa = 27/11
mười ngày nữa = 05/12
sau 3 ngày = 28/11
sau sáu ngày = 01/12
sáu ngày nữa = 01/12
sau 3 ngày nữa = 28/11
trong 3 ngày = 28/11
trong vòng 3 ngày = 28/11
trong 3 ngày kể từ hôm nay = 28/11
1 tuần nữa = 02/12
hai tuần nữa = 09/12
sau 2 tuần = 09/12
trong 2 tuần = 09/12
2 tuần = 09/12
1 tháng nữa = 25/12
5 ngày làm việc = 02/12
05 ngày làm việc = 02/12
năm ngày làm việc = 02/12
trong 3 ngày làm việc = 30/11
sau 3 ngày làm việc = 30/11
3 ngày làm việc nữa = 30/11
trong vòng 10 ngày làm việc = 09/12
cuối tuần = 27/11
cuối tuần này = 27/11
cuối tuần sau = 04/12
đầu tuần sau = 30/11
hết tuần này = 27/11
trong tuần này = 27/11
cuối tháng = 30/11
cuối tháng này = 30/11
cuối tháng 12 = 31/12
hết tháng 11 = 30/11
đầu tháng sau = 01/12
đầu tháng 1 = 04/01/2027
cuối quý = 31/12
cuối quý này = 31/12
cuối quý IV = 31/12
cuối quý 4 = 31/12
đầu quý sau = 04/01/2027
cuối năm = 31/12
hết năm nay = 31/12
17h = 25/11 17:00
17h30 = 25/11 17:30
17:30 = 25/11 17:30
17 giờ 30 = 25/11 17:30
17 giờ 30 phút = 25/11 17:30
17g30 = 25/11 17:30
5 giờ chiều = 25/11 17:00
5h chiều nay = 25/11 17:00
5 giờ rưỡi chiều mai = 26/11 17:30
5 rưỡi chiều mai = 26/11 17:30
5h = 25/11 17:00
11 giờ trưa nay = 25/11 11:00
12h trưa mai = 26/11 12:00
8 giờ tối mai = 26/11 20:00
8 giờ sáng mai = 26/11 08:00
sáng mai = 26/11 12:00
buổi sáng mai = 26/11 12:00
chiều mai = 26/11 17:00
chiều nay = 25/11 17:00
sáng thứ hai = 30/11 12:00
sáng thứ hai tuần sau = 30/11 12:00
chiều ngày 15/12 = 15/12 17:00
thứ sáu buổi chiều = 27/11 17:00
cuối giờ sáng mai = 26/11 12:00
hết giờ làm việc hôm nay = 25/11 17:00
chiều mai lúc 5 giờ = 26/11 17:00
chiều thứ sáu, 16h30 = 27/11 16:30
17h hôm nay = 25/11 17:00
17h thứ sáu tuần này = 27/11 17:00
thứ sáu tuần này 15h = 27/11 15:00
thứ sáu tuần này, trước 15h = 27/11 15:00
15/12 lúc 9h = 15/12 09:00
9h ngày 15/12 = 15/12 09:00
trước 17h ngày 15/12 = 15/12 17:00
trước 9h30 ngày 15 tháng 12 năm 2026 = 15/12 09:30
trước ngày 15/12 = 15/12
hạn 15/12 = 15/12
Hạn: 15/12. = 15/12
hạn chót 15/12 = 15/12
đến 15/12 = 15/12
đến hết ngày 15/12 = 15/12
chậm nhất 15/12 = 15/12
chậm nhất là 17h ngày 15/12 = 15/12 17:00
hạn cuối tuần này = 27/11
xong trước thứ sáu = 27/11
10:00 05/12/2026 = 05/12 10:00
05:00 05/12/2026 = 05/12 05:00
thứ sáu, 27/11/2026, 17:00 = 27/11 17:00
thứ ba ngày 15/12 = 15/12
2 giờ nữa = 25/11 12:00
trong 24 giờ = 26/11 10:00
sau 2 tiếng = 25/11 12:00
90 phút nữa = 25/11 11:30
dạ chiều mai ạ = 26/11 17:00
17h mai nhé = 26/11 17:00
"""

# without any marks these are two things; with them they are one
NEEDS_MARKS = {"ngày mốt", "ngày 15 tháng sau", "8 giờ tối mai"}

REFUSED = """
 = DueNotUnderstood
dạ = DueNotUnderstood
hạn = DueNotUnderstood
càng sớm càng tốt = DueNotUnderstood
ngay = DueNotUnderstood
giao cho An thứ sáu = DueNotUnderstood
mai hoặc ngày kia = DueNotUnderstood
3-5 ngày làm việc = DueNotUnderstood
thứ tám tuần sau = DueNotUnderstood
tuần sau = DueNotUnderstood
ngày = DueNotUnderstood
sáu = DueNotUnderstood
trưa mai = DueNotUnderstood
tối mai = DueNotUnderstood
ngày kìa = DueNotUnderstood
hôm kia = DueNotUnderstood
hôm qua = DueNotUnderstood
thứ sáu tuần trước = DueNotUnderstood
không quá 15/12 = DueNotUnderstood
15/12 15/12 = DueNotUnderstood
15/12/202 = DueNotUnderstood
12/2026 = DueNotUnderstood
15/12 hoặc 16/12 = DueNotUnderstood
mùng 5 = DueNotUnderstood
17h 18h = DueNotUnderstood
cuối tuần 3 = DueNotUnderstood
31/11 = NoSuchDay
30/2 = NoSuchDay
29/2/2027 = NoSuchDay
00/12 = NoSuchDay
15/13 = NoSuchDay
ngày 31 = NoSuchDay
ngày 32 tháng 12 = NoSuchDay
17.30 = NoSuchDay
1/1/0000 = NoSuchDay
cuối tháng 13 = NoSuchDay
cuối quý 5 = NoSuchDay
25h mai = NoSuchHour
24h ngày 15/12 = NoSuchHour
17h75 = NoSuchHour
17h sáng mai = NoSuchHour
9h = DueInThePast
sáng thứ hai tuần này = DueInThePast
thứ hai tuần này = DueInThePast
1/1/2000 = DueInThePast
24/11/2026 = DueInThePast
đầu tuần này = DueInThePast
0 giờ nữa = DueInThePast
15/12/2126 = DueTooFar
999 tháng nữa = DueTooFar
thứ tư = DueAmbiguous
thứ sáu tới = DueAmbiguous
thứ sáu sau = DueAmbiguous
hai tuần sau = DueAmbiguous
5 ngày = DueAmbiguous
5h mai = DueAmbiguous
ngay mot = DueAmbiguous
ngay 15 thang sau = DueAmbiguous
thứ năm, 27/11/2026 = WrongWeekday
cuối quý sau = CalendarNotEntered
200 ngày làm việc = CalendarNotEntered
0 ngày làm việc = WorkingDaysOutOfRange
999 ngày làm việc = WorkingDaysOutOfRange
"""


def rows(table: str) -> list[tuple[str, str]]:
    lines = [line for line in table.split("\n") if "=" in line]
    return [(left.strip(), right.strip()) for left, right in (li.split("=") for li in lines)]


def meant(said: str) -> datetime:
    day, _, hour = said.partition(" ")
    full = day if day.count("/") == 2 else f"{day}/2026"
    return datetime.strptime(f"{full} {hour or '17:00'}", "%d/%m/%Y %H:%M").replace(
        tzinfo=TIME_ZONE
    )


def words(phrase: str) -> str:
    return TEXTS.plain(read_due(phrase, NOW, CALENDAR).reading)


@pytest.mark.parametrize(("phrase", "due"), rows(READ))
def test_a_deadline_is_read_as_people_mean_it(phrase, due):
    assert read_due(phrase, NOW, CALENDAR).at == meant(due)
    assert read_due(unicodedata.normalize("NFD", phrase), NOW, CALENDAR).at == meant(due)
    assert read_due(phrase.upper(), NOW, CALENDAR).at == meant(due)


@pytest.mark.parametrize(("phrase", "due"), rows(READ))
def test_a_deadline_without_marks_means_the_same_or_is_asked_again(phrase, due):
    if phrase in NEEDS_MARKS:
        with pytest.raises(DueAmbiguous):
            read_due(fold(phrase), NOW, CALENDAR)
    else:
        assert read_due(fold(phrase), NOW, CALENDAR).at == meant(due)


@pytest.mark.parametrize(("phrase", "why"), rows(REFUSED))
def test_what_cannot_be_read_is_refused_with_a_sentence(phrase, why):
    with pytest.raises(Refusal) as refused:
        read_due(phrase, NOW, CALENDAR)
    assert type(refused.value).__name__ == why
    assert TEXTS.plain(refused.value.text).endswith(".")


@pytest.mark.parametrize(("phrase", "_due"), rows(READ))
def test_every_reading_reads_back_as_itself(phrase, _due):
    due = read_due(phrase, NOW, CALENDAR)
    if CALENDAR.is_entered(due.at.date()) and CALENDAR.is_working_day(due.at.date()):
        assert read_due(TEXTS.plain(due.reading), NOW, CALENDAR).at == due.at


def test_the_reading_names_weekday_date_and_hour():
    assert words("thứ sáu tuần này") == "Thứ Sáu, 27/11/2026, 17:00"


def test_a_day_off_is_accepted_and_called_one():
    assert words("29/11") == "Chủ Nhật, 29/11/2026, 17:00, là ngày nghỉ"
    assert words("ngày 1 tháng 1") == "Thứ Sáu, 01/01/2027, 17:00, là ngày nghỉ: Tết Dương lịch"


def test_a_day_whose_calendar_is_not_entered_is_accepted_and_said_so():
    assert words("15/3/2027") == (
        "Thứ Hai, 15/03/2027, 17:00 (chưa nhập lịch làm việc của ngày này)"
    )


def test_two_readings_are_both_shown():
    with pytest.raises(DueAmbiguous) as refused:
        read_due("thứ sáu tới", NOW, CALENDAR)
    assert TEXTS.plain(refused.value.text) == (
        "“thứ sáu tới” có thể là Thứ Sáu, 27/11/2026, 17:00 hoặc Thứ Sáu, 04/12/2026, 17:00. "
        "Xin ghi rõ ngày và giờ."
    )


def test_the_end_of_a_week_is_its_last_working_day_even_an_exchanged_saturday():
    now = datetime(2026, 8, 19, 9, tzinfo=TIME_ZONE)
    assert read_due("cuối tuần", now, CALENDAR).at == datetime(2026, 8, 22, 17, tzinfo=TIME_ZONE)


def test_a_week_that_is_off_as_a_whole_has_no_end_to_work_towards():
    with pytest.raises(Refusal) as refused:
        read_due("cuối tuần sau", datetime(2026, 2, 11, 9, tzinfo=TIME_ZONE), CALENDAR)
    assert type(refused.value).__name__ == "NoWorkingDayThen"
    assert TEXTS.plain(refused.value.text).startswith("Từ 16/02/2026 đến 22/02/2026")


def test_today_is_the_vietnamese_day():
    late = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
    assert read_due("hôm nay", late, CALENDAR).at == meant("25/11")


def test_a_long_text_is_refused_before_it_is_read():
    with pytest.raises(Refusal) as refused:
        read_due("mai " * 40, NOW, CALENDAR)
    assert type(refused.value).__name__ == "DueTooLong"
    assert "100" in TEXTS.plain(refused.value.text)


def test_a_past_deadline_can_still_be_described():
    assert TEXTS.plain(describe(meant("24/11"), CALENDAR)) == (
        "Thứ Ba, 24/11/2026, 17:00, là ngày nghỉ: Ngày Văn hóa Việt Nam (28/2026/QH16)"
    )


_PIECES = sorted({word for phrase, _ in rows(READ) + rows(REFUSED) for word in phrase.split()})
_NOW = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 31), timezones=st.just(TIME_ZONE))  # noqa: DTZ001


def answer(phrase: str, now: datetime) -> datetime | str:
    """The deadline, or the sentence that refuses it; both can be said."""
    try:
        due = read_due(phrase, now, CALENDAR)
    except Refusal as refusal:
        return TEXTS.plain(refusal.text)
    return due.at if TEXTS.plain(due.reading) else ""


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map(" ".join), _NOW)
@settings(max_examples=400, deadline=timedelta(seconds=2), suppress_health_check=[*HealthCheck])
def test_any_words_are_read_or_refused_and_never_lie_behind(phrase, now):
    due = answer(phrase, now)
    assert isinstance(due, str) or due > now


@given(st.text(max_size=130), _NOW)
@settings(max_examples=300, deadline=timedelta(seconds=2))
def test_any_text_at_all_is_read_or_refused(phrase, now):
    assert answer(phrase, now)
