"""Hỏi và nhận trả lời — shows the open question, hands the answer to the interview, shows what came.

The state is kept before anything is shown: when the process dies in between, the same update comes
again, is recognised in `seen`, and the open question is shown once more instead of answered.
"""

from __future__ import annotations

import html as markup
from contextlib import suppress
from dataclasses import replace

from aiogram.exceptions import AiogramError

from bot.render import PAGE, question_html, question_keyboard
from bot.talk import Finished, Talk, keep_talk, load_talk
from bot.upload import taken_in
from bot.visit import Visit
from core.errors import Refusal
from core.form import Given, StateSecret, refuse_secret
from core.interview import FILES, Asked, Expects, reply
from core.people.directory import Stranger
from core.people.secrets import CodeLocked, NoSecondFactor
from core.perform import Done
from core.step import NoSuchDocument, NotNow, NotYourStep, Stale

# After these no answer can help: the conversation ends. Any other refusal leaves it as it is.
FINAL = (
    CodeLocked,
    NoSecondFactor,
    NoSuchDocument,
    NotNow,
    NotYourStep,
    Stale,
    StateSecret,
    Stranger,
)
_HIDDEN = "••••••"


async def talk_of(visit: Visit) -> Talk:
    return await load_talk(visit.ports.conversations, visit.person_id)


async def _keep(visit: Visit, talk: Talk) -> None:
    await keep_talk(visit.ports.conversations, visit.person_id, talk)


async def ask(visit: Visit, talk: Talk, asked: Asked) -> None:
    """Hỏi — keep the question, then show it as a new message."""
    fresh = replace(talk, asked=asked, message_id=0, page=0).applied(visit.update_id)
    await _keep(visit, fresh)
    await show(visit, fresh)


async def show(visit: Visit, talk: Talk) -> None:
    """Hiện câu đang hỏi — and remember where it stands; after the last answer, what came of it."""
    if talk.finished is not None and talk.finished.update_id == visit.update_id:
        await _told(visit, talk.finished)
        return
    if talk.asked is None:
        return
    texts = visit.ports.texts
    keyboard = question_keyboard(talk.asked, talk.token, talk.page, texts)
    message_id = await visit.say(question_html(talk.asked, texts), keyboard)
    await _keep(visit, replace(talk, message_id=message_id))


async def turn_page(visit: Visit, talk: Talk, page: int) -> None:
    last = (len(talk.asked.options) - 1) // PAGE if talk.asked else 0
    await repaint(visit, replace(talk, page=max(0, min(page, last))))


async def repaint(visit: Visit, talk: Talk) -> None:
    """The same question in the same message: another page, or other ticks."""
    if talk.asked is None:
        return
    await _keep(visit, talk)
    texts = visit.ports.texts
    keyboard = question_keyboard(talk.asked, talk.token, talk.page, texts)
    await visit.change(talk.message_id, question_html(talk.asked, texts), keyboard)


async def drop(visit: Visit, talk: Talk, key: str) -> bool:
    """Bỏ câu đang hỏi — its message says so; False when nothing was open."""
    if talk.asked is None:
        return False
    await _keep(visit, talk.ended().applied(visit.update_id))
    await visit.answer(visit.plain(key))
    await _close(visit, talk, visit.html(key))
    return True


async def put_away(visit: Visit, talk: Talk, key: str) -> None:
    """Cất câu cũ — a question that another one has taken the place of."""
    await _close(visit, talk, visit.html(key))


async def receive(visit: Visit, talk: Talk, given: Given) -> None:
    """Nhận trả lời — raises the `Refusal` that the answer met; the question then stands, unless
    no answer could help any more.
    """
    asked = talk.asked
    if asked is None:
        return
    try:
        outcome = await _replied(visit, talk, asked, given)
    except FINAL as refusal:
        await _keep(visit, talk.ended().applied(visit.update_id))
        await visit.answer(visit.ports.texts.plain(refusal.text), alert=True)
        await _close(visit, talk, visit.ports.texts.html(refusal.text))
        raise
    except Refusal:
        await _keep(visit, talk.applied(visit.update_id))
        raise
    said = _answer(visit, asked, given)
    if isinstance(outcome, Done):
        await _finish(visit, talk, outcome, said)
        return
    await _next(visit, talk, asked, outcome, said)


async def _replied(visit: Visit, talk: Talk, asked: Asked, given: Given) -> Asked | Done:
    """The interview's answer; a file held back is fetched as soon as it is known not to be secret."""
    outcome = await reply(asked.interview, given, visit.actor, visit.ports)
    if isinstance(outcome, Done) or outcome.expects not in FILES:
        return outcome
    if "secrecy" in outcome.interview.answers:
        refuse_secret(outcome.interview.answers)
    if talk.held is None:
        return outcome
    await visit.answer()
    try:
        file = await taken_in(talk.held, visit.bot, visit.ports)
    except Refusal as refusal:
        await visit.say(visit.ports.texts.html(refusal.text))
        return outcome
    return await reply(outcome.interview, Given(file=file), visit.actor, visit.ports)


async def _next(visit: Visit, talk: Talk, old: Asked, new: Asked, said: str) -> None:
    await visit.answer()
    if old.expects is Expects.MANY and len(new.interview.answers) == len(old.interview.answers):
        await repaint(visit, replace(talk, asked=new).applied(visit.update_id))
        return
    held = None if new.expects in FILES else talk.held
    await _keep(visit, replace(talk, asked=new, held=held, page=0).applied(visit.update_id))
    await _close(visit, talk, said)
    await ask(visit, replace(talk, held=held), new)


async def _finish(visit: Visit, talk: Talk, done: Done, said: str) -> None:
    """Đã xong — the question is closed, and what came of it shown."""
    finished = await _finished(visit, talk.ended(), done)
    await visit.answer(visit.ports.texts.plain(done.said))
    with suppress(AiogramError):  # an answered question with buttons says that it is past
        await _close(visit, talk, said)
    await _told(visit, finished)


async def tell(visit: Visit, talk: Talk, done: Done) -> None:
    """Báo quyết định — of one that needed no question; a question that is open stays open."""
    await _told(visit, await _finished(visit, talk, done))


async def _finished(visit: Visit, talk: Talk, done: Done) -> Finished:
    """Kept before it is shown, for Telegram may be away just then: the same update comes again."""
    finished = Finished(visit.update_id, done.ref, done.said)
    await _keep(visit, replace(talk, finished=finished).applied(visit.update_id))
    return finished


async def _told(visit: Visit, finished: Finished) -> None:
    """Báo kết quả — the outbox redraws every copy of the card; who has no copy is given one."""
    await visit.say(visit.ports.texts.html(finished.said))
    if not await visit.hanging(finished.ref):
        await visit.shows(finished.ref)


async def _close(visit: Visit, talk: Talk, said: str) -> None:
    """The question's message shows what was answered and loses its buttons."""
    if talk.asked is not None and talk.message_id:
        await visit.change(talk.message_id, question_html(talk.asked, visit.ports.texts, said))


def _answer(visit: Visit, asked: Asked, given: Given) -> str:
    """What was answered, as HTML; a one-time code is never shown."""
    if asked.expects is Expects.CODE:
        return _HIDDEN
    if asked.expects is Expects.YES_NO:
        confirmed = "right" if asked.interview.pending is not None else "confirm"
        return visit.html(f"bot-answer-{'again' if given.options == ('no',) else confirmed}")
    chosen = asked.chosen if given.options == ("done",) else given.options
    labels = [visit.ports.texts.html(o.label) for o in asked.options if o.value in chosen]
    if given.file is not None:
        return markup.escape(given.file.name, quote=False)
    return ", ".join(labels) or markup.escape(given.words, quote=False) or "—"
