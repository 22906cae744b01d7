"""Tệp còn ở đâu — is a file also part of something else? Asked before it is dropped (R-1.2), which is
rare enough to look through everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from adapters.db.sql import Sql
from adapters.db.tables import incoming, outgoing, parcels

_PATTERN = sa.bindparam("pattern", type_=sa.Text())
_HASH = sa.bindparam("hash", type_=sa.Text())


def _names(column: sa.Column[object]) -> sa.ColumnElement[bool]:
    return sa.cast(column, sa.Text()).like(_PATTERN)


_HOLDERS = sa.union_all(
    sa.select(incoming.c.id).where(
        incoming.c.id != sa.bindparam("document_id"),
        sa.or_(
            *(_names(incoming.c[name]) for name in ("files", "scan", "sealed")),
            incoming.c.raw_sha256 == _HASH,
        ),
    ),
    sa.select(outgoing.c.id).where(
        sa.or_(*(_names(outgoing.c[name]) for name in ("drafts", "appendices", "signed", "sealed")))
    ),
    sa.select(parcels.c.id).where(
        parcels.c.raw_sha256 == _HASH, parcels.c.of_document_id != sa.bindparam("document_id")
    ),
)


def files_elsewhere(sql: Sql, document_id: UUID, hashes: Sequence[str]) -> list[str]:
    """Those of `hashes` that something else than this document holds too."""
    return [
        one
        for one in hashes
        if sql.rows(_HOLDERS, document_id=document_id, hash=one, pattern=f"%{one}%")
    ]
