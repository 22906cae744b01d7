"""Tìm kiếm — folded words, newest first; only what the person may see (R-5.1).

The agency is a word of the index itself: a small agency's search does not walk a province's rows.
PostgreSQL gets ready tokens, not text: its parser reads 12/STN-VP as a file name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as insert_into

from adapters.db.mapping import binds
from adapters.db.sql import Sql, Statement
from adapters.db.tables import concerns, search
from core.card import Area, Ref
from core.people.person import Person, Role
from core.text import fold

MOST_WORDS = 12
LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")
SEES_ALL = frozenset({Role.CLERK, Role.LEADER})
TOKENS = "array_to_tsvector(string_to_array(words, ' '))"

_INSERT = insert_into(search).values(binds(["area", "document_id", "agency_id", "words"])).inline()
_PUT = _INSERT.on_conflict_do_update(
    index_elements=["document_id"], set_={"words": _INSERT.excluded.words}
)
_FTS = sa.table("search_index", sa.column("rowid", sa.Integer), sa.column("search_index"))
_QUERY = sa.bindparam("query", type_=sa.Text())
_SQLITE = _FTS.c.search_index.op("MATCH")(_QUERY)
_POSTGRES = sa.text(f"{TOKENS} @@ CAST(:query AS tsquery)").bindparams(_QUERY)
_MAY_SEE = sa.exists().where(
    concerns.c.area == search.c.area,
    concerns.c.document_id == search.c.document_id,
    concerns.c.person_id == sa.bindparam("person_id"),
)


def _statement(database: str, *conditions: sa.ColumnElement[bool]) -> Statement:
    chosen = sa.select(search.c.area, search.c.document_id)
    newest: sa.ColumnElement[int] = search.c.id
    if database == "sqlite":
        chosen = chosen.select_from(_FTS.join(search, search.c.id == _FTS.c.rowid)).where(_SQLITE)
        newest = _FTS.c.rowid
    else:
        chosen = chosen.where(_POSTGRES)
    return (
        chosen.where(search.c.agency_id == sa.bindparam("agency_id"), *conditions)
        .order_by(newest.desc())
        .limit(sa.bindparam("limit", type_=sa.Integer()))
        .offset(sa.bindparam("offset", type_=sa.Integer()))
    )


_ALL = {name: _statement(name) for name in ("sqlite", "postgresql")}
_MINE = {name: _statement(name, _MAY_SEE) for name in ("sqlite", "postgresql")}


def index(sql: Sql, ref: Ref, agency_id: UUID, words: str) -> None:
    """Lập chỉ mục — anew for each thing: its old words are forgotten."""
    tokens = " ".join([_agency(agency_id), *_WORD.findall(fold(words))])
    given = {"area": ref.area.value, "document_id": ref.id, "agency_id": agency_id}
    sql.change(_PUT, given | {"words": tokens})


def find(sql: Sql, person: Person, words: str, limit: int, offset: int) -> Sequence[Ref]:
    """All words, the last one as a beginning; no words at all: whatever is newest."""
    query = query_of(sql.database, person.agency_id, words)
    given = {"query": query, "agency_id": person.agency_id, "limit": limit, "offset": offset}
    if person.roles & SEES_ALL:
        rows = sql.rows(_ALL[sql.database], **given)
    else:
        rows = sql.rows(_MINE[sql.database], **given, person_id=person.id)
    return [Ref(Area(area), document_id) for area, document_id in rows]


def matching(database: str) -> Statement:
    """Các văn bản khớp — their ids, for `:query` as `query_of` makes it."""
    chosen = sa.select(search.c.document_id)
    if database == "sqlite":
        return chosen.select_from(_FTS.join(search, search.c.id == _FTS.c.rowid)).where(_SQLITE)
    return chosen.where(_POSTGRES)


def query_of(database: str, agency_id: UUID, words: str) -> str:
    """Câu tìm — all words within one agency, the last one as a beginning."""
    tokens = [token[:LONGEST_WORD] for token in _WORD.findall(fold(words))[:MOST_WORDS]]
    return _query(database, _agency(agency_id), tokens)


def _agency(agency_id: UUID) -> str:
    return f"zz{agency_id.hex}"


def _query(database: str, agency: str, tokens: Sequence[str]) -> str:
    """Tokens are letters and digits alone, and quoted besides: no syntax can come in."""
    mark, join, more = ('"', " AND ", "*") if database == "sqlite" else ("'", " & ", ":*")
    whole = [f"{mark}{token}{mark}" for token in (agency, *tokens)]
    if tokens:
        whole[-1] += more
    return join.join(whole)
