"""The control surface: what people see and do, the log, live events, files, the clock."""

import struct
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
import pytest

from tests.sandbox.running import TOKEN, Running, running

KEYS = {"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "ack"}]]}
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + b"\x08\x02\0\0\0"


def test_people_can_be_made_with_chosen_ids_once(sandbox: Running) -> None:
    row = {"first_name": "Lê Văn A", "user_id": 42}
    assert sandbox.sim("POST", "/chats", **row) == sandbox.sim("POST", "/chats", **row)
    assert [chat["user_id"] for chat in sandbox.sim("GET", "/chats")] == [42]
    assert sandbox.http.post("/sim/chats", json={"first_name": ""}).status_code == 400
    assert sandbox.http.get("/sim/chats/7/messages").status_code == 404


def test_a_deep_link_is_the_first_thing_a_person_says(sandbox: Running) -> None:
    user = sandbox.person(started=False)
    sandbox.writes(user, "/start K7Q2")
    (update,) = sandbox.updates()
    message = update["message"]
    assert message["text"] == "/start K7Q2"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["chat"] == {"id": user, "first_name": "Chuyên viên An", "type": "private"}


def test_a_tap_shows_what_the_bot_answered(sandbox: Running) -> None:
    user = sandbox.person()
    sent = sandbox.bot("sendMessage", chat_id=user, text="x", reply_markup=KEYS)["result"]
    offset = sandbox.caught_up()
    with ThreadPoolExecutor() as pool:
        tap = pool.submit(sandbox.tap, user, sent["message_id"], label="Đã nhận")
        (update,) = sandbox.updates(offset=offset, timeout=3)
        query = update["callback_query"]
        assert (query["data"], query["message"]) == ("ack", sent)
        answer = {"callback_query_id": query["id"], "text": "Đã ghi", "show_alert": True}
        assert sandbox.bot("answerCallbackQuery", **answer)["result"] is True
        assert tap.result().json() == {"text": "Đã ghi", "show_alert": True}
        again = sandbox.bot("answerCallbackQuery", **answer)
        assert again["description"].startswith("Bad Request: query is too old")


def test_a_tap_nobody_answers_times_out_and_expires() -> None:
    from sandbox.limits import Limits

    with running(Limits(tap_seconds=0.1, callback_seconds=0.1)) as sandbox:
        user = sandbox.person()
        sandbox.bot("sendMessage", chat_id=user, text="x", reply_markup=KEYS)
        reply = sandbox.tap(user, 2, data="ack")
        assert (reply.status_code, reply.json()) == (504, {"timeout": True})
        query = sandbox.updates()[-1]["callback_query"]
        late = sandbox.raw("answerCallbackQuery", callback_query_id=query["id"])
        assert late.status_code == 400


def test_a_button_that_is_not_there_cannot_be_pressed(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.bot("sendMessage", chat_id=user, text="x", reply_markup=KEYS)
    assert sandbox.tap(user, 2, data="khác").status_code == 400
    assert sandbox.tap(user, 3, data="ack").status_code == 400


def test_people_see_messages_as_they_are_now(sandbox: Running) -> None:
    user = sandbox.person()
    bold = {"text": "<b>🔴 Hỏa tốc</b>", "parse_mode": "HTML", "disable_notification": True}
    sandbox.bot("sendMessage", chat_id=user, reply_markup=KEYS, protect_content=True, **bold)
    seen = sandbox.sees(user)[-1]
    assert seen.pop("date") == pytest.approx(time.time(), abs=3)
    assert seen == {
        "message_id": 2, "from_bot": True, "text": "🔴 Hỏa tốc", "reply_markup": KEYS,
        "entities": [{"type": "bold", "offset": 0, "length": 10}], "silent": True, "protected": True,
    }  # fmt: skip


def test_files_go_both_ways(sandbox: Running) -> None:
    user = sandbox.person()
    reply = sandbox.http.post(
        f"/sim/chats/{user}/file",
        files={"file": ("công văn.pdf", b"%PDF-1.7", "application/pdf")},
        data={"caption": "kính gửi"},
    ).json()
    document = sandbox.updates()[-1]["message"]["document"]
    assert reply["document"] == document
    assert (document["file_name"], document["file_size"]) == ("công văn.pdf", 8)
    path = sandbox.bot("getFile", file_id=document["file_id"])["result"]["file_path"]
    assert sandbox.http.get(f"/file/bot{TOKEN}/{path}").content == b"%PDF-1.7"
    assert sandbox.http.get(f"/sim/files/{document['file_id']}").content == b"%PDF-1.7"
    again = sandbox.bot("sendDocument", chat_id=user, document=document["file_id"])["result"]
    assert again["document"] == document


def test_a_picture_must_be_one(sandbox: Running) -> None:
    user = sandbox.person()
    url = f"/bot{TOKEN}/sendPhoto"
    sent = sandbox.http.post(url, data={"chat_id": user}, files={"photo": PNG}).json()["result"]
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (640, 480)
    wrong = sandbox.http.post(url, data={"chat_id": user}, files={"photo": b"no"}).json()
    assert wrong["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


def test_the_log_keeps_requests_with_their_times(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.bot("sendMessage", chat_id=user, text="x")
    first, *_ = sandbox.sim("GET", "/log")
    assert (first["method"], first["parameters"]["text"]) == ("sendmessage", "x")
    assert first["start"] <= first["end"]
    assert sandbox.sim("GET", f"/log?after={first['id']}") == []


def _events(sandbox: Running, count: int, **headers: str) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    with sandbox.http.stream("GET", "/sim/events", headers=headers) as reply:
        assert reply.headers["content-type"].startswith("text/event-stream")
        for line in reply.iter_lines():
            if line.startswith("data: "):
                events.append(orjson.loads(line[6:]))
            if len(events) == count:
                break
    return events


def test_events_can_be_followed_again_after_a_break(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.bot("sendMessage", chat_id=user, text="x")
    sandbox.bot("editMessageText", chat_id=user, message_id=2, text="y")
    sandbox.bot("deleteMessage", chat_id=user, message_id=2)
    sandbox.bot("sendChatAction", chat_id=user, action="typing")
    start = sandbox.sim("GET", "/config")["last_event"] - 11
    events = _events(sandbox, 11, **{"Last-Event-ID": str(start)})
    assert [event["type"] for event in events] == [
        "chat", "chat", "message", "message", "log", "edit", "log", "delete", "log", "typing", "log",
    ]  # fmt: skip
    assert {event["user_id"] for event in events} == {user}
    middle = events[5]["id"]
    assert _events(sandbox, 1, **{"Last-Event-ID": str(middle)}) == [events[6]]


def test_the_clock_moves_forward_only(sandbox: Running) -> None:
    user = sandbox.person()
    moved = sandbox.sim("POST", "/clock", advance="PT4H")["now"]
    assert moved.endswith("+07:00")
    sandbox.bot("sendMessage", chat_id=user, text="x")
    first, second = sandbox.sees(user)
    assert 4 * 3600 <= second["date"] - first["date"] < 4 * 3600 + 10
    assert sandbox.http.post("/sim/clock", json={"advance": "-PT1H"}).status_code == 400


def test_an_office_that_does_not_answer_leaves_the_clock_and_following_works() -> None:
    with running(office="http://127.0.0.1:9") as sandbox:
        answer = sandbox.http.post("/sim/clock", json={"advance": "PT1H"})
        assert answer.status_code == 502
        before = sandbox.sim("POST", "/clock/follow", now=0)["now"]
        later = sandbox.sim("POST", "/clock/follow", now="2090-01-01T08:00:00+07:00")["now"]
        assert before < later
        assert later.startswith("2090-01-01T08:00:00")


def test_another_site_in_the_browser_cannot_drive_it(sandbox: Running) -> None:
    headers = {"Origin": "https://evil.example"}
    assert sandbox.http.post("/sim/reset", json={}, headers=headers).status_code == 403


def test_the_page_may_load_nothing_from_elsewhere(sandbox: Running) -> None:
    policy = sandbox.http.get("/").headers.get("content-security-policy", "")
    assert policy.startswith("default-src 'none'")
    assert sandbox.sim("GET", "/config")["office"] is None
