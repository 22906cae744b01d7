"""Cho ý kiến — đồng ý, không đồng ý, or another opinion, in words; the asker is told (N14)."""

from __future__ import annotations

from core.card import Area, Style
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.form import Choose, Words
from core.opinions.opinion import Opinion, OpinionState, Stance
from core.opinions.rules import OpinionNeedsWords, asked_of_me
from core.people.person import Role
from core.step import Context, step

STANCES = tuple(f"stance-{stance}" for stance in Stance if stance)
LEAST = 10


@step(
    code="ans",
    basis=("R-12.3", "R-8.4a"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD, Role.LEADER, Role.CLERK},
    moves={OpinionState.ASKED: OpinionState.ANSWERED},
    form={
        "stance": Choose(STANCES),
        "words": Words(least=2, most=1000, suggest=("opinion-nothing-more",)),
    },
    style=Style.SUCCESS,
    when=asked_of_me,
)
def answer_opinion(opinion: Opinion, context: Context) -> None:
    opinion.stance = Stance(context.answers["stance"].removeprefix("stance-"))
    opinion.words = context.answers["words"]
    if opinion.stance is not Stance.AGREE and len(opinion.words) < LEAST:
        raise OpinionNeedsWords(least=LEAST)
    opinion.answered_at = context.now
    context.note(stance=opinion.stance, words=opinion.words)
    context.ask(
        Notify(opinion.asker_id, Area.OPINION, opinion.id, reason="reason-opinion-given",
               names=context.person.name),
        Refresh(opinion.about_area, opinion.about_id),
    )  # fmt: skip
