"""`vanthu format-check` — kiểm tra thể thức, kỹ thuật trình bày của một tệp PDF (R-6.4a)."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from adapters.papers.layout import MAX_BYTES
from adapters.papers.linter import Linter
from adapters.texts.fluent import FluentTexts
from core.outgoing.format.lint import rules
from core.signing.report import Finding, Result
from core.text import Text

LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"
TYPES = ("letter", "report", "proposal", "notice", "plan", "decision")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tham số của lệnh."""
    parser.add_argument("file", type=Path, metavar="FILE", help="tệp PDF cần kiểm tra")
    parser.add_argument(
        "--type", choices=TYPES, default="",
        help="loại văn bản: công văn, báo cáo, tờ trình, thông báo, kế hoạch, quyết định",
    )  # fmt: skip
    parser.add_argument("--signer", default="", metavar="TEN", help="họ tên người ký")
    parser.add_argument(
        "--urgency", type=int, choices=range(4), help="0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc"
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run(args: argparse.Namespace) -> int:
    """Chạy lệnh — 0 when nothing failed; 1 for a fault, and for a file that could not be read."""
    texts = FluentTexts(LOCALES)
    try:
        with args.file.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        said = Text.of("verify-cannot-read-file", path=str(args.file))
        sys.stderr.write(texts.plain(said) + "\n")
        return 1
    found = asyncio.run(_linted(content, args))
    print(_as_json(found, texts) if args.json else _as_text(found, texts))
    results = {finding.result for finding in found}
    return 0 if Result.PASS in results and Result.FAIL not in results else 1


async def _linted(content: bytes, args: argparse.Namespace) -> Sequence[Finding]:
    type_name = f"type-{args.type}" if args.type else ""
    return await Linter().lint(
        content, type_name=type_name, signer=args.signer, urgency=args.urgency
    )


def _as_json(found: Sequence[Finding], texts: FluentTexts) -> str:
    bases = {rule.id: rule.basis for rule in rules()}
    body = [
        {
            "id": finding.check,
            "result": finding.result.value,
            "detail": texts.plain(finding.detail),
            "basis": bases[finding.check],
        }
        for finding in found
    ]
    return json.dumps({"checks": body}, ensure_ascii=False, indent=2)


def _as_text(found: Sequence[Finding], texts: FluentTexts) -> str:
    return "\n".join(
        texts.plain(
            Text.of(
                "verify-line",
                check=finding.check,
                result=Text.of(f"verify-result-{finding.result.value}"),
                detail=finding.detail,
            )
        )
        for finding in found
    )
