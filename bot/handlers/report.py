"""/baocao — a day's, a week's or a month's figures; buttons change the period (R-12.4)."""

from __future__ import annotations

from datetime import date, timedelta

from aiogram import Dispatcher
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.buttons import ReportButton
from bot.visit import Visit
from core.calendar import local
from core.following.figures import Figures, Period, Span
from core.following.scope import Scope, scope_of
from core.ports import Records
from core.text import Text

MENU = (7, "baocao")
_ONE = timedelta(days=1)
_YEARS = timedelta(days=3660)


def register(dispatcher: Dispatcher) -> None:
    dispatcher.message.register(report, Command("baocao"))


async def report(_message: Message, visit: Visit) -> None:
    """Báo cáo hôm nay."""
    today = local(visit.ports.clock.now()).date()
    html, keyboard = await _shown(visit, Period.of(Span.DAY, today))
    await visit.say(html, keyboard)


async def change(callback: CallbackQuery, callback_data: ReportButton, visit: Visit) -> None:
    """Đổi kỳ — in the same message; what no button of ours says is read as today."""
    await visit.answer()
    if callback.message is None:
        return
    today = local(visit.ports.clock.now()).date()
    html, keyboard = await _shown(visit, _period(callback_data, today))
    await visit.change(callback.message.message_id, html, keyboard)


def _period(button: ReportButton, today: date) -> Period:
    try:
        day, span = date.fromisoformat(button.day), Span(button.by)
    except ValueError:
        return Period.of(Span.DAY, today)
    return Period.of(span, max(min(day, today), today - _YEARS))


async def _shown(visit: Visit, period: Period) -> tuple[str, InlineKeyboardMarkup | None]:
    now = visit.ports.clock.now()

    def query(records: Records) -> tuple[Scope, Figures | None]:
        directory = records.directory(visit.actor.agency_id)
        scope = scope_of(directory.acting(visit.actor), directory)
        if scope.person_id:
            return scope, None
        return scope, records.figures(scope, period, now)

    scope, figures = await visit.ports.store.read(query)
    if figures is None:
        return visit.html("bot-report-not-yours"), None
    html = visit.ports.texts.html
    said = [Text.of("bot-report-head", scope=scope.name), _title(period), _rows(figures)]
    return "\n".join(html(text) for text in said), _keyboard(visit, period, local(now).date())


def _title(period: Period) -> Text:
    return Text.of(
        f"bot-report-{period.span}",
        first=f"{period.first:%d/%m/%Y}",
        last=f"{period.last:%d/%m/%Y}",
        month=f"{period.first:%m/%Y}",
    )


def _rows(figures: Figures) -> Text:
    return Text.of(
        "bot-report-rows",
        new=figures.new,
        open=figures.open,
        on_time=figures.on_time,
        overdue=figures.overdue,
        late_done=figures.late_done,
        late_open=figures.late_open,
        refused=figures.refused,
        recalled=figures.recalled,
    )


def _keyboard(visit: Visit, period: Period, today: date) -> InlineKeyboardMarkup:
    def button(key: str, span: Span, day: date) -> InlineKeyboardButton:
        packed = ReportButton(by=span.value, day=day.isoformat()).pack()
        return InlineKeyboardButton(text=visit.plain(key), callback_data=packed)

    here = min(period.last, today)
    kinds = [
        button(f"bot-report-by-{span}", span, here) for span in Span if span is not period.span
    ]
    around = [button("bot-report-before", period.span, period.first - _ONE)]
    if period.last < today:
        around.append(button("bot-report-after", period.span, period.last + _ONE))
    return InlineKeyboardMarkup(inline_keyboard=[kinds, around])


TAPS = {ReportButton: change}
