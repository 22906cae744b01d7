"""Câu lệnh — SQLAlchemy Core statements, compiled once for each database and run on its driver.

Going through SQLAlchemy's `Connection` for every statement costs several times what the statement
itself costs on SQLite; the compiled text and its converters are all that is needed of it.
Statements are constants of their modules: the cache holds each for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from adapters.db.types import Processor

Row = Sequence[Any]
Told = tuple[Row, Row]
Statement = Any


@dataclass(frozen=True)
class Said:
    """Câu đã dịch — the text for the driver, its parameters in order, and the converters."""

    text: str
    table: str
    names: tuple[str, ...]
    fixed: Mapping[str, Any]
    writes: tuple[tuple[int, Processor], ...]
    reads: tuple[tuple[int, Processor], ...]

    def bound(self, given: Mapping[str, Any]) -> list[Any]:
        """Raises KeyError for a parameter that is not given."""
        if self.fixed:
            given = {**self.fixed, **given}
        values = [given[name] for name in self.names]
        for index, process in self.writes:
            values[index] = process(values[index])
        return values

    def read(self, row: Row) -> Row:
        if not self.reads:
            return row
        values = list(row)
        for index, process in self.reads:
            values[index] = process(values[index])
        return values


class Speech:
    """Bản dịch — every statement in the words of one database."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.name = dialect.name
        self._said: dict[Statement, Said] = {}

    def said(self, statement: Statement) -> Said:
        said = self._said.get(statement)
        if said is None:
            said = self._said[statement] = self._say(statement)
        return said

    def _say(self, statement: Statement) -> Said:
        compiled = statement.compile(dialect=self.dialect)
        names = tuple(compiled.positiontup or ())
        binds = [compiled.binds[name] for name in names]
        columns = getattr(statement, "exported_columns", ())
        return Said(
            text=compiled.string,
            table=getattr(getattr(statement, "table", None), "name", ""),
            names=names,
            fixed={
                n: b.effective_value for n, b in zip(names, binds, strict=True) if not b.required
            },
            writes=_some(self._native(b.type).bind_processor(self.dialect) for b in binds),
            reads=_some(self._native(c.type).result_processor(self.dialect, None) for c in columns),
        )

    def _native(self, kind: TypeEngine[Any]) -> TypeEngine[Any]:
        return kind.dialect_impl(self.dialect)


def _some(found: Iterable[Processor | None]) -> tuple[tuple[int, Processor], ...]:
    """Only the places that have anything to convert."""
    return tuple((place, process) for place, process in enumerate(found) if process)


class Sql:
    """Kết nối — runs statements inside the transaction that is open on one connection.

    `held` is what was read in this transaction and nobody but this transaction can change: by
    table, dropped by every statement that changes the table. Whoever keeps one `Sql` for several
    transactions calls `forget` at the beginning of each and after taking anything back.
    """

    def __init__(self, connection: Any, speech: Speech) -> None:
        self._cursor = connection.cursor()
        self._speech = speech
        self._held: dict[str, dict[Any, Any]] = {}
        self.database = speech.name

    def held(self, table: str) -> dict[Any, Any]:
        return self._held.setdefault(table, {})

    def forget(self) -> None:
        self._held.clear()

    def rows(self, statement: Statement, **given: Any) -> list[Row]:
        """Every row that the statement gives, as the columns' types read it."""
        said = self._speech.said(statement)
        cursor = self._cursor
        cursor.execute(said.text, said.bound(given))
        found = cursor.fetchall()
        return [said.read(row) for row in found] if said.reads else list(found)

    def first(self, statement: Statement, **given: Any) -> Row | None:
        rows = self.rows(statement, **given)
        return rows[0] if rows else None

    def told(self, statement: Statement, **given: Any) -> Told | None:
        """The first row twice: as the columns' types read it, and as the driver gave it."""
        said = self._speech.said(statement)
        cursor = self._cursor
        cursor.execute(said.text, said.bound(given))
        found = cursor.fetchall()
        return (said.read(found[0]), found[0]) if found else None

    def change(self, statement: Statement, given: Mapping[str, Any]) -> int:
        """How many rows the statement changed."""
        said = self._changing(statement)
        cursor = self._cursor
        cursor.execute(said.text, said.bound(given))
        return int(cursor.rowcount)

    def each(self, statement: Statement, given: Iterable[Mapping[str, Any]]) -> None:
        """The same change for every mapping; none at all for an empty list."""
        said = self._changing(statement)
        bound = [said.bound(one) for one in given]
        if bound:
            self._cursor.executemany(said.text, bound)

    def _changing(self, statement: Statement) -> Said:
        said = self._speech.said(statement)
        if not said.table:  # a text of its own: nobody knows what it changes
            self._held.clear()
        self._held.pop(said.table, None)
        return said
