"""Unknown senders see nothing, on every handler that there is (P11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData

import bot.handlers
from bot.prefixes import routes
from core.card import Area
from core.discover import modules
from core.effects.cut_chat import CutChat
from core.effects.move_chat import MoveChat
from core.people.access import Access, AccessState
from core.people.secrets import LinkCode, code_digest
from sandbox import people
from sandbox.state import Chat
from tests.bot.desk import Desk, labels, text
from tests.factories import CLERK, NOW, an_incoming_document

pytestmark = pytest.mark.basis("R-20.5")
SAMPLES: dict[Any, Any] = {UUID: UUID(int=7), Area: Area.INCOMING, int: 1, str: "abc"}


def commands(desk: Desk) -> Iterator[str]:
    """Every command that any handler listens to."""
    for handler in desk.parts.dispatcher.message.handlers:
        for one in handler.filters or ():
            if isinstance(one.callback, Command):
                yield from map(str, one.callback.commands)


def buttons(document: UUID) -> Iterator[str]:
    """One press of every kind of button, on a thing that there is."""
    for name, (kind, _handler) in routes(modules(bot.handlers)).items():
        fields = {
            field: SAMPLES.get(info.annotation, "abc") for field, info in kind.model_fields.items()
        }
        if "id" in fields:
            fields["id"] = document
        first = name.partition(":")[2]
        if first:
            fields[next(iter(fields))] = first
        yield _packed(kind, fields)


def _packed(kind: type[CallbackData], fields: dict[str, Any]) -> str:
    return kind(**fields).pack()


async def test_a_stranger_learns_nothing_from_any_command(desk: Desk) -> None:
    document = desk.office.has(an_incoming_document(subject="nội dung riêng"))
    thief, before = desk.phone("nguoi la"), repr(vars(desk.office.store.work))
    every = sorted(set(commands(desk)))
    assert len(every) >= 8
    for name in [*every, "khong-co"]:
        await desk.write(thief, f"/{name}")
        await desk.write(thief, f"/{name} riêng 1 {document.id.hex}")
        desk.office.clock.advance(minutes=2)
    assert "riêng" not in " ".join(text(one) for one in desk.seen(thief))
    assert {text(one) for one in desk.seen(thief)} <= hints(desk)
    assert repr(vars(desk.office.store.work)) == before
    assert desk.conversations.kept == {}


async def test_a_stranger_learns_nothing_from_any_button(desk: Desk) -> None:
    document = desk.office.has(an_incoming_document(subject="nội dung riêng"))
    phone, thief = desk.phone(CLERK), desk.phone("nguoi la")
    card = await desk.card(CLERK, document)
    before = repr(vars(desk.office.store.work))
    every = list(buttons(document.id))
    assert len(every) >= 8
    for data in every:
        answer = await pressed(desk, thief, card, data)
        assert "chưa liên kết" in answer["text"], data
    assert desk.seen(thief) == []
    assert repr(vars(desk.office.store.work)) == before
    assert len(desk.seen(phone)) == 1


async def pressed(desk: Desk, chat: Chat, card: Any, data: str) -> dict[str, Any]:
    import asyncio
    from dataclasses import replace

    chat.messages[1] = replace(card, body=card.body | {"chat": chat.shown})
    cell = {"text": "x", "callback_data": data}
    tapping = asyncio.create_task(people.tap(desk.account, chat, 1, cell))
    await asyncio.sleep(0)
    await desk.settled()
    chat.messages.pop(1)
    answer = await tapping
    assert answer is not None
    return answer


def hints(desk: Desk) -> set[str]:
    """The sentence for strangers, and those for a code that opens nothing."""
    keys = ("bot-stranger", "refusal-link-code-invalid", "refusal-too-many-tries")
    from core.text import Text
    from tests.bot.desk import TEXTS

    return {_bare(TEXTS.html(Text.of(key))) for key in keys}


def _bare(html: str) -> str:
    import html as entities
    import re

    return entities.unescape(re.sub(r"<[^>]+>", "", html))


async def asked(desk: Desk) -> tuple[Chat, Chat, Access]:
    old, new = desk.phone(CLERK), desk.phone("may moi")
    work = desk.office.store.work
    work.put_link_code(LinkCode(code_digest("MOI"), CLERK.id, NOW + timedelta(minutes=10)))
    await desk.write(new, "/start MOI")
    (access,) = work.accesses_of(CLERK.id, AccessState.ASKED)
    await desk.card(CLERK, access)
    return old, new, access


async def test_the_old_chat_is_asked_and_the_new_one_takes_its_place(desk: Desk) -> None:
    old, new, _access = await asked(desk)
    assert "Mất điện thoại" in text(desk.last(new))
    assert "may moi" in text(desk.last(old))
    assert {"🔁 Chuyển liên kết", "⛔ Không phải tôi"} <= set(labels(desk.last(old)))
    await desk.tap(old, "🔁 Chuyển liên kết")
    await desk.tap(old, "Xác nhận")
    for kind in (MoveChat, CutChat):
        for effect in desk.office.asked(kind):
            await effect.run(desk.ports)
    assert desk.office.store.work.person_at("telegram", str(new.user["id"])).person_id == CLERK.id
    assert "không còn liên kết" in text(desk.last(old))
    assert all(labels(one) == [] for one in desk.seen(old) if "may moi" in text(one))
    await desk.write(old, "/viec")
    assert "/start" in text(desk.last(old))


async def test_not_me_in_the_old_chat_leaves_the_new_one_outside(desk: Desk) -> None:
    old, new, access = await asked(desk)
    await desk.tap(old, "⛔ Không phải tôi")
    assert desk.office.now_is(access).state is AccessState.DENIED
    assert desk.office.store.work.person_at("telegram", str(new.user["id"])) is None
    assert desk.office.store.work.person_at("telegram", str(old.user["id"])).person_id == CLERK.id
