"""`vanthu link-code ACCOUNT` — a one-time code that links a Telegram chat to an account."""

from __future__ import annotations

import argparse
import asyncio
import json

from core.errors import Fault, Turn


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("account", metavar="TÀI-KHOẢN", help="tài khoản cần liên kết")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")


def run(args: argparse.Namespace) -> int:
    code, until = asyncio.run(_made(args.account))
    if args.json:
        print(json.dumps({"account": args.account, "code": code, "expires_at": until}))
        return 0
    print(f"/start {code}")
    print(f"Gửi dòng trên cho bot trước {until}. Mã dùng một lần, chỉ hiện lần này.")
    return 0


async def _made(account: str) -> tuple[str, str]:
    from app.bootstrap import opened
    from app.clock import SystemClock
    from app.roll import person_of
    from app.settings import load
    from core.calendar import TIME_ZONE
    from core.people.secrets import LINK_CODE_LIFE, LinkCode, code_digest
    from core.ports import UnitOfWork
    from web.office.linking import link_entry, new_code

    clock, code = SystemClock(), new_code()
    async with opened(load(), clock) as store:
        person = await person_of(store, account)
        if person is None:
            raise Fault(Turn.NEVER, f"không có tài khoản “{account}”, hoặc đã hết hiệu lực")
        now = clock.now()
        kept = LinkCode(code_digest(code), person.id, now + LINK_CODE_LIFE)

        def unit(work: UnitOfWork) -> None:
            work.put_link_code(kept)
            work.record(link_entry(person.agency_id, person.id, "cli", now))

        await store.write(unit)
    return code, kept.expires_at.astimezone(TIME_ZONE).strftime("%H:%M %d/%m/%Y")
