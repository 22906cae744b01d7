"""Bí mật của tài khoản: link codes and the second factor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.people.secrets import (
    LINK_CODE_LIFE,
    LOCK,
    TRIES,
    LinkCode,
    LinkCodeInvalid,
    SecondFactor,
    code_digest,
)
from tests.factories import HEAD, NOW


def a_code() -> LinkCode:
    return LinkCode(code_digest("K7Q2-9FXM"), HEAD.id, NOW + LINK_CODE_LIFE)


def test_a_link_code_works_once() -> None:
    spent = a_code().spent(NOW)
    with pytest.raises(LinkCodeInvalid):
        spent.spent(NOW)


def test_a_link_code_dies_after_ten_minutes_to_the_second() -> None:
    assert a_code().spent(NOW + LINK_CODE_LIFE - timedelta(seconds=1)).used_at is not None
    with pytest.raises(LinkCodeInvalid):
        a_code().spent(NOW + LINK_CODE_LIFE)


def test_a_code_is_kept_as_a_digest_and_read_however_it_is_typed() -> None:
    assert "K7Q2" not in repr(a_code())
    assert code_digest(" k7q2-9fxm\n") == a_code().digest


def test_five_wrong_codes_lock_and_the_lock_ends_by_itself() -> None:
    factor = SecondFactor(HEAD.id, "sealed")
    for tried in range(TRIES):
        assert not factor.locked(NOW), tried
        factor = factor.failed(NOW)
    assert factor.locked(NOW)
    assert factor.locked(NOW + LOCK - timedelta(seconds=1))
    assert not factor.locked(NOW + LOCK)


def test_a_right_code_forgets_the_wrong_ones_and_is_used_up() -> None:
    factor = SecondFactor(HEAD.id, "sealed").failed(NOW).failed(NOW).passed(77)
    assert (factor.failures, factor.locked_until, factor.last_step) == (0, None, 77)
