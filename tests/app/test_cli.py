from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("aiogram", "sqlalchemy", "pyhanko", "fastapi", "pydantic", "fluent", "structlog")


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_help_is_vietnamese_quick_and_imports_nothing_heavy() -> None:
    begun = time.perf_counter()
    said = python(
        "import sys\nfrom app.cli import main\nassert main(['--help']) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    assert time.perf_counter() - begun < 1.0
    assert "Các lệnh:" in said
    assert said.rstrip().endswith("[]")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself_without_the_bot(name: str) -> None:
    said = python(
        "import sys\nfrom app.cli import main\n"
        f"try: main([{name!r}, '--help'])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "print([name for name in ('aiogram', 'pyhanko', 'fastapi') if name in sys.modules])"
    )
    assert "cách dùng: vanthu " + name in said
    assert "show this help" not in said
    assert said.rstrip().endswith("[]")


@pytest.mark.parametrize("words", [["certificates", "list"], ["agent", "sign"]])
def test_a_commands_own_help_says_once_how_it_is_used(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    assert capsys.readouterr().out.count("cách dùng:") == 1


def test_wrong_usage_is_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["khong-co"]) == 2
    assert "không có lệnh" in capsys.readouterr().err
    with pytest.raises(SystemExit) as end:
        main(["link-code"])
    assert end.value.code == 2
    assert "thiếu tham số" in capsys.readouterr().err


def test_wrong_settings_are_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VANTHU_TELEGRAM_MODE", "webhook")
    assert main(["settings"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Lỗi: cài đặt chưa đúng")
    assert "Traceback" not in said


def test_a_bot_without_a_token_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VANTHU_TELEGRAM_TOKEN", raising=False)
    assert main(["migrate"]) == 0
    code = "import sys\nfrom app.cli import main\nsys.exit(main(['poll']))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 1
    assert "VANTHU_TELEGRAM_TOKEN" in done.stderr
    assert "Traceback" not in done.stderr
    capsys.readouterr()


def test_a_busy_port_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["demo", "--port", str(port), "--data", str(tmp_path)]) == 1
    assert f"127.0.0.1:{port}" in capsys.readouterr().err
