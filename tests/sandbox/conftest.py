from collections.abc import Iterator

import pytest

from tests.sandbox.running import Running, running


@pytest.fixture(scope="module")
def _listening() -> Iterator[Running]:
    with running() as run:
        yield run


@pytest.fixture
def sandbox(_listening: Running) -> Running:
    _listening.sim("POST", "/reset")
    return _listening
