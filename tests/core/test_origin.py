"""Every document says where it comes from: drafted as a file, or digitised from paper (Điều 3.1)."""

from __future__ import annotations

from typing import Any

import pytest

from core.books.lines import incoming_row
from core.books.names import Names
from core.incoming.document import IncomingState, Origin
from core.text import Text
from tests.core.issuing import a_sealed, an_issuing_office
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, LEADER, SPECIALIST, an_incoming_document, an_office


def source_of(card: Any) -> list[Text]:
    """What “Nguồn” says on the card, wherever it stands in the table."""
    rest = next(fact.value for fact in card.details if fact.label.key == "fact-q")
    rows = dict(rest.params).get("rows", [rest])
    return [dict(row.params)["origin"] for row in rows if row.key == "fact-origin"]


@pytest.mark.basis("R-3.1")
@pytest.mark.parametrize(
    ("origin", "said"),
    [(Origin.BORN_DIGITAL, "origin-born-digital"), (Origin.DIGITISED, "origin-digitised")],
)
async def test_an_incoming_document_says_its_source(
    office: Office, origin: Origin, said: str
) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, origin=origin))
    assert source_of(await office.card(LEADER, document)) == [Text.of(said)]


@pytest.mark.basis("R-3.1")
def test_the_register_notes_what_was_digitised() -> None:
    document = an_incoming_document(IncomingState.REGISTERED, origin=Origin.DIGITISED)
    row = incoming_row(document, [], Names.of(an_office(), ()))
    assert row.note == (Text.of("register-digitised"),)


@pytest.mark.basis("R-3.1", "R-6.3")
async def test_an_outgoing_document_tells_the_sixteen_items_and_its_source() -> None:
    office = an_issuing_office()
    document = await a_sealed(office)
    for person in (SPECIALIST, CLERK):
        card = await office.card(person, document)
        assert card is not None
        keys = [fact.label.key.removeprefix("fact-") for fact in card.details]
        assert keys == [
            "a",
            "b",
            "c",
            "d",
            "dd",
            "e",
            "g",
            "h",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "q",
        ]
        assert source_of(card) == [Text.of("origin-born-digital")]
    said = {fact.label.key: dict(fact.value.params) for fact in card.details}
    assert said["fact-a"]["label"] == f"{AGENCY.code}, 000.00.01.H56, 000.00.03.H56"
    assert said["fact-i"]["label"] == "Giám đốc, Lê Văn An"
