from __future__ import annotations

import json

import pytest
import structlog

from app.logging import redact, set_up

TOKEN = "1000000001:" + "aB3_-" * 7


@pytest.fixture(autouse=True)
def _as_before():
    import logging

    yield
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()


def test_tokens_passwords_and_phone_numbers_never_reach_the_log(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up("info")
    structlog.get_logger("x").warning(
        f"POST https://api/bot{TOKEN}/getMe",
        url="postgresql://a:bimat@db/x",
        who="gọi 0912345678",
        code="123456",
        error=RuntimeError(TOKEN),
    )
    line = capsys.readouterr().err
    for secret in (TOKEN, "bimat", "0912345678", '123456"', TOKEN[-10:]):
        assert secret not in line
    assert json.loads(line)["level"] == "warning"


def test_a_trace_is_kept_but_bare(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info")
    try:
        raise ValueError(f"bot{TOKEN}")
    except ValueError:
        structlog.get_logger("x").exception("bug")
    line = capsys.readouterr().err
    assert "Traceback" in line
    assert TOKEN not in line


def test_content_is_cut() -> None:
    line = redact(None, "info", {"event": "x", "content": b"noi dung", "note": "y" * 10_000})
    assert line["content"] == "…"
    assert len(line["note"]) < 600
