"""Methods about the bot itself: who it is, its commands, its menu button, its files."""

import re
from typing import Any

import orjson

from sandbox import limits
from sandbox.call import Call
from sandbox.refusals import bad
from sandbox.state import Account, chat_view
from sandbox.targets import chat_of

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
    "chat_administrators", "chat_member",
}  # fmt: skip


def get_me(account: Account, call: Call) -> dict[str, Any]:
    del call
    return account.me | {
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(account: Account, call: Call) -> bool:
    commands = call.json("commands", "Can't parse commands JSON object") or []
    if not isinstance(commands, list):
        raise bad("Expected an Array of BotCommand")
    if len(commands) > limits.COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    account.commands[_scope(call)] = [_command(row) for row in commands]
    return True


def _command(row: object) -> dict[str, str]:
    if not isinstance(row, dict):
        raise bad("Can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(row.get(name), str):
            raise bad(f"Can't parse BotCommand: Can't find field \"{name}\"")
    command = row["command"].removeprefix("/")
    if not _COMMAND.fullmatch(command):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(row["description"]) <= limits.COMMAND_DESCRIPTION_CHARACTERS:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": row["description"]}


def _scope(call: Call) -> tuple[str, str]:
    scope = call.json("scope", "Can't parse BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad("BotCommandScope must be an Object")
    if scope.get("type") not in _SCOPES:
        raise bad("Unsupported type specified")
    return orjson.dumps(scope, option=orjson.OPT_SORT_KEYS).decode(), call.text("language_code")


def get_my_commands(account: Account, call: Call) -> list[dict[str, str]]:
    return account.commands.get(_scope(call), [])


def delete_my_commands(account: Account, call: Call) -> bool:
    account.commands.pop(_scope(call), None)
    return True


def set_chat_menu_button(account: Account, call: Call) -> bool:
    button = call.json("menu_button", "Can't parse menu button JSON object") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"commands", "web_app", "default"}:
        raise bad("MenuButton must be an Object")
    if not call.text("chat_id"):
        account.menu_button = button
        return True
    chat = chat_of(account, call)
    chat.menu_button = button
    account.feed.tell("chat", chat.user["id"], chat=chat_view(chat))
    return True


def get_chat_menu_button(account: Account, call: Call) -> dict[str, Any]:
    if not call.text("chat_id"):
        return account.menu_button
    return chat_of(account, call).menu_button or account.menu_button


def get_file(account: Account, call: Call) -> dict[str, Any]:
    if not call.text("file_id"):
        raise bad("file_id not specified")
    kept = account.files.get(call.text("file_id"))
    if kept is None:
        raise bad("invalid file_id")
    if len(kept.data) > limits.DOWNLOAD_BYTES:
        raise bad("file is too big")
    shown = {key: kept.shown[key] for key in ("file_id", "file_unique_id", "file_size")}
    return shown | {"file_path": kept.path}


def log_out(account: Account, call: Call) -> bool:
    del call
    account.logged_out = True
    return True


def close(account: Account, call: Call) -> bool:
    del account, call
    return True
