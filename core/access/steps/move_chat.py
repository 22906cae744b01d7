"""Chuyển liên kết — the person says in the chat that is linked that the new one takes its place."""

from __future__ import annotations

from core.access.rules import my_chat
from core.card import Style
from core.effects.move_chat import MoveChat
from core.errors import Refusal
from core.form import Proof
from core.people.access import Access, AccessState
from core.people.person import Role
from core.people.secrets import LINK_CODE_LIFE
from core.step import Context, step


class AskedTooLongAgo(Refusal):
    """The question is as short-lived as the code that raised it."""


@step(
    code="cld",
    basis="R-20.5",
    roles=set(Role) - {Role.SYSTEM},
    moves={AccessState.ASKED: AccessState.KNOWN},
    proof=Proof.CONFIRM,
    style=Style.PRIMARY,
    when=my_chat,
)
def move_chat(access: Access, context: Context) -> None:
    if context.now >= access.since + LINK_CODE_LIFE:
        raise AskedTooLongAgo
    context.note(channel=access.channel, address=access.place)
    context.ask(MoveChat(access.person_id, access.id, access.channel, access.place))
