"""Bảng biên bản khẩn — who of an urgent document's receivers got it (R-10.3b)."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import instant, key, listed, metadata, number, word

attestations = sa.Table(
    "attestations",
    metadata,
    key("id", primary=True),
    key("agency_id"),
    word("state"),
    word("about_area"),
    key("about_id"),
    word("reference"),
    word("subject"),
    listed("about"),
    listed("receivers"),
    listed("sources"),
    key("asked_by"),
    instant("asked_at"),
    listed("made", optional=True),
    listed("unmade", optional=True),
    listed("sealed", optional=True),
    listed("signature_findings"),
    listed("signing", optional=True),
    listed("signing_refused", optional=True),
    number("urgency"),
    instant("due_at", optional=True),
    number("procedure_version"),
    number("version"),
    sa.Index("attestations_about", "about_id"),
)
