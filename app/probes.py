"""Phép thử — each asks one outside thing and says what it found; raises when it is not well."""

from __future__ import annotations

import asyncio
import json
import urllib.error
import urllib.request
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from app.settings import Settings
from core.calendar import TIME_ZONE
from core.errors import Fault, Turn

_TELEGRAM = "https://api.telegram.org"
_DRIFT = timedelta(seconds=20)
_SOON = timedelta(days=40)


def _bad(words: str) -> Fault:
    return Fault(Turn.NEVER, words)


async def database(settings: Settings) -> str:
    from adapters.db.store import open_store
    from app.shown import bare_url

    path = settings.store_url.removeprefix("sqlite:///")
    if path != settings.store_url and not await asyncio.to_thread(_exists, path):
        raise _bad("chưa có; chạy: vanthu migrate")
    store = open_store(settings.store_url)
    try:
        agencies = await store.read(lambda records: records.agencies())
    finally:
        await store.close()
    return f"{bare_url(settings.store_url)}, {len(agencies)} cơ quan"


def _exists(path: str) -> bool:
    from pathlib import Path

    return Path(path).exists()


async def files(settings: Settings) -> str:
    from adapters.files.store import FileStore

    store = FileStore(settings.data_dir / "blobs" / "sha256")
    probe = b"vanthu doctor\n"
    if await store.get(await store.put(probe)) != probe:
        raise _bad("đọc lại khác với đã ghi")
    return f"ghi và đọc lại được ở {settings.data_dir}"


async def calendar(_settings: Settings) -> str:
    from app.calendar_data import load

    known, today = load(), datetime.now(TIME_ZONE).date()
    if not known.is_entered(today):
        raise _bad(f"chưa nhập lịch năm {today.year}")
    if not known.is_entered(today + _SOON):
        raise _bad(f"lịch sắp hết: chưa nhập ngày {today + _SOON:%d/%m/%Y}")
    return f"hôm nay {'làm việc' if known.is_working_day(today) else 'nghỉ'}"


async def certificates(settings: Settings) -> str:
    from adapters.signing.chain import certificate

    folder = settings.roots_folder
    paths = [path for path in sorted(folder.glob("*")) if path.is_file()]
    if not paths:
        raise _bad(f"không có chứng thư số gốc nào trong {folder}")
    for path in paths:
        try:
            certificate(path.read_bytes())
        except (ValueError, TypeError) as error:
            raise _bad(f"không đọc được {path.name}") from error
    return f"{len(paths)} tệp trong {folder}"


async def exchange(settings: Settings) -> str:
    from adapters.dms import connect

    waiting = await connect(settings.dms, settings.exchange_options).fetch(1)
    return f"{settings.dms} trả lời, {'có' if waiting else 'không có'} gói tin chờ"


async def telegram(settings: Settings) -> str:
    answer, _ = await asyncio.to_thread(_get_me, settings)
    return f"bot @{answer['result']['username']} trả lời"


async def clock(settings: Settings) -> str:
    """Codes and signatures lean on the time: it is compared with the Bot API's."""
    _, dated = await asyncio.to_thread(_get_me, settings)
    if dated is None:
        raise _bad("không có giờ nào để so")
    drift = abs(datetime.now(TIME_ZONE) - dated)
    if drift > _DRIFT:
        raise _bad(f"lệch {drift.total_seconds():.0f} giây so với máy chủ Bot API")
    return f"lệch {drift.total_seconds():.0f} giây so với máy chủ Bot API"


def _get_me(settings: Settings) -> tuple[dict[str, Any], datetime | None]:
    token = settings.telegram_token.get_secret_value()
    if not token:
        raise _bad("chưa có token: đặt VANTHU_TELEGRAM_TOKEN")
    address = f"{(settings.telegram_api or _TELEGRAM).rstrip('/')}/bot{token}/getMe"
    proxies = {"http": settings.telegram_proxy, "https": settings.telegram_proxy}
    handler = urllib.request.ProxyHandler(proxies if settings.telegram_proxy else None)
    try:
        with urllib.request.build_opener(handler).open(address, timeout=10) as reply:
            said = reply.headers.get("Date")
            return json.loads(reply.read(65536)), parsedate_to_datetime(said) if said else None
    except urllib.error.HTTPError as error:
        raise _bad(f"Bot API trả lời {error.code}: token hoặc địa chỉ không đúng") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise _bad(f"không tới được Bot API: {type(reason).__name__}") from None
