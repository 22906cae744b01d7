"""What the server refuses, in its own words."""

import pytest
from telegram import constants

from sandbox import limits
from tests.sandbox.running import TOKEN, Running

BUTTON = {"text": "Đã nhận", "callback_data": "ack"}


def _keys(*rows: list[object]) -> dict[str, object]:
    return {"inline_keyboard": list(rows)}


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "ộ" * 12_000}, "text is too long"),
        ({"text": "a < b", "parse_mode": "HTML"},
         'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        ({"text": "<b>x", "parse_mode": "html"},
         'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
        ({"text": "x", "parse_mode": "bbcode"}, "unsupported parse_mode"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": []}, "object expected as reply markup"),
        ({"text": "x", "reply_markup": _keys([{"text": "a"}])},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "reply_markup": _keys([BUTTON | {"callback_data": "đ" * 33}])},
         "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": _keys([BUTTON] * 9)}, "reply markup is too long"),
        ({"text": "x", "reply_markup": _keys(*[[BUTTON]] * 101)}, "reply markup is too long"),
        ({"text": "x", "reply_markup": _keys([{"text": "a", "url": "http://localhost/"}])},
         "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL"),
        ({"text": "x", "reply_markup": _keys([{"text": "a", "web_app": {"url": "http://a.vn"}}])},
         "inline keyboard button Web App URL 'http://a.vn' is invalid: Only HTTPS links are allowed"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_sent_is_refused(
    sandbox: Running, parameters: dict[str, object], words: str
) -> None:
    answer = sandbox.raw("sendMessage", chat_id=sandbox.person(), **parameters)
    assert answer.status_code == 400
    assert answer.json() == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}


@pytest.mark.parametrize(
    ("method", "parameters", "code", "words"),
    [
        ("sendMessage", {"text": "x"}, 400, "Bad Request: chat_id is empty"),
        ("sendMessage", {"text": "x", "chat_id": 5}, 400, "Bad Request: chat not found"),
        ("sendDocument", {"chat_id": 5}, 400, "Bad Request: there is no document in the request"),
        ("getFile", {"file_id": "x"}, 400, "Bad Request: invalid file_id"),
        ("sendChatAction", {"action": "sleep"}, 400,
         "Bad Request: wrong parameter action in request"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, 400,
         "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        ("setMyCommands", {"commands": [{"command": "Việc", "description": "x"}]}, 400,
         "Bad Request: BOT_COMMAND_INVALID"),
        ("sendChecklist", {}, 404, "Not Found: method not found"),
        ("setWebhook", {"url": "https://a.vn", "secret_token": "có dấu"}, 400,
         "Bad Request: secret token contains unallowed characters"),
        ("setWebhook", {"url": "http://a.vn"}, 400,
         "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
        ("setWebhook", {"url": "https://a.vn:9"}, 400,
         "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
    ],
)  # fmt: skip
def test_a_wrong_request_is_refused(
    sandbox: Running, method: str, parameters: dict[str, object], code: int, words: str
) -> None:
    answer = sandbox.raw(method, **parameters)
    assert (answer.status_code, answer.json()["description"]) == (code, words)


def test_a_wrong_token_is_unauthorized(sandbox: Running) -> None:
    wrong = sandbox.http.get("/botabc/getMe")
    assert (wrong.status_code, wrong.json()["description"]) == (
        401, "Unauthorized: invalid token specified",
    )  # fmt: skip
    unknown = sandbox.http.get(f"/bot{TOKEN}x/getMe")
    assert (unknown.status_code, unknown.json()["description"]) == (401, "Unauthorized")
    assert sandbox.http.get("/getMe").json()["description"] == "Not Found"


def test_the_bot_may_not_write_first(sandbox: Running) -> None:
    user = sandbox.person(started=False)
    answer = sandbox.raw("sendMessage", chat_id=user, text="x")
    assert answer.status_code == 403
    words = "Forbidden: bot can't initiate conversation with a user"
    assert answer.json()["description"] == words
    sandbox.writes(user, "chào")
    assert sandbox.bot("sendMessage", chat_id=user, text="x")["ok"]


def test_a_person_who_blocked_the_bot_gets_nothing_until_they_write(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.sim("POST", f"/chats/{user}/block", blocked=True)
    answer = sandbox.bot("sendMessage", chat_id=user, text="x")
    assert answer["description"] == "Forbidden: bot was blocked by the user"
    sandbox.writes(user, "/start")
    kinds = [next(key for key in update if key != "update_id") for update in sandbox.updates()]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]


def test_an_edit_that_changes_nothing_is_refused(sandbox: Running) -> None:
    user = sandbox.person()
    keys = _keys([BUTTON])
    sent = sandbox.bot("sendMessage", chat_id=user, text="x", reply_markup=keys)["result"]
    here = {"chat_id": user, "message_id": sent["message_id"]}
    same = sandbox.bot("editMessageText", text="x", reply_markup=keys, **here)
    assert same["description"].startswith("Bad Request: message is not modified: specified new")
    changed = sandbox.bot("editMessageText", text="x", **here)["result"]
    assert "reply_markup" not in changed
    assert changed["date"] == sent["date"] <= changed["edit_date"]
    caption = sandbox.bot("editMessageCaption", caption="y", **here)
    assert caption["description"].endswith("there is no caption in the message to edit")
    gone = sandbox.bot("editMessageText", text="y", chat_id=user, message_id=99)
    assert gone["description"] == "Bad Request: message to edit not found"
    foreign = sandbox.bot("editMessageText", text="y", chat_id=user, message_id=1)
    assert foreign["description"] == "Bad Request: message can't be edited"


def test_a_deleted_message_is_gone_once(sandbox: Running) -> None:
    user = sandbox.person()
    number = sandbox.bot("sendMessage", chat_id=user, text="x")["result"]["message_id"]
    assert sandbox.bot("deleteMessage", chat_id=user, message_id=number)["result"] is True
    again = sandbox.bot("deleteMessage", chat_id=user, message_id=number)
    assert again["description"] == "Bad Request: message to delete not found"
    assert [row["message_id"] for row in sandbox.sees(user)] == [1]


def test_protected_messages_cannot_be_carried_on(sandbox: Running) -> None:
    user = sandbox.person()
    sent = sandbox.bot("sendMessage", chat_id=user, text="x", protect_content=True)["result"]
    assert sent["has_protected_content"] is True
    copy = {"chat_id": user, "from_chat_id": user, "message_id": sent["message_id"]}
    answers = [sandbox.bot(m, **copy)["description"] for m in ("copyMessage", "forwardMessage")]
    assert answers == [
        "Bad Request: message can't be copied", "Bad Request: message can't be forwarded",
    ]  # fmt: skip


def test_the_limits_are_those_another_library_knows() -> None:
    known = [
        (constants.MessageLimit.MAX_TEXT_LENGTH, limits.TEXT_CHARACTERS),
        (constants.MessageLimit.CAPTION_LENGTH, limits.CAPTION_CHARACTERS),
        (constants.MessageLimit.MESSAGE_ENTITIES, limits.ENTITIES),
        (constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA, limits.CALLBACK_DATA_BYTES),
        (constants.InlineKeyboardButtonLimit.MAX_COPY_TEXT, limits.COPY_TEXT_CHARACTERS),
        (constants.InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER, limits.BUTTONS),
        (constants.InlineKeyboardMarkupLimit.BUTTONS_PER_ROW, limits.BUTTONS_IN_ROW),
        (constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH, limits.ANSWER_CHARACTERS),
        (constants.FileSizeLimit.FILESIZE_UPLOAD, limits.UPLOAD_BYTES),
        (constants.FileSizeLimit.FILESIZE_DOWNLOAD, limits.DOWNLOAD_BYTES),
        (constants.WebhookLimit.MAX_SECRET_TOKEN_LENGTH, limits.SECRET_BYTES),
        (constants.BotCommandLimit.MAX_COMMAND, limits.COMMAND_CHARACTERS),
        (constants.BotCommandLimit.MAX_COMMAND_NUMBER, limits.COMMANDS),
        (constants.BotCommandLimit.MAX_DESCRIPTION, limits.COMMAND_DESCRIPTION_CHARACTERS),
        (constants.PollingLimit.MAX_LIMIT, limits.UPDATES_IN_ANSWER),
        (constants.BulkRequestLimit.MAX_LIMIT, limits.MESSAGES_IN_CALL),
    ]
    # That library counts files in decimal megabytes, the server in binary ones.
    for theirs, ours in known:
        assert int(theirs) in {ours, ours // 1_048_576 * 1_000_000}
