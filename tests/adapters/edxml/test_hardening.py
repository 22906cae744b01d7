"""Reading packages from anybody: limits hold, and nothing but a refusal comes of bad bytes."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.edxml import tree
from adapters.edxml.build import build
from adapters.edxml.parse import parse
from adapters.edxml.refusals import PackageTooLarge
from core.errors import Refusal
from core.exchange.package import Attachment
from tests.adapters.edxml.samples import NOON, a_package, refusal

GOOD = build(a_package(), NOON).decode()


def test_a_package_cut_off_in_transfer_is_refused() -> None:
    for length in range(400, len(GOOD) - 10, 97):
        reason, _, line = refusal(GOOD[:length])
        assert reason in {"exchange-cut-off", "exchange-malformed"}
        assert line <= GOOD[:length].count("\n") + 1


@settings(deadline=None, max_examples=300)
@given(st.integers(0, len(GOOD.encode())), st.integers(0, 60), st.binary(max_size=20))
def test_whatever_is_changed_a_package_is_read_or_refused(at: int, less: int, more: bytes) -> None:
    raw = GOOD.encode()
    try:
        parse(raw[:at] + more + raw[at + less :])
    except Refusal:
        return


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_whatever_text_stands_in_an_element_it_is_read_or_refused(data: st.DataObject) -> None:
    parts = GOOD.split(">")
    leaf = st.sampled_from([n for n, part in enumerate(parts) if "</" in part and part[0] != "<"])
    word = st.text() | st.sampled_from(["9" * 30, "-1", "2026/99/99", "null", "\u0660", "²", "1e9"])
    position = data.draw(leaf)
    closing = parts[position][parts[position].index("</") :]
    parts[position] = (
        escape(data.draw(word).replace("\0", "").encode("utf-8", "ignore").decode()) + closing
    )
    try:
        parse(">".join(parts).encode())
    except Refusal:
        return


def test_bytes_that_are_not_utf8_are_refused() -> None:
    raw = GOOD.replace("V/v", "@@").encode().replace(b"@@", b"\xff\xfe")
    assert refusal(raw)[0] == "exchange-bad-character"


@pytest.mark.parametrize("levels", [40, 5000])
def test_elements_nested_too_deep_are_refused(levels: int) -> None:
    deep = "<edXML:a>" * levels + "</edXML:a>" * levels
    changed = GOOD.replace("<edXML:SteeringType>", f"{deep}<edXML:SteeringType>")
    assert refusal(changed)[0] == "exchange-too-deep"


def test_entities_never_expand_and_nothing_is_fetched() -> None:
    bomb = (
        '<!DOCTYPE edXML [<!ENTITY a "ha"><!ENTITY b "&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    )
    changed = GOOD.replace("<edXML xmlns", f"{bomb}<edXML xmlns").replace("V/v", "&b;&c;")
    assert refusal(changed)[0] == "exchange-doctype"


def test_too_many_elements_are_refused_before_they_are_built() -> None:
    changed = GOOD.replace("<edXML:SteeringType>", "<a/>" * 200_000 + "<edXML:SteeringType>")
    assert refusal(changed)[0] == "exchange-too-many-tags"


def test_a_package_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(PackageTooLarge) as caught:
        parse(b"<" * (tree.BYTES_LIMIT + 1))
    assert dict(caught.value.text.params) == {"size": "80.0", "limit": "80"}


def test_a_file_of_ten_megabytes_and_more_is_read() -> None:
    content = b"%PDF-1.7\n" + bytes(range(256)) * 50_000
    big = a_package(attachments=(Attachment("a.pdf", content, "application/pdf"),))
    assert parse(build(big, NOON)) == big


def test_a_field_too_long_for_any_purpose_is_refused() -> None:
    reason, element, _ = refusal(GOOD.replace("V/v", "V" * 100_001))
    assert (reason, element) == ("exchange-field-too-long", "Subject")
