"""Trouble on request."""

import time

import httpx
import pytest

from tests.sandbox.running import Running


def _send(sandbox: Running, user: int, text: str = "x") -> httpx.Response:
    return sandbox.raw("sendMessage", chat_id=user, text=text)


def test_429_says_how_long_and_passes(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.sim("POST", "/faults", kind="429", seconds=7, method="sendMessage")
    assert sandbox.bot("getMe")["ok"]
    answer = _send(sandbox, user)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
    assert answer.json() == {
        "ok": False, "error_code": 429, "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }  # fmt: skip
    assert _send(sandbox, user).status_code == 200


def test_blocked_concerns_one_person_only(sandbox: Running) -> None:
    an, binh = sandbox.person("An"), sandbox.person("Bình")
    sandbox.sim("POST", "/faults", kind="403-blocked", user_id=an, times=2)
    assert [_send(sandbox, u).status_code for u in (an, binh, an, an)] == [403, 200, 403, 200]


def test_502_is_not_json(sandbox: Running) -> None:
    sandbox.sim("POST", "/faults", kind="502")
    answer = sandbox.raw("getMe")
    assert (answer.status_code, answer.headers["content-type"][:9]) == (502, "text/html")


def test_slow_delays_and_then_does_it(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.sim("POST", "/faults", kind="slow", seconds=0.3)
    begun = time.monotonic()
    assert _send(sandbox, user).status_code == 200
    assert time.monotonic() - begun >= 0.3


def test_reset_after_accept_leaves_the_message_and_no_answer(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.sim("POST", "/faults", kind="reset-after-accept")
    with pytest.raises(httpx.TransportError):
        _send(sandbox, user, "đã nhận mà không đáp")
    assert sandbox.sees(user)[-1]["text"] == "đã nhận mà không đáp"
    entry = sandbox.sim("GET", "/log")[-1]
    assert (entry["fault"], entry["result"]["ok"]) == ("reset-after-accept", True)


def test_down_lasts_until_cleared(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.sim("POST", "/faults", kind="down")
    for _ in range(2):
        with pytest.raises(httpx.TransportError):
            _send(sandbox, user)
    sandbox.sim("DELETE", "/faults")
    assert _send(sandbox, user).status_code == 200
    assert len(sandbox.sees(user)) == 2


def test_down_ends_by_itself(sandbox: Running) -> None:
    sandbox.sim("POST", "/faults", kind="down", seconds=0.2)
    with pytest.raises(httpx.TransportError):
        sandbox.raw("getMe")
    time.sleep(0.25)
    assert sandbox.bot("getMe")["ok"]


def test_an_update_comes_twice(sandbox: Running) -> None:
    user = sandbox.person()
    offset = sandbox.caught_up()
    sandbox.sim("POST", "/faults", kind="duplicate-update")
    sandbox.writes(user, "một lần")
    first, second = sandbox.updates(offset=offset)
    assert first == second


def test_updates_change_places_and_none_is_lost(sandbox: Running) -> None:
    user = sandbox.person()
    offset = sandbox.caught_up()
    sandbox.sim("POST", "/faults", kind="reorder-updates", seconds=5)
    sandbox.writes(user, "một")
    sandbox.writes(user, "hai")
    seen = sandbox.updates(offset=offset)
    assert [row["message"]["text"] for row in seen] == ["hai", "một"]
    assert seen[0]["update_id"] > seen[1]["update_id"]
    assert sandbox.updates(offset=seen[0]["update_id"]) == seen[:1]


def test_a_wrong_fault_is_explained(sandbox: Running) -> None:
    answer = sandbox.http.post("/sim/faults", json={"kind": "quake"})
    assert answer.status_code == 400
    assert "429" in answer.json()["description"]


def test_the_send_window_is_kept_when_asked_for(sandbox: Running) -> None:
    user = sandbox.person()
    sandbox.sim("POST", "/rates", per_second=3, per_chat_second=0)
    codes = [_send(sandbox, user).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    sandbox.sim("POST", "/rates", per_second=0, per_chat_second=0)
