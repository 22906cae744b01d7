from __future__ import annotations

import pytest

from adapters.signing.wire import from_json, text_in, text_out, to_json
from core.text import Text
from tests.adapters.signing.cases import checked, good, with_changed_page_size


@pytest.mark.parametrize("content", [good(), with_changed_page_size(good()), b"no pdf"])
def test_a_report_comes_back_as_it_went(content):
    report = checked(content)
    assert from_json(to_json(report)) == report


def test_texts_inside_texts_come_back_as_they_went():
    inner = Text.of("a", name="Ánh")
    outer = Text.of("b", one=inner, many=(inner, Text.of("c")), word="đ")
    assert text_in(text_out(outer)) == outer
