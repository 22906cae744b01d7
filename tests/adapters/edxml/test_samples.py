"""Packages of other writers, when they are at hand: read, refused for the right reason, matched."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from adapters.edxml.build import build
from adapters.edxml.parse import parse
from adapters.edxml.status import build_status
from core.errors import Refusal
from core.exchange.package import Package, PackageKind, StatusNotice
from core.text import Text
from tests.adapters.edxml.samples import NOON, SHARED

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no shared samples")
REFUSED = {
    "sdk-2022/edoc.edxml": ("exchange-unknown-prefix", "Reference", "116"),
    "sdk-2022/edoc_new.edxml": ("exchange-before-declaration", "?xml", "1"),
}
KINDS = {
    "new": PackageKind.NEW,
    "revocation": PackageKind.RECALL,
    "update": PackageKind.UPDATE,
    "replacement": PackageKind.REPLACE,
}
FILES = sorted(SHARED.glob("*/*.edxml"))


def ident(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", FILES, ids=ident)
def test_every_sample_is_read_or_refused_for_its_known_reason(path: Path) -> None:
    name = f"{path.parent.name}/{path.name}"
    if name in REFUSED:
        with pytest.raises(Refusal) as caught:
            parse(path.read_bytes())
        params = dict(caught.value.text.params)
        assert isinstance(params["reason"], Text)
        assert (params["reason"].key, params["element"], params["line"]) == REFUSED[name]
        return
    read = parse(path.read_bytes())
    assert isinstance(read, StatusNotice if "status" in path.name else Package)
    if isinstance(read, StatusNotice):
        assert path.stem.endswith(read.status.value) or path.stem == "status"
        return
    assert read.kind == next(kind for word, kind in KINDS.items() if word in path.name)
    assert read.sender.code
    assert read.receivers
    assert read.issued_on
    assert all(a.content and a.content[:2] != b"PK" for a in read.attachments)
    assert not read.secrecy


@pytest.mark.parametrize("path", FILES, ids=ident)
def test_a_sample_written_by_us_says_the_same(path: Path) -> None:
    if ident(path) in REFUSED:
        pytest.skip("not a readable sample")
    first = parse(path.read_bytes())
    if isinstance(first, StatusNotice):
        assert parse(build_status(first)) == first
        return
    again = parse(build(first, NOON))
    assert isinstance(again, Package)
    own = {"oddities": (), "trace": ()}  # a trace says by whom and when it was sent: by us, now
    assert again.__dict__ | own == first.__dict__ | own


def ours(read: Package | StatusNotice) -> etree._Element:
    """What we write, without the `ResponseFor` that we add to a recall on purpose."""
    root = etree.fromstring(
        build_status(read) if isinstance(read, StatusNotice) else build(read, NOON)
    )
    if isinstance(read, Package) and read.kind is PackageKind.RECALL:
        doubled = next(root.iter("{*}ResponseFor"))
        doubled.getparent().remove(doubled)
    return root


def outline(root: etree._Element) -> list[str]:
    """Prefixed names with their depth, in document order."""
    found = []
    for element in root.iter(etree.Element):
        depth = sum(1 for _ in element.iterancestors())
        prefix = f"{element.prefix}:" if element.prefix else ""
        found.append(f"{depth} {prefix}{etree.QName(element).localname}")
    return found


def values(root: etree._Element) -> set[tuple[str, str]]:
    return {(e.tag, (e.text or "").strip()) for e in root.iter(etree.Element)}


WRITTEN = [path for path in FILES if path.parent.name == "library-written"]


@pytest.mark.parametrize("path", WRITTEN, ids=ident)
def test_our_elements_stand_in_the_order_and_with_the_prefixes_of_the_library(path: Path) -> None:
    theirs = iter(outline(etree.fromstring(path.read_bytes())))
    written = outline(ours(parse(path.read_bytes())))
    assert [name for name in written if name not in theirs] == []  # a subsequence, in order


@pytest.mark.parametrize("path", WRITTEN, ids=ident)
def test_what_we_write_has_the_values_of_the_library(path: Path) -> None:
    more = values(ours(parse(path.read_bytes()))) - values(etree.fromstring(path.read_bytes()))
    differing = {etree.QName(tag).localname for tag, _ in more}
    assert differing <= {"Timestamp", "SteeringType", "DocumentReceiver", "BussinessDocReason"}
