"""What is written is read back the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.edxml.attachments import clean_name, media_type
from adapters.edxml.build import build
from adapters.edxml.dates import VIETNAM
from adapters.edxml.parse import parse
from adapters.edxml.secrecy import secrecy_mark
from adapters.edxml.status import build_status
from core.exchange.package import Attachment, Organ, Package, PackageKind, Replied, StatusNotice
from core.exchange.status import ExchangeStatus
from core.text import nfc
from tests.adapters.edxml.samples import NOON, a_package

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
texts = st.text(_LETTERS, max_size=40).map(lambda text: nfc(text).strip())
codes = st.from_regex(r"[A-Z0-9]{1,3}(\.[A-Z0-9]{1,3}){1,3}", fullmatch=True)
names = st.builds(
    lambda stem, ending: clean_name(f"{stem}{ending}"),
    st.text(_LETTERS, min_size=1, max_size=20),
    st.sampled_from([".pdf", ".docx", ".doc", ".zip", ".xlsx", ".txt", ".png", ".x", ""]),
).filter(bool)
dates = st.dates(date(1945, 9, 2), date(2200, 1, 1))
moments = st.datetimes(datetime(1945, 9, 2), datetime(2200, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0, tzinfo=VIETNAM)
)
organs = st.builds(Organ, code=codes, name=texts, in_charge=texts)
replies = st.builds(Replied, codes, texts, texts.filter(bool))


@st.composite
def attachments(draw: st.DrawFn) -> Attachment:
    name = draw(names)
    content = draw(st.none() | st.binary(min_size=1, max_size=200))
    return Attachment(name, content, media_type(name, "application/zip"), draw(texts))


packages = st.builds(
    Package,
    sender=organs,
    receivers=st.lists(organs, max_size=3, unique_by=lambda organ: organ.code).map(tuple),
    document_uid=texts.filter(bool),
    number=texts,
    notation=texts,
    subject=texts.filter(lambda text: not secrecy_mark(text)),
    kind=st.just(PackageKind.NEW),
    place=texts,
    issued_on=st.none() | dates,
    type_name=texts,
    content=texts,
    competence=texts,
    signer_position=texts,
    signer_name=texts,
    due_on=st.none() | dates,
    urgency=st.integers(0, 4),
    to_places=st.lists(texts.filter(bool), max_size=3).map(tuple),
    replies_to=st.lists(replies, max_size=3, unique_by=lambda r: r.document_uid).map(tuple),
    attachments=st.lists(attachments(), max_size=3).map(tuple),
)
operations = st.builds(
    lambda *parts: _with(*parts),
    packages,
    st.sampled_from([PackageKind.RECALL, PackageKind.UPDATE, PackageKind.REPLACE]),
    replies,
)


def _with(package: Package, kind: PackageKind, target: Replied) -> Package:
    others = tuple(r for r in package.replies_to if r.document_uid != target.document_uid)
    return replace(package, kind=kind, replies_to=(target, *others))


def _back(package: Package) -> Package:
    read = parse(build(package, NOON))
    assert isinstance(read, Package)
    return replace(read, oddities=())


@settings(deadline=None, max_examples=150)
@given(packages)
def test_a_package_comes_back_as_it_was(package: Package) -> None:
    assert _back(package) == package


@settings(deadline=None, max_examples=100)
@given(operations)
def test_a_recall_update_or_replacement_comes_back_with_its_target_first(package: Package) -> None:
    assert _back(package) == package


@settings(deadline=None, max_examples=100)
@given(
    st.builds(
        StatusNotice,
        sender=organs,
        receiver_code=codes,
        document_uid=texts.filter(bool),
        reference=texts,
        status=st.sampled_from(ExchangeStatus),
        at=moments,
        issued_on=st.none() | dates,
        description=texts,
        staff=texts,
    )
)
def test_a_status_comes_back_as_it_was(notice: StatusNotice) -> None:
    assert parse(build_status(notice)) == notice


def test_characters_no_xml_may_hold_are_dropped_on_writing() -> None:
    assert _back(a_package(subject="a\x00\x0b\ufffe\ud800b\r\nc")).subject == "ab\r\nc"
