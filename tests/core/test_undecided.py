"""R-8.1b: a failed arrival that nobody decides about is called to the clerks' minds, once a period."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.effects.notify import Notify
from core.incoming.document import IncomingState
from core.people.person import Actor
from core.receive.reminding import remind_undecided
from core.signing.report import Result
from tests.core.office import Office
from tests.core.test_incoming_steps import findings
from tests.factories import AGENCY, CLERK, CLERK_2, an_incoming_document

HOURS = timedelta(hours=4)
pytestmark = pytest.mark.basis("R-8.1b")


def reminded(office: Office) -> list[object]:
    return [e.person_id for e in office.asked(Notify) if e.reason == "reason-undecided"]


async def test_the_clerks_are_reminded_once_in_each_period(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.ARRIVED))
    await office.press(Actor.system(AGENCY.id), "ver", document, findings=findings(Result.FAIL))
    assert await remind_undecided(office.ports, HOURS) == 0
    office.clock.advance(hours=4)
    assert await remind_undecided(office.ports, HOURS) == 2
    assert await remind_undecided(office.ports, HOURS) == 0
    assert set(reminded(office)) == {CLERK.id, CLERK_2.id}
    office.clock.advance(hours=4)
    assert await remind_undecided(office.ports, HOURS) == 2
    office.clock.advance(hours=8)  # in the night nobody is called
    assert await remind_undecided(office.ports, HOURS) == 0


async def test_a_decided_or_a_good_document_reminds_nobody(office: Office) -> None:
    good = office.has(an_incoming_document(IncomingState.ARRIVED))
    await office.press(Actor.system(AGENCY.id), "ver", good, findings=findings())
    bad = office.has(an_incoming_document(IncomingState.ARRIVED))
    await office.press(Actor.system(AGENCY.id), "ver", bad, findings=findings(Result.FAIL))
    words = "Tệp đã bị thay đổi sau khi ký."
    await office.press(CLERK, "ret", bad, reasons=["reason-c2"], words=words)
    office.clock.advance(hours=5)
    assert await remind_undecided(office.ports, HOURS) == 0


@pytest.mark.basis("R-8.1a")
async def test_the_card_opens_with_what_is_wrong_and_folds_what_is_right(office: Office) -> None:
    document = office.has(an_incoming_document(state=IncomingState.ARRIVED))
    system = Actor.system(AGENCY.id)
    await office.press(system, "ver", document, findings=findings(Result.FAIL))
    card = await office.card(CLERK, document)
    assert card is not None
    keys = [(line.text.key, line.folded) for line in card.lines]
    told = [row for row in keys if row[0].startswith("finding")]
    assert told[0] == ("finding-fail", False)
    assert set(told[told.index(("findings-passed", False)) + 1 :]) == {("finding-pass", True)}
    assert len(told) == len(office.now_is(document).findings) + 1
