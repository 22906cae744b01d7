"""Chứng minh thời điểm — what timestamps prove: when was a signature certainly there already?

The archive's timestamps are believed backwards: the last one today, each one before at the moment
that the next one proves. One whose authority is revoked, unknown or expired proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_timestamp

from adapters.signing.chain import Knowledge, Standing, context, standing
from adapters.signing.embedded import brought_along
from adapters.signing.judging import STRONG


@dataclass(frozen=True)
class Archived:
    """Dấu thời gian tài liệu — everything up to `revision` was there by `moment`."""

    revision: int
    moment: datetime


@dataclass(frozen=True)
class Archive:
    """Các dấu thời gian của tệp — those that prove something, whether one of them is broken, and how
    long the last one's authority vouches for it.
    """

    proven: tuple[Archived, ...] = ()
    broken: bool = False
    until: datetime | None = None

    def existed_by(self, revision: int, at: datetime) -> datetime:
        """The earliest proven moment for what stood in that revision; without proof, `at`."""
        found = [one.moment for one in self.proven if one.revision > revision]
        return min([at, *found])


async def archive_of(stamps: Sequence[Any], knowledge: Knowledge, at: datetime) -> Archive:
    """Đọc các dấu thời gian — `stamps` in the order in which they were made."""
    proven: list[Archived] = []
    moment, believed, broken = at, True, False
    until: datetime | None = None
    for stamp in reversed(stamps):
        known = brought_along(stamp, knowledge)
        status = await async_validate_pdf_timestamp(
            stamp, context(_ours(known), moment), skip_diff=True
        )
        whole = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        sound = status.intact and status.valid and whole
        broken = broken or not sound
        strong = status.md_algorithm.lower() in STRONG
        made: datetime = status.timestamp
        if not (believed and sound and strong and status.trusted and made <= moment):
            believed = False
            continue
        others = tuple(stamp.other_embedded_certs)
        if not await _alive(status.signing_cert, others, known, moment, made):
            believed = False
            continue
        moment, until = made, until or status.signing_cert.not_valid_after
        proven.append(Archived(int(stamp.signed_revision), moment))
    return Archive(tuple(proven), broken, until)


async def stamp_proves(signature: Any, stamp: Any, known: Knowledge, by: datetime) -> bool:
    """Dấu thời gian trên chữ ký đáng tin — its authority was in force and unrevoked at `by`."""
    if stamp is None or not stamp.trusted:
        return False
    authority = stamp.signing_cert
    if not authority.not_valid_before <= by <= authority.not_valid_after:
        return False
    return await _alive(authority, _token_certificates(signature), known, by, stamp.timestamp)


async def _alive(
    leaf: x509.Certificate,
    others: Sequence[x509.Certificate],
    known: Knowledge,
    moment: datetime,
    made: datetime,
) -> bool:
    """Unrevoked at `moment` by what is known now; where nothing is known of that, good when it
    stamped and revoked by nobody: what the file keeps is meant to outlive its authorities' lists.
    """
    certificates = (*others, *known.others)
    for asked, proven in ((moment, False), (made, True)):
        lives = await standing(leaf, certificates, known, asked, proven=proven)
        if lives.standing is not Standing.UNKNOWN:
            return lives.standing is Standing.GOOD
    return False


def _token_certificates(signature: Any) -> tuple[x509.Certificate, ...]:
    token = find_unique_cms_attribute(
        signature.signer_info["unsigned_attrs"], "signature_time_stamp_token"
    )
    found = token["content"]["certificates"]
    return tuple(one.chosen for one in found if one.name == "certificate")


def _ours(known: Knowledge) -> Knowledge:
    """PyHanko's own look at the chain goes without what the file says about revocation."""
    return replace(known, brought=(), answers=())
