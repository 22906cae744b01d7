"""Không phải tôi — the browser's sessions or the chat's link end at once; the IT officer hears of it."""

from __future__ import annotations

from core.access.rules import mine
from core.card import Area, Style
from core.effects.cut_chat import CutChat
from core.effects.notify import Notify
from core.people.access import Access, AccessKind, AccessState
from core.people.person import Role
from core.step import Context, step


@step(
    code="kpt",
    basis="R-20.5",
    roles=set(Role) - {Role.SYSTEM},
    moves={AccessState.ASKED: AccessState.DENIED, AccessState.KNOWN: AccessState.DENIED},
    style=Style.DANGER,
    when=mine,
)
def deny_access(access: Access, context: Context) -> None:
    """A denied browser is out with its next request: every page looks its row up."""
    linked = access.kind is AccessKind.CHAT and access.state is AccessState.KNOWN
    access.ended_at = context.now
    context.note(kind=access.kind.value, name=access.name)
    if linked:
        context.ask(CutChat(access.person_id, access.channel, access.place, [], linked=True))
    for officer in context.directory.having(Role.ADMINISTRATOR):
        context.ask(
            Notify(officer.id, Area.ACCESS, access.id, reason="reason-not-me",
                   names=context.person.title)
        )  # fmt: skip
