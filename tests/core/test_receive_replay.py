"""A crash between our commit and the exchange's settling brings the same arrival again."""

from __future__ import annotations

import pytest

from core.incoming.document import IncomingDocument
from core.incoming.parcel import Parcel
from core.receive import receive
from tests.core.office import Office, an_arrival
from tests.core.test_receive import Mailbox, documents


@pytest.mark.basis("R-3.5")
async def test_the_same_arrival_again_is_only_settled(office: Office) -> None:
    office.dms = Mailbox()
    arrival = an_arrival(b"raw")
    await receive(arrival, office.ports)
    posted = list(office.store.work.posted)
    await receive(arrival, office.ports)
    assert len(documents(office, IncomingDocument)) == 1
    assert documents(office, Parcel) == []
    assert office.store.work.posted == posted
    assert office.dms.settled == [True, True]
