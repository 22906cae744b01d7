"""Our reading of Telegram's HTML against Telegram's own parser, offline."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sandbox import html
from sandbox.found import found
from sandbox.marks import Mark, settled
from sandbox.refusals import Refused

tdjson = pytest.importorskip("tdjson")

_SIMPLE = {
    "Bold": "bold", "Italic": "italic", "Underline": "underline", "Spoiler": "spoiler",
    "Strikethrough": "strikethrough", "Code": "code", "Pre": "pre", "PreCode": "pre",
    "BlockQuote": "blockquote", "ExpandableBlockQuote": "expandable_blockquote",
    "TextUrl": "text_link", "MentionName": "text_mention", "CustomEmoji": "custom_emoji",
    "DateTime": "date_time", "BotCommand": "bot_command", "Mention": "mention",
    "Hashtag": "hashtag", "Url": "url", "EmailAddress": "email",
}  # fmt: skip
_RELAXED = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def _ask(request: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()))
    return answer


@pytest.fixture(autouse=True, scope="module")
def _quiet() -> None:
    _ask({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _row(entity: dict[str, Any]) -> tuple[object, ...]:
    kind = entity["type"]
    argument = ""
    for key in ("url", "user_id", "language", "custom_emoji_id"):
        argument = str(kind.get(key, argument))
    if "unix_time" in kind:
        argument = _format(kind.get("formatting_type"))
    name = _SIMPLE[kind["@type"].removeprefix("textEntityType")]
    return name, entity["offset"], entity["length"], argument, kind.get("unix_time", 0)


def _format(kind: dict[str, Any] | None) -> str:
    if kind is None:
        return ""
    if kind["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    letters = {"None": ("", ""), "Short": ("d", "t"), "Long": ("D", "T")}
    date = letters[kind["date_precision"]["@type"].removeprefix("dateTimePartPrecision")][0]
    time = letters[kind["time_precision"]["@type"].removeprefix("dateTimePartPrecision")][1]
    return ("w" if kind["show_day_of_week"] else "") + date + time


def _theirs(text: str) -> object:
    request = {"@type": "parseTextEntities", "text": text}
    answer = _ask(request | {"parse_mode": {"@type": "textParseModeHTML"}})
    if answer["@type"] == "error":
        return "Bad Request: c" + answer["message"][1:]
    return answer["text"], sorted(map(_row, answer["entities"]))


def _ours(text: str) -> object:
    try:
        plain, marks = html.parse(text)
    except Refused as refused:
        return refused.description
    rows = [(m.type, m.offset, m.length, m.argument, m.date) for m in marks]
    return plain, sorted(rows)


_names = st.sampled_from([
    "b", "i", "u", "s", "em", "B", "strong", "code", "pre", "blockquote", "tg-spoiler", "span", "a",
    "tg-time", "tg-emoji", "p",
])  # fmt: skip
_words = st.sampled_from([
    "a", "Đã nhận", "🔴", " ", "\n", "&lt;", "&amp", "&nbsp;", "&#225;", "&#x1F534;", "&#xD83D;", "<",
    ">", "&", "/", "</", "</>", "<b", "12", "😀é", "&#0;", "&#1114111;", "example.com",
])  # fmt: skip
_urls = st.sampled_from([
    "https://vi.vn", "http://a.vn/x y?q=1#z", "tg://user?id=7", "tg://resolve?domain=x", "localhost",
    "HTTP://A.Vn:080", "ftp://x.vn", "http://x.vn:0", "a@b.vn:8443/p", "x", "http://[::1]/", "",
    "http://%41.vn", "http://%4.vn", "tg:user?id=08", "ton://x.y", "http://é.vn/đ", "a.vn ?x ",
])  # fmt: skip
_attributes = st.one_of(
    st.just(""),
    _urls.map(lambda url: f' href="{url}"'),
    _urls.map(lambda url: f" href='{url}'"),
    st.sampled_from([
        " expandable", ' class="tg-spoiler"', " class=tg-spoiler", ' class="language-python"',
        ' unix="1800000000"', ' unix="-5"', ' unix="1800000000" format="wDT"', ' format="r"',
        ' format="x"', ' emoji-id="5368324170671202286"', ' emoji-id="05"', " href=a.vn", ' x="',
        " =1", " x =  y ", ' href="a&amp;b.vn"', "  ", " /", " class=language-c++",
    ]),
)  # fmt: skip


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    plain = st.builds(lambda n, a, x: f"<{n}{a}>{x}</{n}>", _names, _attributes, inner)
    closed = st.builds(lambda n, a, x: f"<{n}{a}>{x}</>", _names, _attributes, inner)
    crossed = st.builds(lambda n, m, x: f"<{n}>{x}</{m} >", _names, _names, inner)
    return st.one_of(plain, closed, crossed, st.lists(inner, max_size=3).map("".join))


markup = st.lists(st.recursive(_words, _wrapped, max_leaves=6), max_size=4).map("".join)


@_RELAXED
@given(text=st.one_of(markup, st.text(alphabet="<>/ab=\"' &;#x1é🔴\n", max_size=24)))
@example(text="a < b")
@example(text="<b><i>x</b></i>")
@example(text="🔴<b>x</b>")
@example(text="<pre><code class='language-py'>x</code></pre>")
@example(text="<code class='language-py'><pre>x</pre></code>")
@example(text="<pre>a<code class='language-c'>b</code></pre>")
@example(text="<a>example.com</a> <a>x</a>")
@example(text="&#xD83D;&#xDD34;")
def test_html_is_read_as_telegram_reads_it(text: str) -> None:
    assert _ours(text) == _theirs(text)


_marks = st.lists(
    st.builds(
        Mark,
        st.sampled_from(["bold", "italic", "underline", "spoiler", "code", "pre", "blockquote",
                         "text_link"]),
        st.integers(0, 11),
        st.integers(1, 8),
    ),
    max_size=6,
)  # fmt: skip
_THEIR_NAMES = {ours: theirs for theirs, ours in _SIMPLE.items() if theirs != "PreCode"}


def _their_entity(mark: Mark) -> dict[str, Any]:
    kind = {"@type": "textEntityType" + _THEIR_NAMES[mark.type]}
    if mark.type == "text_link":
        kind["url"] = "https://vi.vn/"
    return {"@type": "textEntity", "offset": mark.offset, "length": mark.length, "type": kind}


@_RELAXED
@given(marks=_marks)
def test_crossing_marks_are_cut_as_telegram_cuts_them(marks: list[Mark]) -> None:
    for mark in marks:
        mark.length = min(mark.length, 12 - mark.offset)
    given_text = {"@type": "formattedText", "text": "abcdefghijkl"}
    given_text["entities"] = [_their_entity(mark) for mark in marks]  # type: ignore[assignment]
    answer = _ask({"@type": "parseMarkdown", "text": given_text})
    theirs = sorted(row[:3] for row in map(_row, answer["entities"]))
    assert sorted((m.type, m.offset, m.length) for m in settled(marks)) == theirs


@pytest.mark.parametrize(
    "text",
    [
        "/start ABC", "🔴 /giao@vanthu_bot x", "x/start", "/start/", "xem @nguoi_dung và #congvan",
        "#123", "#2026a", "a@b.vn", "thư tới vt@tinh.gov.vn.", "https://vi.vn/a?b=1, rồi",
        "V/v ứng phó bão", "12/12/2026", "1234/UBND-VP", "chinhphu.vn", "17:00", "a/b /c",
    ],
)  # fmt: skip
def test_commands_and_links_are_found_as_telegram_finds_them(text: str) -> None:
    answer = _ask({"@type": "getTextEntities", "text": text})
    kept = [e for e in answer["entities"] if "MediaTimestamp" not in e["type"]["@type"]]
    assert [(m.type, m.offset, m.length) for m in found(text)] == [_row(e)[:3] for e in kept]
