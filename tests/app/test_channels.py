"""The settings name the channels; what cannot be is said at start, without the secrets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import built
from app.channels import connected
from app.settings import Settings
from app.shown import shown
from app.wrong_settings import WrongSettings
from tests.core.office import FakeClock
from tests.texts import TEXTS

EMAIL = {
    "host": "127.0.0.1", "sender": "vanthu@so-nn.example", "user": "may", "password": "bi-mat-lam",
}  # fmt: skip


def settings(tmp_path: Path, **more: Any) -> Settings:
    return Settings.model_validate({"data_dir": tmp_path} | more)


def test_without_channels_nothing_is_made(tmp_path: Path) -> None:
    assert connected(settings(tmp_path), TEXTS, FakeClock()) == {}
    assert list(tmp_path.iterdir()) == []


def test_email_is_connected_and_its_password_is_shown_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANTHU_CHANNELS", json.dumps({"email": EMAIL}))
    given = settings(tmp_path, office_url="https://vanthu.example/")
    assert given.office_url == "https://vanthu.example"
    found = connected(given, TEXTS, FakeClock())
    assert [one.name for one in found.values()] == list(found) == ["email"]
    assert "bi-mat-lam" not in repr(shown(given))
    assert "bi-mat-lam" not in repr(given)


@pytest.mark.parametrize(
    "channels",
    [{"telegraph": {}}, {"email": {}}, {"email": EMAIL | {"security": "none"}}],
)
def test_a_channel_that_cannot_be_stops_the_start(tmp_path: Path, channels: Any) -> None:
    with pytest.raises(WrongSettings) as refused:
        connected(settings(tmp_path, channels=channels), TEXTS, FakeClock())
    assert "bi-mat-lam" not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["vanthu.example", "javascript:x", "https://a b", "https://x/?a"]
)
def test_an_address_of_the_office_that_cannot_be_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValueError, match="http"):
        settings(tmp_path, office_url=address)


async def test_the_house_has_its_channels_in_every_process(tmp_path: Path) -> None:
    given = settings(tmp_path, channels={"email": EMAIL}, office_url="https://vanthu.example")
    async with built(given, FakeClock()) as house:
        assert list(house.ports.channels) == ["email"]
        assert house.ports.office == "https://vanthu.example"
