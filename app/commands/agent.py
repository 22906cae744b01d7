"""`vanthu agent pair|run|list|sign` — máy ký trên máy của người ký (R-11.1). Never run on the server."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import os
import platform
from typing import TYPE_CHECKING

from core.calendar import TIME_ZONE
from core.errors import Fault, Turn
from core.signing.machine import PairingEnded

if TYPE_CHECKING:
    from app.agent.pairings import Pairing
    from app.agent.server import Asked, Server

MOST_SECRET = 4096
_PIN = "Mã PIN, mật khẩu của khóa, hoặc các mã của dịch vụ ký số từ xa: "
_FD = "đọc từ số hiệu tệp đang mở này thay vì hỏi (dòng đầu)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tham số của lệnh — secrets are asked for, or come by a handle: never as arguments."""
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="pair|run|list|sign", prog=parser.prog
    )
    pair = actions.add_parser("pair", help="ghép máy này với tài khoản, bằng mã ở trang cơ quan")
    pair.add_argument("--server", required=True, metavar="URL", help="địa chỉ máy chủ, https://…")
    pair.add_argument(
        "--key",
        required=True,
        metavar="KHÓA",
        help="tệp .p12, pkcs11:token=… hoặc csc:credential=…",
    )
    pair.add_argument("--device", default=platform.node(), metavar="TÊN", help="tên của máy này")
    pair.add_argument("--code-fd", type=int, metavar="SỐ", help=f"mã ghép: {_FD}")
    pair.add_argument("--pin-fd", type=int, metavar="SỐ", help=f"mã PIN: {_FD}")
    run_ = actions.add_parser("run", help="mở trang ký trên máy này")
    run_.add_argument("--port", type=int, default=0, metavar="CỔNG", help="mặc định: cổng bất kỳ")
    run_.add_argument("--no-browser", action="store_true", help="chỉ in địa chỉ, không mở trang")
    actions.add_parser("list", help="liệt kê những gì chờ ký")
    sign = actions.add_parser("sign", help="kiểm tra và ký một đề nghị")
    sign.add_argument("id", metavar="MÃ", help="mã trong danh sách, hoặc phần đầu của mã")
    sign.add_argument(
        "--digits", default="", metavar="BỐN-SỐ", help="bốn số trên thẻ, thay câu hỏi"
    )
    sign.add_argument("--pin-fd", type=int, metavar="SỐ", help=f"mã PIN: {_FD}")


def run(args: argparse.Namespace) -> int:
    return asyncio.run(_ACTIONS[args.action](args))


async def _pair(args: argparse.Namespace) -> int:
    from app.agent import pairings, server, signing

    told = server.address(args.server)
    code = _secret("Mã ghép: ", args.code_fd)
    pin = _secret(_PIN, args.pin_fd)
    async with server.session() as session:
        line, path = server.Server(told, session), pairings.settings_file()
        made = await signing.pair(line, code, args.device, args.key, pin, path)
    print(f"Đã ghép với {made.agency}: {made.person}, chứng thư số của {made.holder}.")
    return 0


async def _run(args: argparse.Namespace) -> int:
    from app.agent.page import serve
    from app.agent.pairings import pairings, settings_file

    await serve(pairings(settings_file()), args.port, browser=not args.no_browser)
    return 0


async def _list(_args: argparse.Namespace) -> int:
    from core.signing.station import four_digits

    rows = await _everywhere()
    for _pairing, one in rows:
        until = one.expires_at.astimezone(TIME_ZONE)
        about = "\t".join([one.reference or "—", one.subject, four_digits(one.attributes)])
        print(f"{one.id}\t{about}\t{until:%H:%M %d/%m/%Y}")
    if not rows:
        print("Không có gì chờ ký.")
    return 0


async def _sign(args: argparse.Namespace) -> int:
    from app.agent import server, signing

    rows = await _everywhere()
    chosen = signing.one_of([one for _, one in rows], args.id)
    if chosen is None:
        raise Fault(Turn.NEVER, f"không có đề nghị ký “{args.id[:40]}”, hoặc có nhiều hơn một")
    pairing = next(one for one, asked in rows if asked is chosen)
    async with server.session() as session:
        return await _looked_and_signed(args, signing.server_of(pairing, session), pairing, chosen)


async def _looked_and_signed(
    args: argparse.Namespace, line: Server, pairing: Pairing, asked: Asked
) -> int:
    """What was checked is told first; then the four digits, then the PIN."""
    from app.agent import signing

    looked = await signing.look(line, asked, pairing.leaf)
    print(f"{asked.reference or 'Chưa có số'} – {asked.subject}")
    if asked.detached:
        print(f"Tệp {asked.name} không phải PDF, chữ ký rời; SHA-256 {looked.sha256}")
    print(f"Máy này đã tự kiểm tra: đúng tệp, đúng chứng thư số của {pairing.holder}.")
    asked_for = f"Bốn số đối chiếu {looked.digits} có giống trên thẻ không? (c/k) "
    same = args.digits == looked.digits if args.digits else await _agreed(asked_for)
    if not same:
        raise Fault(Turn.NEVER, f"bốn số đối chiếu không giống; trên máy này là {looked.digits}")
    pin = _secret(_PIN, args.pin_fd)
    print(await signing.sign(line, pairing, looked, pin))
    return 0


async def _everywhere() -> list[tuple[Pairing, Asked]]:
    """Of all pairings; one that has ended does not hide the others."""
    from app.agent import pairings, server, signing

    found, ended = [], None
    known = pairings.pairings(pairings.settings_file())
    async with server.session() as session:
        for pairing in known:
            try:
                rows = await signing.server_of(pairing, session).waiting()
            except PairingEnded as error:
                ended = error
                continue
            found += [(pairing, one) for one in rows]
    if ended is not None and not found:
        raise ended
    return found


async def _agreed(question: str) -> bool:
    return (await asyncio.to_thread(input, question)).strip().casefold() == "c"


def _secret(prompt: str, handle: int | None) -> str:
    """Without echo, or the first line of an open handle. Raises `Fault`."""
    if handle is None:
        return getpass.getpass(prompt)
    try:
        with os.fdopen(handle, "rb") as file:
            line = file.readline(MOST_SECRET)
        return line.rstrip(b"\r\n").decode()
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(Turn.NEVER, f"không đọc được từ số hiệu tệp {handle}") from error


_ACTIONS = {"pair": _pair, "run": _run, "list": _list, "sign": _sign}
