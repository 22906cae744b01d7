"""The codes themselves: what they are made of, and what a slip of the finger does to one."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.card import Area, Button, Card, Ref
from core.codes.code import ALPHABET, CodeExpired, Said, TypedCode, checked, new_code, read, sound
from core.codes.words import lines, spoken, word
from core.text import Text
from tests.factories import CLERK, NOW, an_id
from tests.texts import TEXTS

BODIES = st.text(ALPHABET, min_size=3, max_size=7)
ELSE = [one for one in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" if one not in ALPHABET]


def test_the_alphabet_has_nothing_that_a_keyboard_or_an_eye_changes() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 19
    assert not set(ALPHABET) & set("AEIOUYDW01LSZBGJ5")


@given(BODIES, st.data())
def test_one_wrong_character_is_always_found(body: str, data: st.DataObject) -> None:
    code = checked(body)
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([one for one in ALPHABET if one != code[place]] + ELSE))
    assert sound(code)
    assert not sound(code[:place] + other + code[place + 1 :])


@given(BODIES)
def test_two_that_changed_places_are_always_found(body: str) -> None:
    code = checked(body)
    for place, (left, right) in enumerate(itertools.pairwise(code)):
        swapped = code[:place] + right + left + code[place + 2 :]
        assert swapped == code or not sound(swapped)


@pytest.mark.parametrize("code", ["", "K", "K7Q", "K7Q2K7Q2K", "k7qx", "K7 Q"])
def test_what_is_no_code_is_not_sound(code: str) -> None:
    assert not sound(code)


def test_new_codes_are_sound_and_as_long_as_asked() -> None:
    for length in (4, 5, 8):
        assert all(sound(new_code(length)) and len(new_code(length)) == length for _ in range(50))


@pytest.mark.parametrize(
    "words",
    [
        "NHAN K7QX", "nhận k7qx", "Nhận K7QX.", "  đã nhận   K7-QX ", "ĐÃ NHẬN k7qx\n> trích thư cũ",
        "\n\nNhận K7QX",
    ],
)  # fmt: skip
def test_a_decision_is_read_however_it_is_typed(words: str) -> None:
    said = read(words)
    assert said is not None
    assert said.code == "K7QX"
    assert said.word in {"nhan", "danhan"}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "K7QX",
        "NHAN",
        "nhận rồi",
        "tôi đồng ý",
        "x" * 500,
        "nhan k7q",
        "nhan k7qx123456",
        "🙂 🙂🙂🙂🙂",
    ],
)
def test_other_words_are_no_decision(words: str) -> None:
    assert read(words) is None


@given(st.text(max_size=300))
def test_nothing_that_is_typed_breaks_the_reader(words: str) -> None:
    said = read(words)
    assert said is None or (said.word and said.code.isascii())


def test_a_code_ends_at_its_moment() -> None:
    code = TypedCode(CLERK.id, "K7QX", Area.TASK, an_id("t"), 1, NOW)
    assert code.current(NOW - timedelta(microseconds=1)) is code
    with pytest.raises(CodeExpired):
        code.current(NOW)


def test_a_step_without_a_short_word_is_typed_as_its_button_says() -> None:
    label = Text.of("option-plain", label="📥 Vào sổ")
    assert word("reg", label, TEXTS.plain) == "VAOSO"
    assert spoken("got", Text.of("step-acknowledge"), TEXTS.plain) == {"nhan", "danhan"}


def test_a_card_without_a_code_shows_nothing_to_type() -> None:
    button = Button("got", Text.of("step-acknowledge"))
    card = Card(Ref(Area.INCOMING, an_id("x")), 1, Text.of("step-begin"), (), (button,))
    assert list(lines(card, TEXTS.plain)) == []


def test_what_is_read_is_squeezed() -> None:
    assert read("Trả lại vì thể thức K7QX") == Said("tralaivithethuc", "K7QX")
