"""Thẻ ra ngoài — what a card may say on a channel that belongs to somebody else.

Only what is listed here goes out: number, sender, abstract (cut), state, deadline, urgency. A line
that nobody has listed stays at home, so a new one cannot give away a file's name or a person's words.
"""

from __future__ import annotations

from dataclasses import replace

from core.card import Card, Line
from core.text import Text

SUBJECT = 160
_TITLES = frozenset({
    "absence-title", "attestation-title", "authority-title", "call-title", "canary-title", "card-bell",
    "certificate-title-agency",
    "certificate-title-person", "digest-title", "draft-title", "duty-title", "incoming-title",
    "incoming-title-new", "link-code-title", "outgoing-title", "parcel-title", "remind-title",
    "task-title-coordinator", "task-title-lead",
})  # fmt: skip
_LINES = frozenset({
    "attestation-known-incoming", "attestation-known-outgoing", "attestation-of",
    "call-about-incoming", "call-about-outgoing", "call-about-task", "call-next", "call-next-without",
    "call-nobody-left", "call-say", "call-then",
    "canary-arrived", "canary-carried", "canary-kept", "canary-look-at-chat",
    "canary-look-at-exchange", "canary-missed", "canary-not-carried", "canary-on-its-way",
    "digest-again", "digest-due", "digest-led-overdue", "digest-new", "digest-overdue", "digest-waiting",
    "duty-due", "duty-held", "duty-held-late", "duty-nobody", "duty-none-planned", "duty-shift",
    "line-climbs",
    "incoming-needs-reply", "incoming-origin", "line-subject", "link-code-line", "remind-more",
    "remind-row", "task-due", "task-due-counted", "task-due-provisional", "task-origin",
    "task-state", "task-stopped-recall",
})  # fmt: skip
_STATES = (
    "attestation-state-",
    "incoming-state-",
    "outgoing-state-",
    "certificate-state-",
    "delegation-state-",
)


def abroad(card: Card) -> Card:
    """Bản mang ra ngoài — never a file, a picture, a detail, or a line that is not listed."""
    title = card.title if card.title.key in _TITLES else Text.of("abroad-title")
    lines = tuple(_cut(line) for line in card.lines if _open(line.text.key))
    bare = replace(card, title=title, lines=lines, details=())
    return replace(bare, picture=None, files=(), earlier=None)


def reason_abroad(reason: Text | None) -> Text | None:
    """Lý do gửi — it names people and counts, never words of theirs."""
    return reason if reason is not None and reason.key.startswith("reason-") else None


def _open(key: str) -> bool:
    return key in _LINES or key.startswith(_STATES)


def _cut(line: Line) -> Line:
    """Cắt trích yếu."""
    if line.text.key != "line-subject":
        return line
    subject = str(dict(line.text.params)["subject"])
    if len(subject) <= SUBJECT:
        return line
    short = subject[: SUBJECT - 1].rstrip() + "…"
    return replace(line, text=Text.of("line-subject", subject=short))
