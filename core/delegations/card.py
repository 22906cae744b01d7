"""Thẻ ủy quyền — who stands in for whom, in which form of signature, from when to when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from core.card import Line
from core.delegations.rules import facts, paper_day
from core.people.delegation import Delegation
from core.people.directory import Directory
from core.text import Text


def title(delegation: Delegation) -> Text:
    return Text.of("absence-title" if delegation.absence else "authority-title")


def lines(
    delegation: Delegation, directory: Directory, _related: list[Any], _now: datetime
) -> Iterator[Line]:
    """Dòng — “KT. GIÁM ĐỐC — PHÓ GIÁM ĐỐC …, theo ủy quyền của … từ … đến …”, the paper, the state."""
    yield Line(Text.of("delegation-line", **facts(delegation, directory)))
    if delegation.types:
        named = [Text.of(one) for one in delegation.types]
        yield Line(Text.of("delegation-types", types=named))
    if delegation.scope:
        yield Line(Text.of("delegation-scope", scope=delegation.scope))
    if delegation.basis_number:
        on = paper_day(delegation.basis_on)
        yield Line(Text.of("delegation-paper", number=delegation.basis_number, on=on))
    yield Line(Text.of(f"delegation-state-{delegation.state.replace('_', '-')}"))
