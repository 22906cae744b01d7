"""Polling keeps before it confirms; the intake feeds one chat in order and chats side by side."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe

from bot.intake import IntakeWorker, chat_of
from bot.poll import Poller
from core.incoming.document import IncomingState
from core.ports import Kept
from sandbox import people
from tests.bot.desk import Desk, labels, text, until
from tests.bot.kept import FakeIntake
from tests.factories import CLERK, LEADER, an_incoming_document


def _raw(update_id: int, chat: int) -> tuple[int, bytes]:
    update = {"update_id": update_id, "message": {"chat": {"id": chat}}}
    return update_id, json.dumps(update).encode()


async def test_the_offset_moves_only_after_the_updates_are_kept(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    people.write(desk.account, phone, "/viec")
    desk.intake.down = True
    running = asyncio.create_task(desk.parts.poller.run())
    await asyncio.sleep(0.2)
    assert desk.parts.poller.offset is None
    assert len(desk.account.updates.waiting) == 1
    desk.intake.down = False
    await until(lambda: desk.intake.rows)
    running.cancel()
    await desk.settled()
    assert "không có việc" in text(desk.last(phone))


async def test_one_malformed_update_does_not_jam_the_batch(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    desk.account.updates.add([desk.account.updates.made("message", {"nonsense": [1]})])
    people.write(desk.account, phone, "/viec")
    await desk.settled()
    assert "không có việc" in text(desk.last(phone))
    assert list(desk.intake.failed.values()) == ["ValidationError"]


async def test_a_webhook_left_behind_is_taken_over(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    await desk.bot.set_webhook("http://127.0.0.1:9/hook")
    running = asyncio.create_task(desk.parts.poller.run())
    await until(lambda: desk.account.webhook.target is None)
    people.write(desk.account, phone, "/viec")
    await until(lambda: desk.intake.rows)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await desk.settled()
    assert desk.seen(phone)


async def test_the_poller_and_the_worker_run_side_by_side(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    document = desk.office.has(an_incoming_document())
    card = await desk.card(CLERK, document)
    running = [
        asyncio.create_task(desk.parts.poller.run()),
        asyncio.create_task(desk.parts.intake.run()),
    ]
    await asyncio.sleep(0.1)
    cell = next(c for c in card.markup["inline_keyboard"][0] if "Vào sổ" in c["text"])
    began = asyncio.get_running_loop().time()
    answer = await people.tap(desk.account, phone, card.body["message_id"], cell)
    assert asyncio.get_running_loop().time() - began < 2
    assert answer["text"].startswith("Đã vào sổ")
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def test_one_chat_is_in_order_and_others_do_not_wait_for_it() -> None:
    intake, order = FakeIntake(), []
    gate = asyncio.Event()

    async def feed(raw: dict[str, Any]) -> None:
        if raw["update_id"] == 1:
            await gate.wait()
        order.append(raw["update_id"])

    worker = IntakeWorker(intake, "s", feed)
    await intake.keep("s", [_raw(1, 10), _raw(2, 10), _raw(3, 20), _raw(4, 10)])
    running = asyncio.create_task(worker.run())
    await until(lambda: 3 in order)
    assert order == [3]
    gate.set()
    await until(lambda: len(order) == 4)
    running.cancel()
    assert order == [3, 1, 2, 4]
    assert intake.open == []


async def test_no_more_chats_than_the_width_are_handled_at_once() -> None:
    intake, now, most = FakeIntake(), 0, 0

    async def feed(raw: dict[str, Any]) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.005)
        now -= 1

    worker = IntakeWorker(intake, "s", feed, width=4)
    await intake.keep("s", [_raw(n, n) for n in range(1, 40)])
    await worker.settled()
    assert most == 4
    assert len(intake.finished) == 39


async def test_telegram_being_away_for_a_moment_loses_nothing_and_a_bug_stops_nobody() -> None:
    intake, seen = FakeIntake(), []

    async def feed(raw: dict[str, Any]) -> None:
        seen.append(raw["update_id"])
        if raw["update_id"] == 1 and seen.count(1) < 3:
            raise TelegramNetworkError(method=GetMe(), message="away")
        if raw["update_id"] == 2:
            raise RuntimeError("a bug")

    worker = IntakeWorker(intake, "s", feed, pause=0.001)
    await intake.keep("s", [_raw(1, 10), _raw(2, 10), _raw(3, 10)])
    await worker.settled()
    assert seen == [1, 1, 1, 2, 3]
    assert intake.finished == [1, 3]
    assert intake.failed == {2: "RuntimeError"}


async def test_an_update_that_could_not_be_marked_is_fed_again_in_its_place() -> None:
    class Shaky(FakeIntake):
        refusals = 1

        async def done(self, kept: Any) -> None:
            if self.refusals:
                self.refusals -= 1
                raise OSError("the store is away")
            await super().done(kept)

    intake, seen = Shaky(), []

    async def feed(raw: dict[str, Any]) -> None:
        seen.append(raw["update_id"])

    worker = IntakeWorker(intake, "s", feed, pause=0.001)
    await intake.keep("s", [_raw(1, 10), _raw(2, 10)])
    await worker.settled()
    assert seen == [1, 1, 2]


def test_the_chat_of_an_update_is_found_without_validating_it() -> None:
    assert chat_of(b'{"message": {"chat": {"id": 5}}}') == 5
    assert chat_of(b'{"callback_query": {"from": {"id": 6}, "message": {}}}') == 6
    for odd in (b"", b"[]", b'{"message": 3}', b'{"message": {"chat": {}}}', b'{"x": 1}'):
        assert chat_of(odd) == 0


async def test_a_bug_is_apologised_for_and_the_next_update_is_handled(desk: Desk) -> None:
    phone = desk.phone(LEADER)
    desk.conversations.kept[f"talk:{LEADER.id.hex}"] = '"not a mapping"'
    document = desk.office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    await desk.card(LEADER, document)
    answer = await desk.tap(phone, "📌 Phân công")
    assert answer["show_alert"] is True
    assert "Xin lỗi" in answer["text"]
    assert desk.office.now_is(document).state is IncomingState.REGISTERED
    await desk.write(phone, "/viec")
    assert labels(desk.last(phone)) == []


async def test_a_poller_pauses_as_long_as_it_is_told(desk: Desk) -> None:
    desk.account.faults.add({"kind": "429", "seconds": 0.01, "method": "getUpdates"})
    poller = Poller(desk.bot, desk.intake, "s", lambda: None, wait=0)
    running = asyncio.create_task(poller.run())
    await asyncio.sleep(0.1)
    assert poller.failures == 1
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_nobody_is_told_anything_after_blocking_the_bot(desk: Desk) -> None:
    phone = desk.phone(CLERK)
    people.write(desk.account, phone, "/viec")
    phone.blocked = True
    await desk.settled()
    assert not desk.intake.failed


class SlowIntake(FakeIntake):
    """Reads what is there, and answers only after everything under way has ended."""

    async def take(self, source: str, limit: int) -> list[Kept]:
        found = list(await super().take(source, limit))
        for _ in range(10):
            await asyncio.sleep(0)
        return found


async def test_an_update_that_ends_while_the_store_is_read_is_not_fed_again() -> None:
    intake, fed = SlowIntake(), []
    await intake.keep("telegram", [_raw(1, 7)])

    async def feed(raw: dict[str, Any]) -> None:
        await asyncio.sleep(0)
        fed.append(raw["update_id"])

    running = asyncio.create_task(IntakeWorker(intake, "telegram", feed).run())
    await until(lambda: intake.finished)
    await asyncio.sleep(0.05)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert fed == [1]
