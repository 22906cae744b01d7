"""The sandbox, seen by two unrelated libraries: both complete the same work and agree on it."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.sandbox.running import Running, running
from tests.sandbox.scenarios import SCENARIOS, Facts, Scenario, name_of
from tests.sandbox.via import VIAS, Via

_seen: dict[str, dict[str, Facts]] = {}


@pytest.fixture(scope="module")
def _listening() -> Iterator[Running]:
    with running() as run:
        yield run


@pytest.fixture
def sandbox(_listening: Running) -> Running:
    _listening.sim("POST", "/reset")
    return _listening


@pytest.fixture(params=list(VIAS))
async def via(request: pytest.FixtureRequest, sandbox: Running) -> AsyncIterator[Via]:
    library: Via = VIAS[request.param](sandbox.url)
    yield library
    await library.close()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=name_of)
async def test_both_libraries_do_it_and_agree(
    scenario: Scenario, via: Via, sandbox: Running
) -> None:
    facts = await scenario(via, sandbox)
    assert via.strangers == []
    others = _seen.setdefault(name_of(scenario), {})
    others[type(via).__name__] = facts
    assert all(theirs == facts for theirs in others.values())
