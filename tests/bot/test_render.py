"""Cards and questions as HTML: hostile words, lengths, buttons; read by Telegram's own parser."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buttons import AnswerButton, MoreButton, OpenButton, PageButton, StepButton
from bot.markup import CAPTION_UNITS, TEXT_UNITS, copyable, shortened, units
from bot.render import (
    card_html,
    card_keyboard,
    digest_of,
    question_html,
    question_keyboard,
)
from core.card import Area, Button, Card, Line, Ref, Style
from core.form import Option
from core.interview import Asked, Expects, Interview
from core.text import Text
from tests.bot.desk import TEXTS

tdjson = pytest.importorskip("tdjson")

REF = Ref(Area.INCOMING, UUID(int=2**128 - 1))
HOSTILE = '<b>&"</b> <script> </a> &lt; &amp;amp; 5678/UBND-NN'


@pytest.fixture(autouse=True, scope="module")
def _quiet() -> None:
    quiet = {"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}
    tdjson.td_execute(json.dumps(quiet).encode())


def parsed(html: str) -> dict[str, Any]:
    """Text and entities, by the parser that Telegram's own clients use."""
    asked = {"@type": "parseTextEntities", "text": html}
    asked["parse_mode"] = {"@type": "textParseModeHTML"}
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(asked).encode()))
    assert answer["@type"] == "formattedText", answer
    return answer


def a_card(*subjects: str, buttons: int = 0, title: str = "Văn bản đến số 1234") -> Card:
    return Card(
        REF,
        2**31,
        Text.of("option-plain", label=title),
        tuple(Line(Text.of("line-subject", subject=one)) for one in subjects),
        tuple(
            Button(f"b{n}x", Text.of("option-plain", label=f"Nút {n}"), Style.SUCCESS)
            for n in range(buttons)
        ),
    )


def test_the_title_is_bold_and_hostile_words_stay_words() -> None:
    answer = parsed(card_html(a_card(HOSTILE, title=HOSTILE), TEXTS))
    assert answer["text"] == f"{HOSTILE}\n{HOSTILE}"
    kinds = {one["type"]["@type"] for one in answer["entities"]}
    assert kinds == {"textEntityTypeBold", "textEntityTypeCode"}


def test_a_document_number_can_be_copied() -> None:
    for number in ("5678/UBND-NN", "123/2026/NĐ-CP", "12/QĐ-SNN", "1/GM-UBND"):
        assert copyable(f"số {number}, ngày 23/11/2026") == (
            f"số <code>{number}</code>, ngày 23/11/2026"
        )
    assert copyable("23/11/2026 và 1/2 và https://a/1/b") == "23/11/2026 và 1/2 và https://a/1/b"


def test_folded_lines_are_one_quotation_that_opens_at_a_touch() -> None:
    card = a_card("mở", "gọn một", "gọn <hai>", "cuối")
    open_, *folded, last = card.lines
    lines = (open_, *(replace(line, folded=True) for line in folded), last)
    answer = parsed(card_html(replace(card, lines=lines), TEXTS))
    assert answer["text"].endswith("mở\ngọn một\ngọn <hai>\ncuối")
    (quoted,) = [one for one in answer["entities"] if "Quote" in one["type"]["@type"]]
    assert quoted["type"]["@type"] == "textEntityTypeExpandableBlockQuote"
    assert (quoted["offset"], quoted["length"]) == (answer["text"].index("gọn"), 17)


def test_folded_lines_without_end_stay_one_quotation() -> None:
    card = a_card(*["🔴 dòng dài " * 9] * 200)
    card = replace(card, lines=tuple(replace(line, folded=True) for line in card.lines))
    answer = parsed(card_html(card, TEXTS, CAPTION_UNITS))
    assert units(answer["text"]) <= CAPTION_UNITS
    assert answer["text"].endswith("…")


@pytest.mark.parametrize("most", [CAPTION_UNITS, TEXT_UNITS])
def test_a_long_card_is_cut_at_the_end_of_a_line(most: int) -> None:
    answer = parsed(card_html(a_card(*["🔴 dòng dài " * 9] * 200), TEXTS, most))
    assert units(answer["text"]) <= most
    lines = answer["text"].split("\n")
    assert lines[-1] == "…"
    assert {line.strip() for line in lines[1:-1]} == {("🔴 dòng dài " * 9).strip()}


def test_one_endless_line_is_cut_before_a_number_never_inside_it() -> None:
    words = "từ " * 330 + "5678/UBND-NN " + "từ " * 4000
    for room in range(960, 1030):
        answer = parsed(shortened(copyable(words), room))
        assert units(answer["text"]) <= room
        assert "5678/UBND-NN" in answer["text"] or "5678" not in answer["text"]


@settings(max_examples=200, deadline=None, database=None)
@given(st.lists(st.text(max_size=600), max_size=12), st.sampled_from([CAPTION_UNITS, TEXT_UNITS]))
def test_any_words_at_all_give_html_that_telegram_takes(subjects: list[str], most: int) -> None:
    clean = ["".join(c for c in one if c.isprintable() or c == "\n") for one in subjects]
    answer = parsed(card_html(a_card(*clean), TEXTS, most))
    assert units(answer["text"]) <= most


@settings(max_examples=300, deadline=None, database=None)
@given(st.text(alphabet="ab<&> 12/NĐ-CP🔴\n", max_size=400), st.integers(2, 200))
def test_shortening_never_breaks_the_markup(words: str, most: int) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    answer = parsed("x" + shortened(copyable(escaped), most))
    assert units(answer["text"]) <= most + 1


def test_at_most_four_buttons_and_then_the_others() -> None:
    four = card_keyboard(a_card("x", buttons=4), TEXTS).inline_keyboard
    assert [len(row) for row in four] == [2, 2]
    six = card_keyboard(a_card("x", buttons=6), TEXTS).inline_keyboard
    assert [cell.text for row in six for cell in row][-1] == "Khác…"
    assert [len(row) for row in six] == [2, 2, 1]
    every = card_keyboard(a_card("x", buttons=6), TEXTS, everything=True).inline_keyboard
    assert [len(row) for row in every] == [2, 2, 2, 1]
    assert every[-1][0].text == "❓ Căn cứ"
    assert every[0][0].style == "success"


def test_every_kind_of_button_fits_into_64_bytes() -> None:
    longest = [
        StepButton(code="xyz", id=REF.id, version=2**31),
        *(MoreButton(area=area, id=REF.id) for area in Area),
        *(OpenButton(area=area, id=REF.id) for area in Area),
        PageButton(what="viec", page=10_000),
        AnswerButton(token="f" * 12, what="cancel"),
    ]
    assert max(len(one.pack().encode()) for one in longest) <= 64
    assert StepButton.unpack(longest[0].pack()) == longest[0]
    assert longest[0].pack() == f"s:xyz:{'f' * 32}:{2**31}"


def test_a_digest_changes_with_words_and_with_buttons() -> None:
    digests = {
        digest_of(a_card("x")),
        digest_of(a_card("y")),
        digest_of(a_card("x", buttons=1)),
    }
    assert len(digests) == 3
    assert digest_of(a_card("x")) in digests


def an_asked(expects: Expects, options: int = 0, **more: Any) -> Asked:
    interview = Interview("dir", REF.id.hex, 1, **more)
    offered = [
        Option(str(n), Text.of("option-plain", label=f"Phòng <{n}>")) for n in range(options)
    ]
    return Asked(interview, Text.of("ask-direct-coordinator-due", name=HOSTILE), expects, offered)


def test_a_question_escapes_what_people_wrote_and_shows_the_answer() -> None:
    html = question_html(an_asked(Expects.WORDS), TEXTS, "&lt;b&gt;" + "x" * 5000)
    answer = parsed(html)
    assert HOSTILE in answer["text"]
    assert "→ <b>" in answer["text"]


def test_many_options_are_ticked_and_paged_by_eight() -> None:
    asked = an_asked(Expects.MANY, 20)
    shown = question_keyboard(asked, "t" * 12, 1, TEXTS).inline_keyboard
    texts = [cell.text for row in shown for cell in row]
    assert sum(text.startswith("☐ ") for text in texts) == 8
    assert texts[-4:] == ["◀ Trang trước", "Trang sau ▶", "Xong", "Hủy"]
    last = question_keyboard(asked, "t" * 12, 2, TEXTS).inline_keyboard
    assert "Trang sau ▶" not in [cell.text for row in last for cell in row]


def test_a_reading_is_confirmed_or_written_again_and_a_whole_is_confirmed() -> None:
    echo = question_keyboard(an_asked(Expects.YES_NO, pending="x"), "t", 0, TEXTS).inline_keyboard
    assert [[cell.text for cell in row] for row in echo] == [["Đúng", "Nhập lại"], ["Hủy"]]
    whole = question_keyboard(an_asked(Expects.YES_NO), "t", 0, TEXTS).inline_keyboard
    assert [[cell.text for cell in row] for row in whole] == [["Xác nhận"], ["Hủy"]]
