from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import Settings, load
from app.shown import shown
from app.wrong_settings import said


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("VANTHU_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    monkeypatch.chdir(tmp_path)


def test_webhook_mode_without_a_secret_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANTHU_TELEGRAM_MODE", "webhook")
    with pytest.raises(ValidationError) as refused:
        load()
    assert "VANTHU_WEBHOOK_SECRET" in str(said(refused.value))


@pytest.mark.parametrize("secret", ["ngắn", "short", "x" * 257, "sixteen letters!"])
def test_a_weak_webhook_secret_is_refused_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("VANTHU_WEBHOOK_SECRET", secret)
    with pytest.raises(ValidationError) as refused:
        load()
    assert secret not in str(said(refused.value))
    assert secret not in str(refused.value)


def test_defaults_need_nothing() -> None:
    settings = load()
    assert settings.store_url == f"sqlite:///{Path('var/vanthu/vanthu.sqlite3')}"
    assert settings.telegram_trust == "abstract"
    assert settings.digest_times == (time(7, 30), time(13, 30))


def test_environment_dotenv_and_secret_files_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("VANTHU_PORT=9001\nVANTHU_DIGEST_TIMES=08:00,14:00\n")
    folder = tmp_path / "secrets"
    folder.mkdir()
    (folder / "vanthu_telegram_token").write_text("123456:" + "A" * 35)
    monkeypatch.setenv("VANTHU_SECRETS_DIR", str(folder))
    monkeypatch.setenv("VANTHU_DMS_OPTIONS", '{"agencies": "H56.01"}')
    settings = load()
    assert settings.port == 9001
    assert settings.digest_times == (time(8), time(14))
    assert settings.bot_number == "123456"
    assert settings.exchange_options["agencies"] == "H56.01"


@pytest.mark.parametrize("times", ["14:00,08:00", "", "8h", "07:00,12:00,15:00"])
def test_digest_times_that_make_no_sense_are_refused(
    monkeypatch: pytest.MonkeyPatch, times: str
) -> None:
    monkeypatch.setenv("VANTHU_DIGEST_TIMES", times)
    with pytest.raises(ValidationError):
        load()


def test_the_list_of_settings_explains_each_and_masks_secrets() -> None:
    token = "123456:" + "B" * 35
    settings = Settings.model_validate({
        "telegram_token": token, "database_url": "postgresql://vanthu:matkhau@db/vanthu",
    })  # fmt: skip
    rows = shown(settings)
    everything = repr(rows)
    assert token not in everything
    assert "matkhau" not in everything
    assert all(row.meaning for row in rows)
    assert {row.name for row in rows} >= {"VANTHU_DMS", "VANTHU_TRUST_ROOTS", "VANTHU_DATA_DIR"}
