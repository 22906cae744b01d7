"""`vanthu verify` — kiểm tra chữ ký số trên một tệp (R-8.1a)."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters.signing.times import VIETNAM, vietnam
from adapters.signing.verifier import Verifier
from adapters.signing.wire import signature_out
from adapters.texts.fluent import FluentTexts
from core.signing.report import SignatureReport, SignatureSeen, Verdict
from core.text import Text

LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"
TIMEOUT = 60.0


class _Unusable(Exception):
    """What was given on the command line cannot be used; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.key)
        self.text = text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tham số của lệnh."""
    parser.description = "Kiểm tra chữ ký số trên tệp PDF: C1–C6, và C7 khi có --from."
    parser.add_argument("file", type=Path, metavar="FILE", help="tệp cần kiểm tra")
    parser.add_argument(
        "--root", type=Path, action="append", default=[], metavar="PEM",
        help="chứng thư số gốc tin cậy (lặp lại được)",
    )  # fmt: skip
    parser.add_argument(
        "--crl", type=Path, action="append", default=[], metavar="FILE",
        help="danh sách thu hồi CRL (lặp lại được)",
    )  # fmt: skip
    parser.add_argument(
        "--from", dest="sender", default="", metavar="ORG_CODE", help="mã định danh bên gửi"
    )
    parser.add_argument(
        "--at", default="", metavar="ISO", help="thời điểm kiểm tra (mặc định: bây giờ)"
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run(args: argparse.Namespace) -> int:
    """Chạy lệnh — 0 only for a valid file; 1 for anything else, also when it cannot be checked."""
    texts = FluentTexts(LOCALES)
    try:
        content = _content(args.file)
        at = _moment(args.at)
        _refuse_unreadable(args.root, args.crl)
    except _Unusable as error:
        sys.stderr.write(texts.plain(error.text) + "\n")
        return 1
    report = asyncio.run(_verified(content, at, args))
    written = _as_json(report, texts) if args.json else _as_text(report, texts)
    sys.stdout.write(written + "\n")
    return 0 if report.verdict is Verdict.VALID else 1


async def _verified(content: bytes, at: datetime, args: argparse.Namespace) -> SignatureReport:
    verifier = Verifier(args.root, args.crl, timeout=TIMEOUT)
    try:
        return await verifier.verify(content, at, sender=args.sender)
    finally:
        await verifier.close()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _Unusable(Text.of("verify-cannot-read-file", path=str(path))) from error


def _moment(said: str) -> datetime:
    """ISO 8601; without a zone it is Vietnamese time."""
    if not said:
        return datetime.now(VIETNAM)
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise _Unusable(Text.of("verify-bad-moment", moment=said)) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _refuse_unreadable(roots: list[Path], crls: list[Path]) -> None:
    """A folder's broken file is skipped; one that was named is refused, with its name."""
    from adapters.signing.chain import certificate, revocation_list

    for path in roots:
        _parse(path, certificate, "verify-bad-certificate")
    for path in crls:
        _parse(path, revocation_list, "verify-bad-crl")


def _parse(path: Path, parse: Callable[[bytes], object], key: str) -> None:
    content = _content(path)
    try:
        parse(content)
    except (ValueError, TypeError) as error:
        raise _Unusable(Text.of(key, path=str(path))) from error


def _as_json(report: SignatureReport, texts: FluentTexts) -> str:
    body: dict[str, Any] = {
        "verdict": report.verdict.value,
        "checks": [
            {
                "id": finding.check,
                "result": finding.result.value,
                "detail": texts.plain(finding.detail),
            }
            for finding in report.findings
        ],
        "signatures": [signature_out(seen) for seen in report.signatures],
        "sha256": report.sha256,
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def _as_text(report: SignatureReport, texts: FluentTexts) -> str:
    lines = [Text.of(f"verify-verdict-{report.verdict.value}")]
    lines += [
        Text.of(
            "verify-line",
            check=finding.check,
            result=Text.of(f"verify-result-{finding.result.value}"),
            detail=finding.detail,
        )
        for finding in report.findings
    ]
    lines += [_signature(number, seen) for number, seen in enumerate(report.signatures, 1)]
    return "\n".join(texts.plain(line) for line in lines)


def _signature(number: int, seen: SignatureSeen) -> Text:
    moment = vietnam(seen.signed_at) if seen.signed_at else ""
    return Text.of(
        "verify-signature",
        number=number,
        signer=seen.signer,
        kind=Text.of("verify-kind-agency" if seen.is_agency else "verify-kind-person"),
        issuer=seen.issuer,
        time=Text.of(f"verify-time-{seen.time_source}", moment=moment),
    )
