"""Cài đặt của bản chạy thử — the product's own, and none of it from the environment."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from app.demo.people import CODES
from app.settings import Settings, Trust

# Not a secret: the sandbox opens nothing real, and answers only on this machine.
TOKEN = "1000000001:sandbox-token-that-opens-nothing-real"  # noqa: S105


class DemoSettings(Settings):
    """What stands in `.env` belongs to the real office: the demo must not reach it."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic-settings passes all five
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


def demo_settings(
    data: Path, port: int, chat: str, roots: Path, crls: Path, database: str = ""
) -> Settings:
    """The chat is the office's own machine, so a card may show everything there."""
    return DemoSettings(
        data_dir=data,
        database_url=database,
        telegram_token=SecretStr(TOKEN),
        telegram_api=chat,
        telegram_trust=Trust.BODY,
        trust_roots=roots,
        crls=crls,
        dms_options={"agencies": ",".join(CODES), "local": "true"},
        port=port,
        office_url=f"http://127.0.0.1:{port}",
        secure_cookies=False,
        log_json=False,
        log_level="warning",
    )
