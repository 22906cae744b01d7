"""`vanthu verify` — kiểm tra chữ ký số trên các tệp (R-8.1a): hợp lệ, không hợp lệ, chưa xác định."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adapters.signing.times import VIETNAM
from adapters.signing.verifier import Verifier
from adapters.signing.workshop import Workshop
from adapters.texts.fluent import FluentTexts
from app.verified import Verified, as_json, as_text
from core.errors import Fault, Refusal
from core.evidence.checking import checked
from core.evidence.evidence import ATTACHED, Evidence
from core.signing.identity import Declared
from core.signing.policy import Expected, Need, held_against
from core.signing.report import Finding, Result, SignatureReport, Verdict
from core.text import Text

LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"
TIMEOUT = 18.0
VALID, INVALID, UNUSABLE, UNDECIDED = 0, 1, 2, 3
MAX_BYTES = 256 * 1024 * 1024
DETACHED = (".p7s", ".p7m", ".sig")


class _Unusable(Exception):
    """What was given on the command line cannot be used; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.key)
        self.text = text


@dataclass(frozen=True)
class _Asked:
    """One file to check, and the signature that lies beside it, if any."""

    path: Path
    content: bytes
    signature: bytes = b""


_OPTIONS = (
    ("--root", "PEM", "chứng thư số gốc tin cậy (lặp lại được)"),
    ("--crl", "FILE", "danh sách thu hồi CRL (lặp lại được)"),
    ("--ocsp", "FILE", "câu trả lời OCSP, đuôi .ocsp hoặc .ors (lặp lại được)"),
    ("--chain", "PEM", "chứng thư số trung gian, khi tệp không kèm (lặp lại được)"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tham số của lệnh."""
    parser.description = (
        "Kiểm tra chữ ký số trên tệp PDF, hoặc chữ ký rời .p7s bên cạnh tệp khác. "
        "Mã trả về: 0 hợp lệ; 1 không hợp lệ; 3 chưa xác định; 2 dùng sai lệnh hoặc không đọc được."
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="tệp cần kiểm tra")
    for name, metavar, words in _OPTIONS:
        parser.add_argument(
            name, type=Path, action="append", default=[], metavar=metavar, help=words
        )
    parser.add_argument(
        "--from", dest="sender", default="", metavar="ORG_CODE", help="mã định danh bên gửi"
    )
    parser.add_argument("--agency", default="", metavar="NAME", help="tên cơ quan đã khai")
    parser.add_argument("--signer", default="", metavar="NAME", help="tên người ký đã khai")
    parser.add_argument("--reference", default="", metavar="SỐ", help="số, ký hiệu đã khai")
    parser.add_argument(
        "--need", choices=[one.value for one in Need], default=Need.BOTH.value,
        help="ai phải ký: both (mặc định), agency, person, any",
    )  # fmt: skip
    parser.add_argument(
        "--field", action="append", default=[], metavar="NAME",
        help="ô được điền giữa hai chữ ký, ngoài ô số và ngày (lặp lại được)",
    )  # fmt: skip
    parser.add_argument("--detached", type=Path, metavar="P7S", help="chữ ký rời của tệp")
    parser.add_argument(
        "--at", default="", metavar="ISO", help="thời điểm kiểm tra (mặc định: bây giờ)"
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run(args: argparse.Namespace) -> int:
    """Chạy lệnh — 0 when every file is valid; the worst answer decides: 1, then 2, then 3."""
    texts = FluentTexts(LOCALES)
    try:
        at = _moment(args.at)
        _refuse_unreadable(args)
    except _Unusable as error:
        sys.stderr.write(texts.plain(error.text) + "\n")
        return UNUSABLE
    asked, unreadable = _read(args, texts)
    verified = asyncio.run(_verified(asked, at, args))
    written = as_json(verified, texts) if args.json else as_text(verified, texts)
    if verified:
        sys.stdout.write(written + "\n")
    return _code(verified, unreadable=unreadable)


def _code(verified: list[Verified], *, unreadable: bool) -> int:
    verdicts = {one.verdict for one in verified}
    if Verdict.INVALID in verdicts:
        return INVALID
    if unreadable or not verdicts:
        return UNUSABLE
    return UNDECIDED if Verdict.INDETERMINATE in verdicts else VALID


def _read(args: argparse.Namespace, texts: FluentTexts) -> tuple[list[_Asked], bool]:
    """What can be read; what cannot is said at once, and the others are checked all the same."""
    asked: list[_Asked] = []
    for path in args.files:
        try:
            asked.append(_one(path, args.detached))
        except _Unusable as error:
            sys.stderr.write(texts.plain(error.text) + "\n")
    return asked, len(asked) < len(args.files)


def _one(path: Path, detached: Path | None) -> _Asked:
    if path.suffix.lower() in DETACHED and detached is None and path.with_suffix("").is_file():
        path, detached = path.with_suffix(""), path
    content = _content(path)
    beside = [Path(f"{path}{ending}") for ending in DETACHED]
    if detached is None and b"%PDF-" not in content[:1024]:
        detached = next((one for one in beside if one.is_file()), None)
    return _Asked(path, content, _content(detached) if detached else b"")


async def _verified(asked: list[_Asked], at: datetime, args: argparse.Namespace) -> list[Verified]:
    expected = Expected(
        Need(args.need), Declared(args.sender, args.agency, args.signer), args.reference
    )
    verifier = Verifier(
        args.root, [*args.crl, *args.ocsp], timeout=TIMEOUT, others=args.chain, fillable=args.field
    )
    try:
        return [
            Verified(
                one.path,
                at,
                held_against(await _report(verifier, one, at), expected),
                await _evidence(one),
            )
            for one in asked
        ]
    finally:
        await verifier.close()


async def _report(verifier: Verifier, one: _Asked, at: datetime) -> SignatureReport:
    if one.signature:
        return await verifier.verify_detached(one.content, one.signature, at)
    return await verifier.verify(one.content, at)


async def _evidence(one: _Asked) -> tuple[Finding, ...]:
    """Biên bản khẩn mang theo chứng cứ — computed again from the file alone (N1)."""
    if ATTACHED.encode() not in one.content:
        return ()
    workshop = Workshop(timeout=TIMEOUT)
    try:
        return checked(Evidence.of(await workshop.attached(one.content, ATTACHED)))
    except Refusal as refusal:
        return (Finding("B1", Result.FAIL, refusal.text),)
    except Fault:
        return (Finding("B1", Result.UNKNOWN, Text.of("verification-file-too-heavy")),)
    finally:
        await workshop.close()


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _Unusable(Text.of("verify-too-large", path=str(path)))
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


def _refuse_unreadable(args: argparse.Namespace) -> None:
    """A folder's broken file is skipped; one that was named is refused, with its name."""
    from adapters.signing.chain import answer, certificate, revocation_list

    if args.detached is not None and len(args.files) > 1:
        raise _Unusable(Text.of("verify-one-detached"))
    for paths, parse, key in (
        ((*args.root, *args.chain), certificate, "verify-bad-certificate"),
        (args.crl, revocation_list, "verify-bad-crl"),
        (args.ocsp, answer, "verify-bad-ocsp"),
    ):
        for path in paths:
            _parse(path, parse, key)


def _parse(path: Path, parse: Callable[[bytes], object], key: str) -> None:
    content = _content(path)
    try:
        parse(content)
    except (ValueError, TypeError) as error:
        raise _Unusable(Text.of(key, path=str(path))) from error
