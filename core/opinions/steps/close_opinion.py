"""Hết hạn lấy ý kiến — no answer came in time: recorded as no answer, not as consent (N14)."""

from __future__ import annotations

from core.card import Area
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.opinions.opinion import Opinion, OpinionState
from core.people.person import Role
from core.step import Context, step


@step(
    code="cls",
    basis="R-12.3",
    roles={Role.SYSTEM},
    moves={OpinionState.ASKED: OpinionState.CLOSED},
)
def close_opinion(opinion: Opinion, context: Context) -> None:
    name = context.directory.name(opinion.person_id)
    context.note(silent=name)
    context.ask(
        Notify(opinion.asker_id, Area.OPINION, opinion.id, reason="reason-opinion-silent",
               names=name),
        Refresh(opinion.about_area, opinion.about_id),
    )  # fmt: skip
