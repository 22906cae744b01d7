"""Files to check: a small authority of our own, and what may befall a signed letter."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject

from adapters.signing import authority
from adapters.signing.authority import Credentials
from adapters.signing.check import check
from adapters.texts.fluent import FluentTexts
from app.demo.papers import LetterFields, letter
from core.signing.report import Result, SignatureReport

AT = datetime(2026, 11, 23, 1, 5, 9, tzinfo=UTC)
LATER = AT + timedelta(hours=2)
AGENCY, CODE, PERSON = "Sở Nội vụ", "000.00.03.H56", "Nguyễn Thị Ánh Tuyết"


@dataclass(frozen=True)
class Office:
    root: Credentials
    person: Credentials
    agency: Credentials

    @property
    def crl(self) -> bytes:
        return authority.revocation_list(self.root)


@cache
def office() -> Office:
    root = authority.make_root()
    person = authority.issue_person(root, PERSON, AGENCY)
    return Office(root, person, authority.issue_agency(root, AGENCY, CODE))


@cache
def draft() -> bytes:
    return letter(fields())


def fields(urgency: str = "", body: tuple[str, ...] = ("Kính đề nghị quý cơ quan phối hợp.",)):
    return LetterFields(
        parent="UBND tỉnh Thanh Hóa", agency=AGENCY, reference="1234/SNV-VP", place="Thanh Hóa",
        issued_on=date(2026, 11, 23), subject="phối hợp ứng phó bão số 12",
        to=("Sở Nông nghiệp và Môi trường", "Sở Y tế"), body=body,
        copies_to=("Như trên", "Lưu: VT"), position="Giám đốc", signer=PERSON, urgency=urgency,
    )  # fmt: skip


@cache
def good() -> bytes:
    return authority.sign_pdf(draft(), office().person, office().agency, AT)


def checked(content: bytes, at: datetime = LATER, **known: list[bytes]) -> SignatureReport:
    roots = known.get("roots", [office().root.pem])
    report = check(content, roots, known.get("crls", [office().crl]), at)
    for finding in report.findings:  # whatever is found can be said
        assert texts().plain(finding.detail).endswith(".")
    return report


@cache
def texts() -> FluentTexts:
    return FluentTexts(Path(__file__).resolve().parents[3] / "locales" / "vi")


def results(report: SignatureReport) -> dict[str, str]:
    """`{"C1": "pass", …}`; a check that speaks twice is a mistake."""
    assert len({finding.check for finding in report.findings}) == len(report.findings)
    return {finding.check: finding.result.value for finding in report.findings}


def key_of(report: SignatureReport, check_id: str) -> str:
    return next(one.detail.key for one in report.findings if one.check == check_id)


def failed(report: SignatureReport) -> set[str]:
    return {one.check for one in report.findings if one.result is Result.FAIL}


def with_changed_page_size(content: bytes) -> bytes:
    """One digit of the signed part, the length kept: what a careful forger would do."""
    changed = content.replace(b"595.2756", b"595.2757", 1)
    assert changed != content
    return changed


def with_page_added(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    stream = writer.add_object(generic.StreamObject(stream_data=b"q Q"))
    writer.insert_page(PageObject(contents=stream, media_box=(0, 0, 595, 842)))
    return _written(writer)


def with_overlay(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    drawn = generic.StreamObject(stream_data=b"0 0 0 rg 100 400 200 40 re f")
    writer.add_stream_to_page(0, writer.add_object(drawn))
    return _written(writer)


def with_field_filled(content: bytes, name: str, value: str) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    for field in writer.root["/AcroForm"]["/Fields"]:
        if field.get_object()["/T"] == name:
            field.get_object()["/V"] = generic.TextStringObject(value)
            writer.mark_update(field.reference)
    return _written(writer)


def with_spoilt_signature(content: bytes, spoil: bytes) -> bytes:
    """The last signature's container: its first bytes overwritten with these hex digits."""
    start = content.rindex(b"/Contents <") + len(b"/Contents <")
    return content[:start] + spoil + content[start + len(spoil) :]


def with_wrong_signature_value(content: bytes) -> bytes:
    """The last byte of the last signature's value turned over; its container stays readable."""
    start = content.rindex(b"/Contents <") + len(b"/Contents <")
    digits = content[start : content.index(b">", start)].rstrip(b"0")
    last = start + len(digits) - 1
    return (
        content[:last] + (b"1" if content[last : last + 1] != b"1" else b"2") + content[last + 1 :]
    )


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_many_objects(count: int) -> bytes:
    """A small, correct PDF with this many needless objects."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        *(b"<</N %d>>" % number for number in range(count)),
    ]
    return classic(objects)


def classic(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF with a classic cross-reference table."""
    out, offsets = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    out.write(
        b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    )
    return out.getvalue()


def hybrid() -> bytes:
    """A file with a table and, hidden behind it, a cross-reference stream."""
    entry = b"\x01" + (9).to_bytes(3) + b"\x00"
    table = b"<</Type/XRef/Size 5/Index[4 1]/W[1 3 1]/Root 1 0 R/Length %d>>" % len(entry)
    stream = table + b"\nstream\n" + entry + b"\nendstream"
    pages = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>"
    plain = classic([*pages, page, stream])
    return classic([*pages, page, stream], b"/XRefStm %d" % plain.index(b"4 0 obj"))
