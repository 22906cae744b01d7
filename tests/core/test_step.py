"""Khai báo bước: where a step may lead is said beforehand."""

from __future__ import annotations

import pytest

from core.incoming.document import IncomingState
from core.incoming.steps.record_verification import record_verification


def test_a_step_ends_where_it_moves_or_turns_and_nowhere_else() -> None:
    arrived = IncomingState.ARRIVED
    assert record_verification.ends_in(arrived, arrived) is IncomingState.VERIFIED
    assert record_verification.ends_in(arrived, IncomingState.DOUBTFUL) is IncomingState.DOUBTFUL
    with pytest.raises(ValueError, match="ver does not lead from arrived to registered"):
        record_verification.ends_in(arrived, IncomingState.REGISTERED)
