from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest

from adapters.proofs.totp import STEP, Totp, open_totp
from core.errors import Fault, Turn

NOW = datetime(2026, 11, 23, 1, 30, 7, tzinfo=UTC)


@pytest.fixture
def totp(tmp_path: Path) -> Totp:
    return open_totp(tmp_path / "secret.key")


def step_of(at: datetime) -> int:
    return int(at.timestamp()) // STEP


@pytest.mark.parametrize("late", [-1, 0, 1])
def test_a_code_is_good_one_step_early_and_one_step_late(totp: Totp, late: int) -> None:
    secret = totp.new_secret()
    then = NOW + timedelta(seconds=late * STEP)
    code = pyotp.TOTP(secret).at(then)
    assert totp.matches(totp.seal(secret), code, NOW, 0) == step_of(then)


@pytest.mark.parametrize("late", [-2, 2])
def test_a_code_of_another_minute_is_wrong(totp: Totp, late: int) -> None:
    secret = totp.new_secret()
    code = pyotp.TOTP(secret).at(NOW + timedelta(seconds=late * STEP))
    assert totp.matches(totp.seal(secret), code, NOW, 0) is None


def test_a_code_works_once(totp: Totp) -> None:
    sealed = totp.seal(totp.new_secret())
    code = totp.present(sealed, NOW)
    used = totp.matches(sealed, code, NOW, 0)
    assert used is not None
    assert totp.matches(sealed, code, NOW, used) is None
    later = NOW + timedelta(seconds=STEP)
    assert totp.matches(sealed, code, later, used) is None


@pytest.mark.parametrize(
    "code", ["", "12345", "abcdef", "\uff11\uff12\uff13\uff14\uff15\uff16", "0" * 500, "\x00" * 6]
)
def test_what_is_no_code_is_simply_wrong(totp: Totp, code: str) -> None:
    assert totp.matches(totp.seal(totp.new_secret()), code, NOW, 0) is None


def test_the_secret_is_not_in_the_seal_and_the_key_is_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "secret.key"
    totp = open_totp(path)
    secret = totp.new_secret()
    assert secret not in totp.seal(secret)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert open_totp(path) == totp, "the key is made once"


def test_another_key_opens_nothing(tmp_path: Path, totp: Totp) -> None:
    other = open_totp(tmp_path / "other.key")
    with pytest.raises(Fault) as fault:
        other.matches(totp.seal(totp.new_secret()), "123456", NOW, 0)
    assert fault.value.turn is Turn.NEVER


def test_the_address_for_the_application_names_account_and_issuer(totp: Totp) -> None:
    uri = totp.uri("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "an.snn")
    assert uri.startswith("otpauth://totp/")
    assert "an.snn" in uri
    assert "secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" in uri
