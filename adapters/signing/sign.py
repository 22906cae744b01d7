"""Ký số thử nghiệm — person certifies, agency approves, as Điều 9 orders. DEVELOPMENT ONLY.

The same chain as the product's, with keys that lie open: fields first, then each signature in two
phases. The file is not normalised, so that it goes on exactly where it was.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from adapters.signing import fields
from adapters.signing.authority import Credentials
from adapters.signing.begin import begin, begin_detached
from adapters.signing.finish import Means, finish
from adapters.signing.soft_key import SoftKey
from adapters.signing.stamps import Box, Places
from core.signing.making import Act, Kind, Plan
from core.signing.places import AGENCY_FIELD, LEADER_FIELD, Place
from core.signing.places import Places as Chosen

PERSON_FIELD = LEADER_FIELD
__all__ = ["AGENCY_FIELD", "PERSON_FIELD", "key_of", "sign_agency", "sign_beside", "sign_both"]


def sign_both(
    pdf: bytes, person: Credentials | None, agency: Credentials | None, at: datetime, places: Places
) -> bytes:
    """Ký hai chữ ký — see `authority.sign_pdf`."""
    chosen = Chosen(leaders=(_place(places.person),), agencies=(_place(places.agency),))
    ready = pdf if _has_fields(pdf) else fields.with_fields(pdf, Plan(chosen))
    return _finished(_in_order(ready, person, agency, at))


def _has_fields(pdf: bytes) -> bool:
    """A draft of ours was prepared before it was approved: it has its fields already."""
    return PERSON_FIELD in dict(_fields(pdf))


def _free(pdf: bytes) -> str:
    """The first person's field that nobody has signed: several may sign together."""
    free = [name for name, value in _fields(pdf) if value is None]
    return min((name for name in free if name.startswith(PERSON_FIELD)), default=PERSON_FIELD)


def _fields(pdf: bytes) -> list[tuple[str, Any]]:
    found = enumerate_sig_fields(PdfFileReader(io.BytesIO(pdf), strict=False))
    return [(name, value) for name, value, _field in found]


def sign_agency(pdf: bytes, agency: Credentials, at: datetime) -> bytes:
    """Ký tiếp chữ ký của cơ quan — see `authority.seal_pdf`."""
    return _finished(_in_order(pdf, None, agency, at))


def sign_beside(content: bytes, agency: Credentials, at: datetime) -> bytes:
    """Ký rời tệp khác PDF (CMS) — see `authority.seal_beside`."""
    return _finished(_beside(content, agency, at))


async def _beside(content: bytes, agency: Credentials, at: datetime) -> bytes:
    key = key_of(agency)
    act = Act(Kind.ATTACHMENT, AGENCY_FIELD, at, agency=agency.name)
    prepared = await begin_detached(content, key.certificate, act, key.chain)
    return await finish(prepared, await key.sign(prepared.attributes), act.at, Means())


def key_of(who: Credentials) -> SoftKey:
    """Khóa của người được cấp chứng thư số thử nghiệm."""
    chain = tuple(one.public_bytes(Encoding.DER) for one in who.chain)
    return SoftKey(who.certificate.public_bytes(Encoding.DER), who.key, chain)


def _finished(work: Coroutine[Any, Any, bytes]) -> bytes:
    """Run to the end from anywhere, also from inside a running loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _in_order(
    pdf: bytes, person: Credentials | None, agency: Credentials | None, at: datetime
) -> bytes:
    if person is not None:
        pdf = await _signed(pdf, person, Act(Kind.LEADER, _free(pdf), at))
    if agency is not None:
        act = Act(Kind.DOCUMENT, AGENCY_FIELD, at, agency=agency.name)
        pdf = await _signed(pdf, agency, act)
    return pdf


async def _signed(pdf: bytes, who: Credentials, act: Act) -> bytes:
    key = key_of(who)
    prepared = await begin(pdf, key.certificate, act, key.chain, careless=True)
    return await finish(prepared, await key.sign(prepared.attributes), act.at, Means())


def _place(box: Box) -> Place:
    return Place(0, *box)
