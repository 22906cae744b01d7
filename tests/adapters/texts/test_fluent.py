"""Texts: what Fluent would get wrong in silence is an error here."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.texts.fluent import FluentTexts
from core.text import Text

FTL = """
-van-ban-den = văn bản đến
arrived = Đã nhận { -van-ban-den } số { $number }.
refused = Từ chối: { $reason }
missing-page = thiếu trang <b>{ $page }</b>
list = Gồm:
    { $lines }
kind = { $kind ->
    [new] mới
   *[other] khác
}
only-attribute =
    .title = x
"""


@pytest.fixture
def texts(tmp_path: Path) -> FluentTexts:
    (tmp_path / "a.ftl").write_text(FTL)
    return FluentTexts(tmp_path)


def test_a_number_is_printed_as_it_is_and_without_isolation_marks(texts: FluentTexts) -> None:
    assert texts.plain(Text.of("arrived", number=1280)) == "Đã nhận văn bản đến số 1280."


def test_a_missing_parameter_is_an_error(texts: FluentTexts) -> None:
    with pytest.raises(ValueError, match="arrived"):
        texts.plain(Text.of("arrived"))


def test_a_missing_message_is_an_error(texts: FluentTexts) -> None:
    with pytest.raises(KeyError):
        texts.plain(Text.of("nowhere"))
    with pytest.raises(KeyError):
        texts.html(Text.of("refused", reason=Text.of("nowhere")))


def test_a_message_without_a_value_is_an_error(texts: FluentTexts) -> None:
    with pytest.raises(ValueError, match="no value"):
        texts.plain(Text.of("only-attribute"))


def test_only_html_escapes_and_only_parameters(texts: FluentTexts) -> None:
    text = Text.of("refused", reason=Text.of("missing-page", page='<1> & "2"'))
    assert texts.plain(text) == 'Từ chối: thiếu trang <b><1> & "2"</b>'
    assert texts.html(text) == 'Từ chối: thiếu trang <b>&lt;1&gt; &amp; "2"</b>'


def test_several_texts_become_lines(texts: FluentTexts) -> None:
    lines = [Text.of("missing-page", page=n) for n in (1, 2)]
    said = texts.plain(Text.of("list", lines=lines))
    assert said.splitlines()[1:] == ["thiếu trang <b>1</b>", "thiếu trang <b>2</b>"]


def test_a_selector_takes_a_word(texts: FluentTexts) -> None:
    assert texts.plain(Text.of("kind", kind="new")) == "mới"
    assert texts.plain(Text.of("kind", kind="x")) == "khác"


@pytest.mark.parametrize("bad", ["arrived = lần hai", "-van-ban-den = x"])
def test_a_key_defined_twice_is_refused_at_start(tmp_path: Path, bad: str) -> None:
    (tmp_path / "a.ftl").write_text(FTL)
    (tmp_path / "b.ftl").write_text(bad)
    with pytest.raises(ValueError, match=r"b\.ftl.*a\.ftl"):
        FluentTexts(tmp_path)


def test_a_file_that_is_not_fluent_is_refused_at_start(tmp_path: Path) -> None:
    (tmp_path / "a.ftl").write_text("xin chào\n")
    with pytest.raises(ValueError, match=r"a\.ftl: not Fluent"):
        FluentTexts(tmp_path)


def test_a_directive_of_a_thousand_brackets_is_said_whole() -> None:
    texts = FluentTexts(Path(__file__).resolve().parents[3] / "locales" / "vi")
    said = texts.html(Text.of("line-directive", words="<" * 1000, name="A"))
    assert said.count("&lt;") == 1000
