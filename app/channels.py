"""Các kênh nhắn tin — those that the settings name, besides Telegram."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.channels import Kit, connect
from app.keys import session_key
from app.resting import Resting
from app.settings import Settings
from app.wrong_settings import WrongSettings
from core.ports import Channel, Clock, Texts


def connected(settings: Settings, texts: Texts, clock: Clock) -> dict[str, Channel]:
    """By name. Raises `WrongSettings`, without any value of an option."""
    if not settings.channels:
        return {}
    key = session_key(settings.data_dir / "session.key")
    kit = Kit(texts, clock.now, settings.office_url, key)
    return {name: _one(name, settings, kit) for name in settings.channels}


def resting(channels: Mapping[str, Channel], clock: Clock) -> dict[str, Channel]:
    """Each rests when its own side says so, and none of the others for it."""
    return {name: Resting(one, clock.now) for name, one in channels.items()}


def _one(name: str, settings: Settings, kit: Kit) -> Channel:
    options = {key: one.get_secret_value() for key, one in settings.channels[name].items()}
    try:
        return connect(name, options, kit)
    except ValueError as error:
        raise WrongSettings(f"VANTHU_CHANNELS, {name}: {error}") from None
