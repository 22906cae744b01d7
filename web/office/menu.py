"""Danh mục trang — which pages of the office somebody is offered; each page checks again itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.people.person import Role

_ATTENDED = frozenset({Role.LEADER, Role.UNIT_HEAD, Role.CLERK, Role.ADMINISTRATOR})
_LISTS = frozenset({Role.CLERK, Role.LEADER, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Entry:
    """Một mục — its label is a message; `roles` empty: for everybody."""

    address: str
    label: str
    roles: frozenset[Role] = frozenset()


WORK = (
    Entry("/viec", "office-inbox"),
    Entry("/tim", "office-search"),
    Entry("/van-ban-di", "office-issued"),
    Entry("/qua-han", "office-overdue"),
    Entry("/ho-so", "office-dossiers"),
    Entry("/bao-cao", "office-report", frozenset({Role.LEADER, Role.UNIT_HEAD, Role.CLERK})),
    Entry("/kiem-tra", "office-attendance", _ATTENDED),
    Entry("/so", "office-registers"),
    Entry("/truc", "office-duty"),
    Entry("/uy-quyen", "office-delegations", frozenset({Role.LEADER, Role.ADMINISTRATOR})),
    Entry("/chung-thu-so", "office-certificates", _LISTS),
    Entry("/tai-khoan", "office-accounts", frozenset({Role.ADMINISTRATOR})),
)
OWN = (
    Entry("/lien-ket", "office-linking"),
    Entry("/thu-dien-tu", "mailbox"),
    Entry("/lop-thu-hai", "office-factor"),
    Entry("/may-ky", "office-stations"),
    Entry("/mat-khau", "office-password"),
)


def menu(entries: tuple[Entry, ...], roles: frozenset[Role]) -> Iterator[Entry]:
    """Các mục của người này, in their order."""
    return (one for one in entries if not one.roles or one.roles & roles)
