"""Bảng bản sao — sao y, sao lục, trích sao that the agency makes (NĐ 30 Đ.25)."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import day, instant, key, listed, metadata, number, word

copies = sa.Table(
    "copies",
    metadata,
    key("id", primary=True),
    key("agency_id"),
    word("state"),
    word("kind"),
    word("about_area"),
    key("about_id"),
    listed("source"),
    word("source_reference"),
    word("source_issuer"),
    word("subject"),
    key("asked_by"),
    instant("asked_at"),
    word("pages"),
    listed("receivers"),
    listed("readers"),
    key("decided_by", optional=True),
    instant("decided_at", optional=True),
    word("refusal"),
    listed("authority", optional=True),
    word("series"),
    number("register_year", optional=True),
    number("number", optional=True),
    word("reference"),
    day("issued_on", optional=True),
    listed("made", optional=True),
    listed("unmade", optional=True),
    listed("sealed", optional=True),
    listed("signature_findings"),
    listed("signing", optional=True),
    listed("signing_refused", optional=True),
    key("outgoing_id", optional=True),
    number("urgency"),
    instant("due_at", optional=True),
    number("procedure_version"),
    number("version"),
    sa.Index("copies_about", "about_id"),
    sa.Index("copies_reference", "agency_id", "register_year", "reference", unique=True),
)
