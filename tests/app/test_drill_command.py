"""`vanthu drill`: who is still reached when a channel is lost; nothing is sent."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from adapters.db.store import open_store
from app.cli import main
from app.names import person_id
from core.ports import Address
from tests.app.test_set_up_commands import home, imported
from tests.factories import NOW

__all__ = ["home"]


def links(home: Path, *rows: tuple[str, str], lost: tuple[str, ...] = ()) -> None:
    """Account and channel; `lost` are accounts whose chat takes nothing."""

    async def made() -> None:
        store = open_store(f"sqlite:///{home / 'data' / 'vanthu.sqlite3'}", lambda: NOW.date())
        try:
            for account, channel in rows:
                who, chat = person_id(account), Address(channel, f"{account}@{channel}")
                await store.write(lambda work, who=who, chat=chat: work.link(who, chat, NOW))
                if account in lost:
                    await store.write(lambda work, who=who, chat=chat: work.lost(who, chat, NOW))
        finally:
            await store.close()

    asyncio.run(made())


def test_an_agency_with_one_channel_fails_and_everybody_is_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(home)
    links(home, ("an", "telegram"), ("thu", "telegram"))
    capsys.readouterr()
    assert main(["drill"]) == 1
    said = capsys.readouterr().out
    assert "✗ Sở Mẫu: mất telegram thì còn báo được 0/3 người, 0 điểm" in said
    assert "Giám đốc Lê Văn An: chỉ có telegram" in said
    assert "Trưởng phòng Trần Thị Bình: chưa có kênh nào nhận được tin" in said


def test_with_another_channel_for_clerk_and_leader_it_passes(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(home)
    monkeypatch.setenv("VANTHU_CHANNELS", '{"email": {"host": "127.0.0.1"}}')
    links(home, ("an", "telegram"), ("an", "email"), ("thu", "email"))
    capsys.readouterr()
    assert main(["drill", "--lost", "telegram", "--agency", "h56.01", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["score"], row["passed"]) == (66, True)
    assert main(["drill", "--lost", "email"]) == 1


def test_a_chat_that_takes_nothing_is_no_channel(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(home)
    monkeypatch.setenv("VANTHU_CHANNELS", '{"email": {"host": "127.0.0.1"}}')
    links(home, ("an", "email"), ("thu", "email"), lost=("thu",))
    capsys.readouterr()
    assert main(["drill"]) == 1
    assert "Văn thư Lê Thị Thu: chưa có kênh nào nhận được tin" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "said"),
    [(["--lost", "fax"], "không có kênh “fax”"), (["--agency", "X"], "không có cơ quan X")],
)
def test_what_is_not_there_is_said(
    home: Path, capsys: pytest.CaptureFixture[str], args: list[str], said: str
) -> None:
    imported(home)
    assert main(["drill", *args]) != 0
    assert said in capsys.readouterr().err
