"""Kết thúc phiên — the person ends an own browser; the next sign-in there is new again."""

from __future__ import annotations

from core.access.rules import my_browser
from core.people.access import Access, AccessState
from core.people.person import Role
from core.step import Context, step


@step(
    code="ktb",
    basis="R-20.5",
    roles=set(Role) - {Role.SYSTEM},
    moves={AccessState.KNOWN: AccessState.ENDED},
    when=my_browser,
)
def end_access(access: Access, context: Context) -> None:
    access.ended_at = context.now
    context.note(name=access.name)
