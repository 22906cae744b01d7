from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.desk import Desk, at_work
from tests.core.office import Office


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with at_work(Office()) as ready:
        yield ready
