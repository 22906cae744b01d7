"""One request through the faults to its method and back, written into the log."""

import asyncio
import inspect
from dataclasses import dataclass, field
from typing import Any

import orjson

from sandbox.call import Call, from_json
from sandbox.faults import AFTER, BEFORE, Fault
from sandbox.methods import METHODS
from sandbox.refusals import Refused, bad, forbidden, too_many
from sandbox.state import Account

_BAD_GATEWAY = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>\r\n"
_QUIET = {"getupdates"}


@dataclass
class Outcome:
    """What goes back: status and body, or (`reset`) a broken connection."""

    status: int
    body: bytes
    shown: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"
    reset: bool = False
    fault: str | None = None


async def answered(account: Account, call: Call) -> Outcome:
    """Perform one call; never raises Refused."""
    start = account.clock()
    fault = account.faults.take(BEFORE, call.method, call.chat_id)
    outcome = await _faulted(fault) if fault else None
    if outcome is None:
        outcome = await _performed(account, call)
        if call.method in METHODS:
            _after(account, call, outcome)
    outcome.fault = outcome.fault or (fault.kind if fault else None)
    _record(account, call, outcome, start)
    return outcome


def _record(account: Account, call: Call, outcome: Outcome, start: float) -> None:
    entry = {"method": call.method, "parameters": call.logged(), "status": outcome.status}
    entry |= {"result": outcome.shown, "fault": outcome.fault, "user_id": call.chat_id}
    entry |= {"start": start, "end": account.clock()}
    account.feed.record(entry, announce=call.method not in _QUIET)


async def _faulted(fault: Fault) -> Outcome | None:
    match fault.kind:
        case "slow":
            await asyncio.sleep(fault.seconds)
            return None
        case "down":
            return Outcome(0, b"", reset=True)
        case "502":
            return Outcome(502, _BAD_GATEWAY, media_type="text/html")
        case "403-blocked":
            return _refused(forbidden("bot was blocked by the user"))
        case _:
            return _refused(too_many(max(1, int(fault.seconds))))


def _after(account: Account, call: Call, outcome: Outcome) -> None:
    kinds = (*AFTER, "down") if call.method in _QUIET else AFTER
    fault = account.faults.take(kinds, call.method, call.chat_id)
    if fault is not None:
        outcome.reset, outcome.fault = True, fault.kind


async def _performed(account: Account, call: Call) -> Outcome:
    try:
        result = await _result(account, call)
    except Refused as refusal:
        await asyncio.sleep(refusal.delay)
        return _refused(refusal)
    shown: dict[str, Any] = {"ok": True, "result": result}
    if isinstance(result, tuple):
        shown = {"ok": True, "result": result[0], "description": result[1]}
    return Outcome(200, orjson.dumps(shown), shown)


async def _result(account: Account, call: Call) -> Any:
    method = METHODS.get(call.method)
    if method is None:
        raise Refused(404, "Not Found: method not found")
    if account.logged_out:
        raise bad("Logged out")
    result = method(account, call)
    return await result if inspect.isawaitable(result) else result


def _refused(refusal: Refused) -> Outcome:
    shown = refusal.body()
    outcome = Outcome(refusal.code, orjson.dumps(shown), shown)
    after = refusal.parameters.get("retry_after")
    if after is not None:
        outcome.headers["Retry-After"] = str(after)
    return outcome


def bind(account: Account) -> None:
    """Let the webhook's replies be performed like requests."""

    async def perform(method: str, parameters: dict[str, Any]) -> None:
        await answered(account, Call(method, from_json(orjson.dumps(parameters))))

    account.webhook.perform = perform
    account.webhook.is_down = lambda: any(f.kind == "down" for f in account.faults.current())
