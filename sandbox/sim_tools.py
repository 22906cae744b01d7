"""Around the chats: the log, faults, live events, files, the clock, and starting over."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from sandbox.clock import advance_office, moment, seconds_in
from sandbox.control import Sandbox, number, query_number, reply, row_of
from sandbox.dispatch import bind
from sandbox.people import CannotDo

_LOG_PAGE = 1_000
_SAFE = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
_PICTURES = {"image/png", "image/jpeg"}


async def log(sandbox: Sandbox, request: Request) -> Response:
    return reply(sandbox.account.feed.log_after(query_number(request, "after"), _LOG_PAGE))


async def faults(sandbox: Sandbox, request: Request) -> Response:
    del request
    return reply(sandbox.account.faults.rows())


async def add_fault(sandbox: Sandbox, request: Request) -> Response:
    sandbox.account.faults.add(await row_of(request))
    return reply(sandbox.account.faults.rows())


async def clear_faults(sandbox: Sandbox, request: Request) -> Response:
    del request
    sandbox.account.faults.clear()
    return reply([])


async def rates(sandbox: Sandbox, request: Request) -> Response:
    row = await row_of(request)
    overall, per_chat = number(row, "per_second"), number(row, "per_chat_second")
    sandbox.account.rates.set(max(0, overall), max(0, per_chat))
    return reply({})


async def events(sandbox: Sandbox, request: Request) -> Response:
    feed = sandbox.account.feed
    last = request.headers.get("last-event-id", "")
    after = int(last) if last.isascii() and last.isdigit() else feed.last_event
    if "after" in request.query_params:
        after = query_number(request, "after")
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(feed.stream(after), media_type="text/event-stream", headers=headers)


async def file(sandbox: Sandbox, request: Request) -> Response:
    kept = sandbox.account.files.get(request.path_params["file_id"])
    if kept is None:
        return reply({"description": "Không có tệp này."}, 404)
    safe = kept.mime in _PICTURES or kept.kind == "photo"
    mime = kept.mime if kept.mime in _PICTURES else "application/octet-stream"
    headers = {"X-Content-Type-Options": "nosniff"} if safe else _SAFE
    return Response(kept.data, media_type=mime, headers=headers)


async def config(sandbox: Sandbox, request: Request) -> Response:
    del request
    chats = sandbox.account.chats.values()
    roles = [{"user_id": chat.user["id"], "role": chat.role} for chat in chats if chat.role]
    last = sandbox.account.feed.last_event
    bot = {"id": sandbox.account.me["id"], "username": sandbox.account.me["username"]}
    return reply({"office": sandbox.office, "people": roles, "bot": bot, "last_event": last})


async def advance(sandbox: Sandbox, request: Request) -> Response:
    """Move the product's clock through the office, and our own with it."""
    duration = (await row_of(request)).get("advance")
    seconds = seconds_in(duration)
    if seconds is None:
        raise CannotDo("advance phải là khoảng thời gian ISO 8601, ví dụ PT4H.")
    if sandbox.office is None:
        sandbox.clock.move(seconds)
        return reply({"now": sandbox.clock.shown()})
    try:
        told = await advance_office(sandbox.office, str(duration))
    except OSError:
        return reply({"description": "Không chỉnh được đồng hồ: trang cơ quan không trả lời."}, 502)
    now = moment(told.get("now"))
    if now is None:
        sandbox.clock.move(seconds)
    else:
        sandbox.clock.follow(now)
    return reply({"now": sandbox.clock.shown()} | told)


async def follow(sandbox: Sandbox, request: Request) -> Response:
    """Set our own clock only: {"now": ISO date-time or seconds}; backwards only at first."""
    now = moment((await row_of(request)).get("now"))
    if now is None:
        raise CannotDo("now phải là ngày giờ ISO 8601 có múi giờ, hoặc số giây.")
    sandbox.clock.follow(now)
    return reply({"now": sandbox.clock.shown()})


async def reset(sandbox: Sandbox, request: Request) -> Response:
    del request
    account = sandbox.account
    account.webhook.close()
    account.updates.wake(None)
    account.reset()
    bind(account)
    return reply({})
