"""Đã xử lý truy cập lạ — the IT officer has given a new password; new browsers may sign in again."""

from __future__ import annotations

from core.access.rules import another_persons
from core.card import Style
from core.people.access import Access, AccessState
from core.people.person import Role
from core.step import Context, step


@step(
    code="dxl",
    basis="R-20.5",
    roles={Role.ADMINISTRATOR},
    moves={AccessState.DENIED: AccessState.ENDED},
    style=Style.SUCCESS,
    when=another_persons,
)
def settle_access(access: Access, context: Context) -> None:
    context.note(name=access.name, of=context.directory.name(access.person_id))
