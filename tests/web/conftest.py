from __future__ import annotations

import pytest

from tests.web.desk import Pages


@pytest.fixture
def pages() -> Pages:
    return Pages()
