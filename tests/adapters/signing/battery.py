"""The battery: files good and bad, each with the answer and the finding that it must get.

Every file is made when it is asked for, from the declared test authority with frozen clocks; a row
names who signs, what happens to the file, and what must be said about it.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec

from core.signing.policy import Need
from tests.adapters.signing import pki
from tests.adapters.signing.befallen import (
    FORGED_VALUES,
    with_annotation,
    with_byte_changed,
    with_field_added,
    with_gap_filled,
    with_hole,
    with_javascript,
    with_launch,
    with_negative_range,
    with_range_too_long,
    with_shifted_range,
    with_short_range,
    with_value_alone,
    with_xfa,
)
from tests.adapters.signing.cases import (
    hybrid,
    with_many_objects,
    with_overlay,
    with_page_added,
    with_spoilt_signature,
    with_wrong_signature_value,
)
from tests.adapters.signing.hostile import (
    deep_form,
    encrypted,
    field_loop,
    nested,
    object_bomb,
    page_bomb,
    page_loop,
    previous_loop,
)
from tests.adapters.signing.papers import (
    AGENCY,
    DATE,
    LEADER,
    NUMBER,
    VALUES,
    Signing,
    both,
    fill,
    filled,
    letter,
    prepared,
    sealed_by,
    sign,
    timestamped,
    written,
)
from tests.adapters.signing.pki import AT

VALID, INVALID, UNKNOWN = "valid", "invalid", "indeterminate"
YEARS = timedelta(days=365)


@dataclass(frozen=True)
class Row:
    """`code` is the finding's, without its prefix; `crls` None is what was published by `at`."""

    make: Callable[[], bytes]
    answer: str
    code: str
    at: datetime = AT + timedelta(hours=2)
    crls: list[bytes] | None = None
    answers: list[bytes] = field(default_factory=list)
    roots: list[bytes] | None = None
    need: Need = Need.BOTH
    agency: str = "UBND tỉnh Thử"
    signer: str = "Lê Văn Đạt"
    reference: str = ""


def leader(**more: Any) -> Signing:
    return Signing(**{"who": "leader", "field": LEADER, "certify": True, **more})


def agency(**more: Any) -> Signing:
    return Signing(**{"who": "agency", "field": AGENCY, **more})


def level(name: str, who: str = "") -> Callable[[], bytes]:
    return lambda: both(
        leader(level=name, who=f"leader{who}"), agency(level=name, who=f"agency{who}")
    )


@cache
def good() -> bytes:
    return both()


@cache
def led() -> bytes:
    return sign(prepared(), leader())


def after(change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """The change comes after the seal."""
    return lambda: change(good())


def between(change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """The change comes between the leader and the seal."""
    return lambda: seal(change(led()))


def seal(content: bytes, how: Signing | None = None, **more: Any) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    return sign(fill(writer, VALUES), how or agency(**more))


def initialled() -> bytes:
    """A drafter's initials, two leaders, number, agency: all by approval, all fields first."""
    base = prepared(signatures=("KyNhay", LEADER, "KyLanhDao2", AGENCY))
    one = sign(base, Signing("drafter", "KyNhay"))
    two = sign(one, leader(certify=False))
    three = sign(two, Signing("leader2", "KyLanhDao2"))
    return seal(three)


def agency_first() -> bytes:
    base = prepared(lock=False)
    first = sign(filled(base, VALUES), agency(certify=True))
    return sign(first, leader(certify=False))


def separately() -> bytes:
    """Number and seal in two revisions, then an archive timestamp: pyHanko's false alarm."""
    return timestamped(sign(filled(led(), VALUES), agency()))


def unlocked_change() -> bytes:
    first = sign(prepared(lock=False), leader())
    return filled(seal(first), FORGED_VALUES)


def other_field() -> bytes:
    base = prepared(texts=(NUMBER, DATE, "noi_nhan"))
    first = sign(base, leader())
    return seal(filled(first, {"noi_nhan": "Bên thứ ba"}))


def elsewhere(value: str = "Số: 20/2026", *, certify: bool = True, lock: str = "") -> bytes:
    """A form of another province's making: its number's field has a name of its own."""
    base = prepared(texts=("SoVanBan",), lock=False)
    if lock:
        base = locking(base, LEADER, lock)
    first = sign(base, leader(certify=certify))
    return seal(filled(first, {"SoVanBan": value}))


def locking(content: bytes, signature: str, locked: str) -> bytes:
    """That signature's field locks the text field."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    for raw in writer.root["/AcroForm"]["/Fields"]:
        one = raw.get_object()
        if str(one["/T"]) == signature:
            spec = FieldMDPSpec(FieldMDPAction.INCLUDE, [locked])
            one[pdf_name("/Lock")] = spec.as_sig_field_lock()
            writer.update_container(one)
    return written(writer)


def on_bare_letter(how: Signing) -> Callable[[], bytes]:
    return lambda: sign(prepared(), how)


def appearance_bomb() -> bytes:
    """A number field whose appearance inflates to hundreds of megabytes, in a signed file."""
    from tests.adapters.signing.papers import with_stream

    return sign(with_stream(led(), "Số: 1", bytes(250_000_000)), agency())


def with_digest(name: str) -> Callable[[], bytes]:
    return lambda: both(leader(), agency(who="agency-rsa", digest=name))


LATER = AT.replace(year=2030)
ROWS: dict[str, Row] = {
    "b-b, elliptic": Row(good, VALID, ""),
    "b-b, rsa": Row(level("B", "-rsa"), VALID, ""),
    "b-t": Row(level("T"), VALID, ""),
    "b-lt": Row(level("LT"), VALID, ""),
    "b-lta": Row(level("LTA"), VALID, ""),
    "b-lta, rsa": Row(level("LTA", "-rsa"), VALID, ""),
    "b-lt when all certificates are over": Row(level("LT"), VALID, "", at=LATER, crls=[]),
    "b-lta when all certificates are over": Row(level("LTA"), VALID, "", at=LATER, crls=[]),
    "b-lta of a timestamp authority that is over, kept by a later one": Row(
        lambda: timestamped(
            both(leader(level="LTA", tsa="tsa-short"), agency(level="LTA", tsa="tsa-short")),
            AT + YEARS / 2,
        ),
        VALID,
        "",
        at=LATER,
        crls=[],
    ),
    "b-lt of a timestamp authority that is over, kept by nobody": Row(
        lambda: both(leader(level="LT", tsa="tsa-short"), agency(level="LT", tsa="tsa-short")),
        UNKNOWN,
        "period-unproven",
        at=LATER,
        crls=[],
    ),
    "initials, two leaders, number, seal": Row(initialled, VALID, ""),
    "number and seal in two revisions, then an archive timestamp": Row(separately, VALID, ""),
    "agency's seal alone where it alone is needed": Row(
        lambda: sign(prepared(), agency()), VALID, "", need=Need.AGENCY, signer=""
    ),
    "its number as declared": Row(good, VALID, "", reference="20/2026/QĐ-UBND"),
    "chain not in the file, root alone known": Row(
        lambda: both(leader(chain=False), agency(chain=False)), INVALID, "chain-untrusted"
    ),
    # changed after signing
    "overlay after the seal": Row(after(with_overlay), INVALID, "altered"),
    "page after the seal": Row(after(with_page_added), INVALID, "altered"),
    "overlay between the signatures": Row(between(with_overlay), INVALID, "altered"),
    "page between the signatures": Row(between(with_page_added), INVALID, "altered"),
    "annotation after the seal": Row(after(with_annotation), INVALID, "altered"),
    "annotation between the signatures": Row(between(with_annotation), INVALID, "altered"),
    "field added between the signatures": Row(between(with_field_added), INVALID, "altered"),
    "a byte changed": Row(after(with_byte_changed), INVALID, "altered"),
    "number changed after the lock": Row(
        after(lambda it: filled(it, FORGED_VALUES)), INVALID, "altered"
    ),
    "number changed without a lock": Row(unlocked_change, INVALID, "altered-after-last"),
    "value alone changed after the lock": Row(after(with_value_alone), INVALID, "altered"),
    "value not as drawn": Row(
        lambda: both(drawn={NUMBER: FORGED_VALUES[NUMBER]}), INVALID, "field-drawn-otherwise"
    ),
    "another field filled between the signatures": Row(other_field, INVALID, "field-not-allowed"),
    "another office's form, filled as its certification allows": Row(
        elsewhere, UNKNOWN, "field-filled"
    ),
    "another office's form, filled though nothing certifies it": Row(
        lambda: elsewhere(certify=False), INVALID, "field-not-allowed"
    ),
    "another office's form, filled in a field that the first signature locked": Row(
        lambda: elsewhere(lock="SoVanBan"), INVALID, "altered"
    ),
    "everything forbidden, then filled": Row(
        lambda: filled(sign(prepared(), leader(forbid=True)), VALUES), INVALID, "altered"
    ),
    "junk after the end": Row(lambda: good() + b"<script>", INVALID, "junk-appended"),
    "another number than declared": Row(
        good, INVALID, "reference-wrong", reference="2/2026/QĐ-UBND"
    ),
    # ranges and containers
    "a hole in the range": Row(after(with_hole), INVALID, "altered"),
    "a range from the second byte": Row(after(with_shifted_range), INVALID, "altered"),
    "a range short of the end": Row(after(with_short_range), INVALID, "altered"),
    "a negative range": Row(after(with_negative_range), INVALID, ""),
    "a range of eighteen bytes": Row(after(with_range_too_long), INVALID, "altered"),
    "something in the gap": Row(after(with_gap_filled), INVALID, "altered"),
    "a container of rubbish": Row(
        lambda: with_spoilt_signature(good(), b"3082ffff"), INVALID, "signature-unreadable"
    ),
    "a wrong signature value": Row(
        lambda: with_wrong_signature_value(good()), INVALID, "signature-wrong"
    ),
    # certificates
    "revoked, by the list": Row(lambda: sealed_by("agency-revoked"), INVALID, "revoked"),
    "revoked, by OCSP": Row(
        lambda: sealed_by("agency-revoked"),
        INVALID,
        "revoked",
        crls=pki.crls()[:1],
        answers=[pki.answer("agency-revoked"), pki.answer("leader")],
    ),
    "good, by OCSP": Row(
        good, VALID, "", crls=pki.crls()[:1], answers=[pki.answer("agency"), pki.answer("leader")]
    ),
    "revoked later, time only claimed": Row(
        lambda: sealed_by("agency-revoked-later"), INVALID, "revoked", at=AT + YEARS / 2
    ),
    "revoked later, time proven": Row(
        lambda: sealed_by("agency-revoked-later", level="T"), VALID, "", at=AT + YEARS / 2
    ),
    "revocation unknown, offline": Row(good, UNKNOWN, "revocation-unknown", crls=[]),
    "the list has run out": Row(good, UNKNOWN, "revocation-unknown", crls=pki.crls(AT - YEARS)),
    "expired when it signed": Row(lambda: sealed_by("agency-expired"), INVALID, "period-expired"),
    "not in force when it signed": Row(lambda: sealed_by("agency-early"), INVALID, "period-early"),
    "expired since, time only claimed": Row(
        lambda: sealed_by("agency-short"), UNKNOWN, "period-unproven", at=AT + YEARS / 2
    ),
    "signed after the moment of checking": Row(good, UNKNOWN, "period-future", at=AT - YEARS / 12),
    "a stranger's authority of the same names": Row(
        lambda: both(leader(authority=pki.FORGED), agency(authority=pki.FORGED)),
        INVALID,
        "chain-untrusted",
    ),
    "a stranger's seal under a true leader": Row(
        lambda: both(agency=agency(authority=pki.FORGED)), INVALID, "chain-untrusted"
    ),
    "no root at all": Row(good, UNKNOWN, "chain-no-roots", roots=[]),
    "a key for encryption": Row(
        lambda: sealed_by("agency-encrypts"), INVALID, "chain-not-for-signing"
    ),
    "a key for a web server": Row(
        lambda: sealed_by("agency-server"), INVALID, "chain-not-for-signing"
    ),
    "a short key": Row(lambda: sealed_by("agency-small"), INVALID, "signature-weak"),
    "sha-1": Row(with_digest("sha1"), INVALID, "signature-weak"),
    "md5": Row(with_digest("md5"), INVALID, "signature-weak"),
    # who and in what order
    "another agency's seal": Row(lambda: sealed_by("agency2"), INVALID, "identity-agency-wrong"),
    "another person's signature": Row(
        lambda: both(leader(who="leader2")), INVALID, "identity-person-wrong"
    ),
    "agency before person": Row(agency_first, INVALID, "order-wrong"),
    "agency alone": Row(on_bare_letter(agency()), INVALID, "person-missing"),
    "person alone": Row(led, INVALID, "agency-missing"),
    "the same person twice": Row(
        lambda: both(agency=Signing("leader", AGENCY)), INVALID, "agency-missing"
    ),
    "nobody": Row(letter, INVALID, "none-present"),
    # hostile and broken
    "javascript before signing": Row(
        lambda: both(base=with_javascript(prepared())), UNKNOWN, "file-active"
    ),
    "launch before signing": Row(
        lambda: both(base=with_launch(prepared())), UNKNOWN, "file-active"
    ),
    "xfa before signing": Row(lambda: both(base=with_xfa(prepared())), UNKNOWN, "file-active"),
    "javascript after the seal": Row(after(with_javascript), INVALID, "altered"),
    "locked by a password": Row(lambda: encrypted("bí mật"), UNKNOWN, "file-encrypted"),
    "locked against changes": Row(lambda: encrypted(""), UNKNOWN, "file-encrypted"),
    "two tables": Row(hybrid, UNKNOWN, "file-hybrid"),
    "empty": Row(bytes, INVALID, "file-not-pdf"),
    "a word document": Row(lambda: b"PK\3\4 word", INVALID, "file-not-pdf"),
    "a heading alone": Row(lambda: b"%PDF-1.7\n", INVALID, "file-damaged"),
    "half of it": Row(lambda: good()[: len(good()) // 2], INVALID, "file-damaged"),
    "without its last twenty bytes": Row(lambda: good()[:-20], INVALID, "file-damaged"),
    "fields in a loop": Row(field_loop, INVALID, ""),
    "pages in a loop": Row(page_loop, INVALID, ""),
    "tables in a loop": Row(previous_loop, INVALID, ""),
    "twenty thousand brackets": Row(nested, INVALID, "file-damaged"),
    "fields three thousand deep": Row(deep_form, INVALID, ""),
    "sixty thousand objects": Row(lambda: with_many_objects(60_000), UNKNOWN, "file-too-heavy"),
    "a page that inflates": Row(page_bomb, INVALID, "none-present"),
    "an appearance that inflates": Row(appearance_bomb, UNKNOWN, "field-unreadable"),
    "an object stream that inflates": Row(object_bomb, INVALID, "file-damaged"),
}
