"""Lệnh `vanthu` — a table of commands; the module of a command is imported only when it is chosen."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "chạy thử toàn bộ sản phẩm trên máy này, với hai cơ quan minh họa"),
    "serve": ("serve", "chạy tất cả trong một tiến trình"),
    "web": ("serve", "chỉ chạy trang của cơ quan và webhook"),
    "work": ("serve", "chỉ chạy việc gửi và việc định kỳ"),
    "poll": ("serve", "chỉ chạy bot: nhận và xử lý tin Telegram"),
    "sandbox": ("sandbox", "chỉ chạy Bot API thử và khung chat"),
    "migrate": ("migrate", "nâng cấp cơ sở dữ liệu"),
    "doctor": ("doctor", "kiểm tra cơ sở dữ liệu, kênh chat, liên thông, chứng thư số, lịch"),
    "settings": ("settings", "liệt kê các cài đặt, ý nghĩa và giá trị mặc định"),
    "verify": ("verify", "kiểm tra chữ ký số trên các tệp PDF, hoặc chữ ký rời .p7s"),
    "scan-check": ("scan_check", "kiểm tra tệp số hóa từ văn bản giấy theo Điều 8.5b"),
    "format-check": ("format_check", "kiểm tra thể thức của một tệp PDF theo Nghị định 30/2020"),
    "edxml": ("edxml", "đọc, kiểm tra một gói tin edXML"),
    "calendar": ("calendar", "lịch làm việc: hạn phát hành, hạn giải quyết"),
    "people": ("people", "nhập danh sách người dùng từ CSV"),
    "agencies": ("agencies", "nhập danh sách cơ quan, đơn vị từ CSV"),
    "procedure": ("procedure", "xem, đặt quy trình nội bộ của một cơ quan"),
    "certificates": ("certificates", "nhập, liệt kê chứng thư số và thiết bị lưu khóa bí mật"),
    "agent": ("agent", "máy ký: ký bằng thiết bị cắm ở máy này; khóa, mã PIN không rời máy"),
    "correspondents": ("correspondents", "nhập danh sách cơ quan nhận văn bản từ CSV"),
    "link-code": ("link_code", "tạo mã liên kết Telegram một lần cho một tài khoản"),
    "register": ("register", "xuất sổ văn bản theo mẫu của Nghị định 30/2020"),
    "drill": ("drill", "diễn tập mất kênh: mất một kênh thì còn báo khẩn được cho ai"),
    "journal": ("journal", "kiểm tra chuỗi nhật ký chưa bị sửa"),
    "bench": ("bench", "đo hiệu năng"),
}
_ENGLISH = (
    (r"the following arguments are required: (.*)", r"thiếu tham số: \1"),
    (r"unrecognized arguments: (.*)", r"tham số lạ: \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: \2 không có; chọn \3"),
    (r"argument (.*?): invalid (\w+) value: (.*)", r"\1: giá trị không hợp lệ: \3"),
    (r"argument (.*?): expected one argument", r"\1: cần một giá trị"),
    (r"argument (.*?): expected at least one argument", r"\1: cần ít nhất một giá trị"),
)


class _Format(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Bộ đọc tham số — says in Vietnamese what argparse says in English."""

    def __init__(self, *args: object, **options: object) -> None:
        options |= {"add_help": False, "formatter_class": _Format}
        super().__init__(*args, **options)  # type: ignore[arg-type] # passed through
        self._positionals.title, self._optionals.title = "tham số", "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện trợ giúp này")

    def error(self, message: str) -> NoReturn:
        for english, vietnamese in _ENGLISH:
            message = re.sub(f"^{english}$", vietnamese, message)
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 done, 1 refused or failed with one sentence on stderr, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in {"-h", "--help"}:
        print(_help())
        return 0 if given else 2
    name, rest = given[0], given[1:]
    if name not in COMMANDS:
        print(f"vanthu: không có lệnh “{name}”. Xem: vanthu --help", file=sys.stderr)
        return 2
    module, about = COMMANDS[name]
    command = import_module(f"app.commands.{module}")
    parser = Parser(prog=f"vanthu {name}", description=f"{about[0].upper()}{about[1:]}.")
    parser.set_defaults(command=name)
    command.add_arguments(parser)
    return _run(command.run, parser.parse_args(rest))


def _run(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    from core.errors import Fault, Refusal

    try:
        return int(run(args))
    except Refusal as refusal:
        return _failed(_sentence(refusal))
    except Fault as fault:
        return _failed(fault.reason)
    except ValueError as error:
        if (words := _settings_error(error)) is None:
            raise
        return _failed(words)
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def _help() -> str:
    width = max(map(len, COMMANDS)) + 2
    rows = [f"  {name:<{width}}{about}" for name, (_, about) in COMMANDS.items()]
    head = [
        "cách dùng: vanthu LỆNH [tham số]",
        "",
        "Văn thư: trợ lý văn bản điện tử trong cuộc trò chuyện.",
    ]
    foot = ["", "Mỗi lệnh: vanthu LỆNH --help"]
    return "\n".join([*head, "", "Các lệnh:", *rows, *foot])


def _sentence(refusal: object) -> str:
    from pathlib import Path

    from adapters.texts.fluent import FluentTexts

    texts = FluentTexts(Path(__file__).resolve().parents[1] / "locales" / "vi")
    return texts.plain(refusal.text)  # type: ignore[attr-defined] # a Refusal; core is imported late


def _settings_error(error: ValueError) -> str | None:
    """Settings that cannot be: pydantic's findings, one after the other; None for a bug of ours."""
    from app.wrong_settings import WrongSettings, said

    return str(error) if isinstance(error, WrongSettings) else said(error)


def _failed(words: str) -> int:
    print(f"Lỗi: {words}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
