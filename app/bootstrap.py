"""Dựng nhà — settings become ports; the one file that knows every adapter.

Adapters are made and looked at here, at start, not at first use.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.db.conversations import Conversations
from adapters.db.intake import Intake
from adapters.db.migrate import migrate
from adapters.db.outbox import Outbox
from adapters.db.set_up import SetUp
from adapters.db.store import Database, open_store
from adapters.dms import connect
from adapters.files.stamps import StampReader
from adapters.files.store import FileStore
from adapters.papers.linter import Linter
from adapters.papers.printer import Printer
from adapters.proofs.totp import Totp, open_totp
from adapters.signing.holder_card import HolderCards
from adapters.signing.lists import RevocationLists
from adapters.signing.responses import Responders
from adapters.signing.scans import ScanReader
from adapters.signing.verifier import Verifier
from adapters.signing.workshop import Equipment, Workshop
from adapters.texts.fluent import FluentTexts
from app.bell import Bell, RingingStore
from app.calendar_data import load
from app.channels import connected, resting
from app.pictures import Pictures
from app.settings import Settings
from app.wrong_settings import WrongSettings
from core import catalogue
from core.calendar import TIME_ZONE
from core.card import Exposure
from core.ports import Clock, Dms, Ports
from core.show import Show

if TYPE_CHECKING:
    from aiogram import Bot

    from bot.channel import TelegramChannel

LOCALES = Path(__file__).resolve().parents[1] / "locales" / "vi"


@dataclass(frozen=True)
class Telegram:
    """Đường ra Telegram — only in processes that send or poll: aiogram takes seconds to import."""

    bot: Bot
    channel: TelegramChannel


@dataclass(frozen=True)
class House:
    """Ngôi nhà — the ports, and what set-up and the pages need besides them."""

    settings: Settings
    ports: Ports
    store: Database
    set_up: SetUp
    totp: Totp
    pictures: Pictures
    bell: Bell
    telegram: Telegram | None


@asynccontextmanager
async def opened(settings: Settings, clock: Clock) -> AsyncIterator[Database]:
    """Mở kho — brought to the newest form first."""
    await asyncio.to_thread(migrate, settings.store_url)
    store = open_store(settings.store_url, lambda: clock.now().astimezone(TIME_ZONE).date())
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def built(
    settings: Settings, clock: Clock, *, chats: bool = False, dms: Dms | None = None
) -> AsyncIterator[House]:
    """Dựng — `chats` when this process talks to Telegram; `dms` instead of the one in the settings.

    Raises `WrongSettings` for settings that cannot be, `Fault` for an outside that cannot be reached.
    """
    catalogue.steps(), catalogue.effects()
    async with AsyncExitStack() as stack:
        texts = FluentTexts(LOCALES)
        pages = settings.data_dir / "pages"
        files = FileStore(settings.data_dir / "blobs" / "sha256", pages)
        pictures = Pictures(files, pages)
        totp = open_totp(settings.data_dir / "secret.key")
        telegram = await _telegram(settings, texts, pictures, stack) if chats else None
        roots, crls = _folder(settings.roots_folder), _folder(settings.crls_folder)
        asked = Responders(crls.with_name("ocsp"), settings.ocsp_urls)
        verifier = Verifier(roots, crls, responders=asked if settings.ocsp_urls else None)
        stack.push_async_callback(verifier.close)
        equipment = Equipment((roots,), (crls,), settings.timestamp_url)
        workshop = Workshop(equipment)
        stack.push_async_callback(workshop.close)
        store = await stack.enter_async_context(opened(settings, clock))
        bell = Bell()
        ringing = RingingStore(store, bell)
        ports = Ports(
            store=ringing,
            outbox=Outbox(store, clock),
            intake=Intake(store, clock),
            conversations=Conversations(store),
            dms=dms or _exchange(settings),
            channels=resting(
                connected(settings, texts, clock)
                | ({telegram.channel.name: telegram.channel} if telegram else {}),
                clock,
            ),
            cards=Show(ringing, clock),
            verifier=verifier,
            signing=workshop,
            holders=HolderCards(),
            linter=Linter(),
            proofs=totp,
            files=files,
            texts=texts,
            clock=clock,
            stamps=StampReader(),
            scans=ScanReader(),
            calendar=load(),
            printer=Printer(texts),
            archive=workshop if settings.timestamp_url else None,
            office=settings.office_url,
            lists=RevocationLists(crls, settings.crl_urls) if settings.crl_urls else None,
        )
        yield House(settings, ports, store, SetUp(store), totp, pictures, bell, telegram)


async def _telegram(
    settings: Settings, texts: FluentTexts, pictures: Pictures, stack: AsyncExitStack
) -> Telegram:
    from bot.run import make_channel

    token = settings.telegram_token.get_secret_value()
    if not token:
        raise WrongSettings("chưa có token của bot: đặt VANTHU_TELEGRAM_TOKEN")
    bot = _bot(settings, token)
    stack.push_async_callback(bot.session.close)
    trust = Exposure[settings.telegram_trust.upper()]
    return Telegram(bot, make_channel(bot, texts, partial(pictures), trust))


def _bot(settings: Settings, token: str) -> Bot:
    from aiogram.utils.token import TokenValidationError

    from bot.run import make_bot

    try:
        return make_bot(token, settings.telegram_api, settings.telegram_proxy)
    except TokenValidationError:
        raise WrongSettings("VANTHU_TELEGRAM_TOKEN không có dạng của một token") from None
    except ValueError as error:
        raise WrongSettings(f"VANTHU_TELEGRAM_PROXY: {error}") from None


def _exchange(settings: Settings) -> Dms:
    try:
        return connect(settings.dms, settings.exchange_options)
    except (ValueError, KeyError) as error:
        raise WrongSettings(f"VANTHU_DMS: {error}") from error


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path
