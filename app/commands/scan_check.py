"""`vanthu scan-check` — kiểm tra tệp số hóa theo Điều 8.5b (R-8.5b)."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from adapters.signing.scans import MAX_BYTES, ScanReader
from adapters.texts.fluent import FluentTexts
from core.signing.report import Verdict
from core.signing.scan import ScanReport
from core.text import Text

LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"
UNDETERMINED = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tham số của lệnh."""
    parser.description = (
        "Kiểm tra tệp số hóa từ văn bản giấy: PDF 1.4 trở lên, ảnh màu, tối thiểu 200 dpi,"
        " tỷ lệ 100 %; từng trang một. Kiểm tra trước khi ký số, vì ký số nâng phiên bản tệp."
    )
    parser.epilog = (
        "Mã kết thúc: 0 mọi tệp đều đạt; 1 có tệp không đạt hoặc không mở được;"
        " 3 không có gì sai nhưng có điểm chưa xác định được; 2 sai cách dùng."
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="tệp PDF cần kiểm tra")
    parser.add_argument(
        "--json", action="store_true",
        help="in kết quả dạng JSON: một đối tượng; khi có nhiều tệp thì trong mảng “files”",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Chạy lệnh — 0 all right, 1 something fails, 3 something undetermined and nothing fails."""
    texts = FluentTexts(LOCALES)
    examined, missing = [], False
    for path in args.files:
        try:
            with path.open("rb") as file:
                content = file.read(MAX_BYTES + 1)
        except OSError:
            said = Text.of("verify-cannot-read-file", path=str(path))
            sys.stderr.write(texts.plain(said) + "\n")
            missing = True
            continue
        examined.append((path, asyncio.run(ScanReader().examine(content))))
    _print(examined, texts, args)
    return 1 if missing else _exit({report.verdict for _, report in examined})


def _exit(verdicts: set[Verdict]) -> int:
    if Verdict.INVALID in verdicts:
        return 1
    return UNDETERMINED if Verdict.INDETERMINATE in verdicts else 0


def _print(
    examined: list[tuple[Path, ScanReport]], texts: FluentTexts, args: argparse.Namespace
) -> None:
    if not args.json:
        for path, report in examined:
            print("\n".join(map(texts.plain, _lines(path, report))))
        return
    bodies = [_body(path, report, texts) for path, report in examined]
    if len(args.files) == 1:
        print("".join(json.dumps(one, ensure_ascii=False, indent=2) for one in bodies))
        return
    print(json.dumps({"files": bodies}, ensure_ascii=False, indent=2))


def _lines(path: Path, report: ScanReport) -> list[Text]:
    verdict = Text.of(f"scan-check-verdict-{report.verdict.value}")
    lines = [Text.of("scan-check-head", path=str(path), verdict=verdict)]
    lines += [
        Text.of(
            "scan-check-line",
            result=Text.of(f"verify-result-{one.result.value}"),
            detail=one.detail,
        )
        for one in report.findings
    ]
    return lines


def _body(path: Path, report: ScanReport, texts: FluentTexts) -> dict[str, Any]:
    return {
        "file": str(path),
        "verdict": report.verdict.value,
        "version": report.version,
        "pages": report.pages,
        "checks": [
            {
                "id": one.rule.value,
                "page": one.page or None,
                "result": one.result.value,
                "detail": texts.plain(one.detail),
            }
            for one in report.findings
        ],
        "sha256": report.sha256,
    }
