"""`vanthu certificates import|list` — chứng thư số và thiết bị lưu khóa bí mật (R-11.1).

Only the certificate comes in, never a key. Assigning the device, permission to stand in and
revoking are decisions: they are made on the certificate's card.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from adapters.texts.fluent import FluentTexts
from app.names import certificate_id
from core.calendar import TIME_ZONE
from core.errors import Fault, Turn
from core.people.certificate import Certificate, CertificateState
from core.people.directory import Directory
from core.text import Text, nfc

if TYPE_CHECKING:
    from adapters.signing.registry import Read
    from app.settings import Settings
    from core.ports import Clock

LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"


@dataclass(frozen=True)
class _Holder:
    """Whose it is: a person of the agency, or with None the agency itself."""

    agency_id: UUID
    person_id: UUID | None
    name: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tham số của lệnh."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="import|list")
    enter = actions.add_parser("import", help="nhập một chứng thư số (PEM hoặc DER)")
    enter.add_argument("file", type=Path, metavar="FILE", help="tệp chứng thư số, không có khóa")
    enter.add_argument(
        "--holder", required=True, metavar="TÀI-KHOẢN|MÃ",
        help="tài khoản của người được cấp, hoặc mã định danh của cơ quan được cấp",
    )  # fmt: skip
    enter.add_argument("--device", default="", metavar="TÊN", help="tên, số máy của thiết bị")
    listed = actions.add_parser("list", help="liệt kê chứng thư số")
    listed.add_argument("--agency", default="", metavar="MÃ", help="chỉ của cơ quan này")
    listed.add_argument("--json", action="store_true", help="in dạng JSON")


def run(args: argparse.Namespace) -> int:
    if args.action == "import":
        return _import(args)
    rows = asyncio.run(_rows(args.agency.upper()))
    if args.json:
        print(json.dumps({"certificates": rows}, ensure_ascii=False, indent=2))
        return 0
    texts = FluentTexts(LOCALES)
    for row in rows:
        state = texts.plain(Text.of(f"certificate-state-{row['state'].replace('_', '-')}"))
        until = datetime.fromisoformat(row["valid_until"]).astimezone(TIME_ZONE)
        print(f"{row['agency']}\t{row['holder']}\t{row['serial']}\t{until:%d/%m/%Y}\t{state}")
    return 0


def _import(args: argparse.Namespace) -> int:
    from app.clock import SystemClock
    from app.settings import load

    found = _read(args.file)
    device = nfc(args.device).strip()
    holder, new = asyncio.run(entered(found, args.holder, device, load(), SystemClock()))
    print(f"Đã nhập chứng thư số {found.serial} của {holder.name}." if new else "Đã có từ trước.")
    if found.agency is not (holder.person_id is None):
        print(f"Lưu ý: chủ thể ghi trong chứng thư số là “{found.subject}”.", file=sys.stderr)
    return 0


def _read(path: Path) -> Read:
    from adapters.signing.registry import HoldsPrivateKey, read_certificate

    try:
        return read_certificate(path.read_bytes())
    except OSError as error:
        raise Fault(Turn.NEVER, f"không đọc được {path}: {error.strerror}") from error
    except HoldsPrivateKey as error:
        words = "tệp chứa khóa bí mật; chỉ nhập chứng thư số, khóa bí mật không rời thiết bị"
        raise Fault(Turn.NEVER, words) from error
    except (ValueError, TypeError) as error:
        raise Fault(Turn.NEVER, f"{path} không phải là một chứng thư số") from error


async def entered(
    found: Read, named: str, device: str, settings: Settings, clock: Clock
) -> tuple[_Holder, bool]:
    """Nhập chứng thư số — of this account or agency; False when it was known already. Raises `Fault`."""
    from app.bootstrap import opened
    from app.roll import directories
    from core.certificates.entering import enter

    async with opened(settings, clock) as store:
        holder = _holder(named, await directories(store))
        now = clock.now()
        certificate = _certificate(found, holder, device, now)
        return holder, await store.write(lambda work: enter(work, certificate, now))


def _holder(named: str, known: dict[str, Directory]) -> _Holder:
    for code, directory in known.items():
        if code == named.upper():
            return _Holder(directory.agency.id, None, directory.agency.name)
        for person in directory.people:
            if person.account == named.casefold():
                return _Holder(directory.agency.id, person.id, person.name)
    raise Fault(Turn.NEVER, f"không có tài khoản hoặc cơ quan “{named}”")


def _certificate(found: Read, holder: _Holder, device: str, now: datetime) -> Certificate:
    return Certificate(
        id=certificate_id(found.fingerprint),
        agency_id=holder.agency_id,
        state=CertificateState.IN_USE,
        holder_id=holder.person_id,
        holder_name=holder.name,
        serial=found.serial,
        issuer=nfc(found.issuer),
        fingerprint=found.fingerprint,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        device=device,
        entered_at=now,
    )


async def _rows(code: str) -> list[dict[str, Any]]:
    from app.bootstrap import opened
    from app.clock import SystemClock
    from app.roll import directories
    from app.settings import load

    async with opened(load(), SystemClock()) as store:
        known = await directories(store)
    if code and code not in known:
        raise Fault(Turn.NEVER, f"chưa có cơ quan mã “{code}”")
    return [
        _row(one, where, directory)
        for where, directory in known.items()
        if code in {"", where}
        for one in directory.certificates
    ]


def _row(one: Certificate, code: str, directory: Directory) -> dict[str, Any]:
    return {
        "agency": code,
        "holder": one.holder_name,
        "kind": "agency" if one.of_agency else "person",
        "serial": one.serial,
        "issuer": one.issuer,
        "valid_from": one.valid_from.isoformat(),
        "valid_until": one.valid_until.isoformat(),
        "device": one.device,
        "state": one.state.value,
        "keeper": directory.name(one.keeper_id),
        "fingerprint": one.fingerprint,
    }
