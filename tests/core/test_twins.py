"""Trùng văn bản: the same số, ký hiệu and cơ quan ban hành is a warning, and no more than that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.exchange.package import Organ, Package
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.likeness import likeness
from core.receive import receive
from tests.core.office import Office, an_arrival
from tests.core.test_receive import PACKAGE, Mailbox, documents
from tests.factories import CLERK

AGAIN = replace(PACKAGE, document_uid="another-identifier")


async def arrives(office: Office, package: Package) -> IncomingDocument:
    before = {one.id for one in documents(office, IncomingDocument)}
    office.dms = Mailbox(package)
    await receive(an_arrival(package.document_uid.encode()), office.ports)
    (new,) = [one for one in documents(office, IncomingDocument) if one.id not in before]
    return new


async def registered(office: Office, document: IncomingDocument) -> None:
    office.store.work.entities[document.id].state = IncomingState.VERIFIED
    await office.press(CLERK, "reg", document)


@pytest.mark.basis("R-8.3")
@pytest.mark.parametrize(
    "package",
    [
        AGAIN,
        replace(AGAIN, number="05678", notation="ubnd - nn"),
        replace(AGAIN, number="", notation="5678/UBND-NN"),
        replace(AGAIN, sender=Organ("000.00.77.H56", "Ủy ban nhân dân Tỉnh")),
        replace(AGAIN, sender=Organ(PACKAGE.sender.code, "tên khác")),
    ],
)
async def test_a_twin_is_warned_of_with_the_earlier_number_and_can_be_registered(
    office: Office, package: Package
) -> None:
    first = await arrives(office, PACKAGE)
    await registered(office, first)
    second = await arrives(office, package)
    assert [(row["document_id"], row["arrival_number"]) for row in second.twins] == [
        (first.id.hex, 1)
    ]
    office.store.work.entities[second.id].state = IncomingState.VERIFIED
    card = await office.card(CLERK, second)
    said = [line.text for line in card.lines if line.text.key == "incoming-twin"]
    assert [dict(text.params)["number"] for text in said] == ["1"]
    await office.press(CLERK, "reg", second)
    assert office.now_is(second).arrival_number == 2


@pytest.mark.basis("R-8.3")
@pytest.mark.parametrize(
    "package",
    [
        replace(AGAIN, number="5679"),
        replace(AGAIN, notation="UBND-VP"),
        replace(AGAIN, sender=Organ("000.00.77.H56", "Sở Tài chính")),
    ],
)
async def test_what_differs_in_one_of_the_three_is_no_twin(
    office: Office, package: Package
) -> None:
    await arrives(office, PACKAGE)
    assert (await arrives(office, package)).twins == []


@pytest.mark.basis("R-8.3")
async def test_a_twin_that_is_not_registered_yet_is_named_by_its_day(office: Office) -> None:
    await arrives(office, PACKAGE)
    second = await arrives(office, AGAIN)
    office.store.work.entities[second.id].state = IncomingState.VERIFIED
    card = await office.card(CLERK, second)
    assert "incoming-twin-unregistered" in {line.text.key for line in card.lines}


def test_documents_without_a_number_are_not_alike() -> None:
    assert likeness("", " ") == ""
