"""`reply_markup`: checked as the server checks it, and echoed as the server echoes it."""

from typing import Any

from sandbox import limits, links
from sandbox.call import Call
from sandbox.refusals import bad

Row = dict[str, Any]
_STYLES = {"primary", "danger", "success"}
_SWITCHES = (
    "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat", "login_url", "disabled",
)  # fmt: skip
_KEYBOARD_FLAGS = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective")


def reply_markup(call: Call) -> Row | None:
    """The markup of a request, or None; raises Refused."""
    value = call.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad("Object expected as reply markup")
    if "inline_keyboard" in value:
        return _inline(value["inline_keyboard"])
    if "keyboard" in value:
        return _keyboard(value)
    for name in ("remove_keyboard", "force_reply"):
        if value.get(name):
            return {name: True}
    return None


def inline_only(call: Call) -> Row | None:
    """As above for edits, which take inline keyboards only."""
    markup = reply_markup(call)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("Inline keyboard expected")
    return markup


def _inline(rows: object) -> Row | None:
    if not isinstance(rows, list):
        raise bad('Field "inline_keyboard" must be of type Array')
    kept: list[list[Row]] = []
    for row in rows:
        if not isinstance(row, list):
            raise bad(
                'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        buttons = [_inline_button(button) for button in row]
        kept.append([button for button in buttons if button["text"]])
    kept = [row for row in kept if row]
    _check_size(kept)
    return {"inline_keyboard": kept} if kept else None


def _check_size(rows: list[list[Row]]) -> None:
    wide = any(len(row) > limits.BUTTONS_IN_ROW for row in rows)
    if wide or sum(map(len, rows)) > limits.BUTTONS:
        raise bad("reply markup is too long")


def _inline_button(button: object) -> Row:
    where = "Can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad(where + "InlineKeyboardButton must be an Object")
    kept = _text_and_style(button, where)
    kind = _kind(button, where)
    if kept["text"]:
        _check_kind(kind)
    return kept | kind


def _text_and_style(button: Row, where: str) -> Row:
    if "text" not in button:
        raise bad(where + 'Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise bad(where + 'Field "text" must be of type String')
    kept: Row = {"text": button["text"]}
    style = str(button.get("style") or "default").lower()
    if style in _STYLES:
        kept["style"] = style
    elif style != "default":
        raise bad(where + "invalid button style specified")
    return kept


def _kind(button: Row, where: str) -> Row:
    for name in ("url", "callback_data"):
        value = button.get(name, "")
        if not isinstance(value, str):
            raise bad(f'{where}Field "{name}" must be of type String')
        if value:
            return {name: value}
    for name in _SWITCHES:
        if name in button:
            return {name: button[name]}
    for name, inner in (("web_app", "url"), ("copy_text", "text")):
        if name in button:
            return {name: {inner: _inner(button[name], name, inner, where)}}
    raise bad(where + "Text buttons are unallowed in the inline keyboard")


def _inner(value: object, name: str, inner: str, where: str) -> str:
    if not isinstance(value, dict):
        raise bad(f'{where}Field "{name}" must be of type Object')
    if not isinstance(value.get(inner), str):
        raise bad(f'{where}Can\'t find field "{inner}"')
    return str(value[inner])


def _check_kind(kind: Row) -> None:
    if len(kind.get("callback_data", "").encode()) > limits.CALLBACK_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if "copy_text" in kind:
        length = len(kind["copy_text"]["text"])
        if not 1 <= length <= limits.COPY_TEXT_CHARACTERS:
            raise bad("BUTTON_COPY_TEXT_INVALID")
    if "url" in kind and links.user_id(kind["url"]) is None:
        kind["url"] = _checked(kind["url"], "", https_only=False)
    if "web_app" in kind:
        kind["web_app"]["url"] = _checked(kind["web_app"]["url"], "Web App ", https_only=True)


def _checked(url: str, what: str, *, https_only: bool) -> str:
    try:
        return links.checked(url, https_only=https_only)
    except links.WrongLink as wrong:
        raise bad(f"Inline keyboard button {what}URL '{url}' is invalid: {wrong}") from None


def _keyboard(value: Row) -> Row | None:
    rows = value["keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('Field "keyboard" must be an Array of Arrays')
    kept = [[button for cell in row if (button := _key(cell))["text"]] for row in rows]
    kept = [row for row in kept if row]
    if not kept:
        return None
    flags: Row = {name: True for name in _KEYBOARD_FLAGS if value.get(name)}
    placeholder = value.get("input_field_placeholder")
    if isinstance(placeholder, str) and placeholder:
        flags |= {"input_field_placeholder": placeholder[:64]}
    return {"keyboard": kept, **flags}


def _key(cell: object) -> Row:
    where = "Can't parse keyboard button: "
    if isinstance(cell, str):
        return {"text": cell}
    if not isinstance(cell, dict):
        raise bad(where + "KeyboardButton must be a String or an Object")
    return {**cell, **_text_and_style(cell, where)}
