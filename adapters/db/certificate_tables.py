"""Bảng chứng thư số — the certificates and key devices of an agency (Điều 11)."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import day, instant, key, listed, metadata, number, word

certificates = sa.Table(
    "certificates",
    metadata,
    key("id", primary=True),
    key("agency_id"),
    word("state"),
    key("holder_id", optional=True),
    word("holder_name"),
    word("serial"),
    word("issuer"),
    word("fingerprint"),
    instant("valid_from"),
    instant("valid_until"),
    word("device"),
    instant("entered_at"),
    key("keeper_id", optional=True),
    instant("keep_from", optional=True),
    instant("keep_until", optional=True),
    word("basis_number"),
    day("basis_on", optional=True),
    instant("received_at", optional=True),
    listed("substitutes"),
    listed("handovers"),
    instant("revoked_at", optional=True),
    word("revoked_for"),
    number("urgency"),
    instant("due_at", optional=True),
    number("version"),
    sa.Index("certificates_of_agency", "agency_id"),
)
