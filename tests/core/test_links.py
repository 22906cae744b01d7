"""Links in letters: signed, for a while, and worthless when a single character is changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.card import Area, Ref
from core.codes.links import Link, LinkBroken, LinkExpired, opened, signed
from tests.factories import CLERK, NOW, an_id

KEY = b"k" * 32
LINK = Link("email", CLERK.id, Ref(Area.TASK, an_id("t")), 3, "acc", NOW + timedelta(days=14))
TOKEN = signed(LINK, KEY)


def test_a_link_comes_back_as_it_was_until_its_moment() -> None:
    assert opened(TOKEN, KEY, NOW) == LINK
    assert opened(TOKEN, KEY, NOW + timedelta(days=14, seconds=-1)) == LINK
    with pytest.raises(LinkExpired):
        opened(TOKEN, KEY, NOW + timedelta(days=14))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(LinkBroken):
        opened(TOKEN, b"x" * 32, NOW)


def test_every_changed_character_is_found() -> None:
    for place, one in enumerate(TOKEN):
        other = "B" if one != "B" else "C"
        changed = TOKEN[:place] + other + TOKEN[place + 1 :]
        with pytest.raises(LinkBroken):
            opened(changed, KEY, NOW)


@given(st.text(max_size=700))
def test_nothing_that_is_sent_breaks_the_door(token: str) -> None:
    with pytest.raises(LinkBroken):
        opened(token, KEY, NOW)


def test_the_link_says_no_code_and_no_address() -> None:
    assert "@" not in TOKEN
    assert len(TOKEN) < 300
