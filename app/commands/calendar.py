"""`vanthu calendar` — the working calendar: time to issue, time to handle, deadlines in words."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from core.calendar import TIME_ZONE, WorkingCalendar, day_text, local
from core.due_dates import describe, read_due
from core.errors import Fault, Refusal
from core.text import Text

_LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"


@dataclass(frozen=True)
class _Answer:
    """One sentence for people; the same as fields for scripts, texts in it still to be said."""

    text: Text
    fields: dict[str, str | int | Text]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(
        dest="action", required=True, metavar="issue-by|deadline|explain|read"
    )
    issue = commands.add_parser("issue-by", help="hạn phát hành của văn bản đã ký")
    issue.add_argument("signed", type=_instant, metavar="ISO", help="thời điểm ký")
    for name, about in (
        ("deadline", "hạn giải quyết, tính bằng ngày làm việc"),
        ("explain", "giải thích hạn giải quyết: những ngày nào không tính, vì sao"),
    ):
        command = commands.add_parser(name, help=about)
        command.add_argument(
            "--received", type=_instant, required=True, metavar="ISO", help="thời điểm nhận việc"
        )
        command.add_argument(
            "--days", type=int, required=True, metavar="N", help="số ngày làm việc"
        )
    read = commands.add_parser("read", help="đọc một thời hạn viết tự nhiên")
    read.add_argument("words", metavar="THỜI-HẠN", help="ví dụ: “thứ sáu tuần này”")
    read.add_argument("--now", type=_instant, metavar="ISO", help="coi như bây giờ là")
    for command in commands.choices.values():
        command.add_argument("--json", action="store_true", help="in dạng JSON")


def run(args: argparse.Namespace) -> int:
    """Exit code: 0 answered, 1 refused with one sentence on stderr."""
    from adapters.texts.fluent import FluentTexts
    from app.calendar_data import load

    texts = FluentTexts(_LOCALES)
    try:
        answer = _ANSWERS[args.action](args, load())
    except Refusal as refusal:
        return _fail(texts.plain(refusal.text))
    except Fault as fault:
        return _fail(f"Không đọc được dữ liệu lịch làm việc: {fault.reason}")
    if not args.json:
        sys.stdout.write(f"{texts.plain(answer.text)}\n")
        return 0
    said = {
        name: texts.plain(value) if isinstance(value, Text) else value
        for name, value in answer.fields.items()
    }
    sys.stdout.write(f"{json.dumps(said, ensure_ascii=False)}\n")
    return 0


def _issue_by(args: argparse.Namespace, calendar: WorkingCalendar) -> _Answer:
    due = calendar.issue_by(args.signed)
    signed = local(args.signed)
    text = Text.of(
        "calendar-issue-by",
        hour=f"{signed:%H:%M}",
        signed=day_text(signed.date()),
        end=f"{due:%H:%M}",
        due=day_text(due.date()),
    )
    until = datetime.combine(signed.date(), time(23, 59, 59), TIME_ZONE)
    return _Answer(
        text,
        {
            "signed_at": signed.isoformat(),
            "same_day_until": until.isoformat(),
            "issue_by": due.isoformat(),
            "explanation": text,
        },
    )


def _deadline(args: argparse.Namespace, calendar: WorkingCalendar) -> _Answer:
    due = calendar.deadline(args.received, args.days)
    reading = describe(due, calendar)
    fields: dict[str, str | int | Text] = {
        "received_at": local(args.received).isoformat(),
        "working_days": args.days,
        "due_on": due.date().isoformat(),
        "due_at": due.isoformat(),
        "explanation": calendar.explain_deadline(args.received, args.days),
    }
    return _Answer(Text.of("calendar-due", reading=reading), fields)


def _explain(args: argparse.Namespace, calendar: WorkingCalendar) -> _Answer:
    fields = _deadline(args, calendar).fields
    return _Answer(calendar.explain_deadline(args.received, args.days), fields)


def _read(args: argparse.Namespace, calendar: WorkingCalendar) -> _Answer:
    due = read_due(args.words, args.now or datetime.now(TIME_ZONE), calendar)
    return _Answer(due.reading, {"at": due.at.isoformat(), "reading": due.reading})


_ANSWERS: dict[str, Callable[[argparse.Namespace, WorkingCalendar], _Answer]] = {
    "issue-by": _issue_by,
    "deadline": _deadline,
    "explain": _explain,
    "read": _read,
}


def _instant(said: str) -> datetime:
    """An instant without offset is Vietnamese time."""
    try:
        at = datetime.fromisoformat(said)
        return at.astimezone(TIME_ZONE) if at.tzinfo else at.replace(tzinfo=TIME_ZONE)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"“{said}” không có dạng 2026-11-18T10:00") from error


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1
