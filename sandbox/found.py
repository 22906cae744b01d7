"""What the server finds in plain text by itself: commands, mentions, hashtags, links, e-mail.

Commands, mentions and hashtags follow TDLib's rules; links are the common forms only (assumed).
"""

import re
from bisect import bisect_left

from sandbox.marks import Mark

_PATTERNS = (
    ("bot_command", re.compile(
        r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>@])")),
    ("mention", re.compile(r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w\u200c\u00b7])#(?=\w*[^\W\d_])[\w\u200c\u00b7]{1,256}(?!#)")),
    ("email", re.compile(
        r"(?<![\w.+-])[a-zA-Z0-9._+-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63})*\.[a-zA-Z]{2,24}")),
    ("url", re.compile(
        r"(?<![\w@.])(?:https?|ftp|tonsite)://[^\s<>\"«»“”‘’]{1,2048}"
        r"|(?<![\w@./-])(?:[a-zA-Z0-9-]{1,63}\.)+(?:com|net|org|vn|info|gov|edu|io|me)"
        r"(?![\w-])(?:[/?#][^\s<>\"«»“”‘’]{0,2048})?")),
)  # fmt: skip
_HINTS = "/@#."
_TRAILING = ".,;:!?)]'\"…"


def found(text: str) -> list[Mark]:
    """Marks with UTF-16 offsets; of two that overlap only the first stays."""
    if not any(hint in text for hint in _HINTS):
        return []
    spans = sorted(_spans(text), key=lambda span: (span[1], -span[2]))
    wide = [index for index, letter in enumerate(text) if letter > "\uffff"]
    marks: list[Mark] = []
    end = 0
    for kind, start, stop in spans:
        if start < end:
            continue
        end = stop
        offset = start + bisect_left(wide, start)
        marks.append(Mark(kind, offset, stop + bisect_left(wide, stop) - offset))
    return marks


def _spans(text: str) -> list[tuple[str, int, int]]:
    spans: list[tuple[str, int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            whole = match.group()
            shown = whole.rstrip(_TRAILING) if kind == "url" else whole
            spans.append((kind, match.start(), match.start() + len(shown)))
    return spans
