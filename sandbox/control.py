"""How the routes under `/sim` are made: shared state, JSON in and out, refusals as answers."""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.call import body_of
from sandbox.clock import Clock
from sandbox.faults import BadFault
from sandbox.people import CannotDo
from sandbox.refusals import Refused
from sandbox.state import Account, Chat

Row = dict[str, Any]


@dataclass
class Sandbox:
    """What the routes share."""

    account: Account
    clock: Clock
    office: str | None


Action = Callable[[Sandbox, Request], Awaitable[Response]]


class _NoOne(Exception):
    pass


def reply(value: object, status: int = 200) -> Response:
    return Response(orjson.dumps(value), status, media_type="application/json")


def route(path: str, method: str, action: Action) -> Route:
    @functools.wraps(action)
    async def endpoint(request: Request) -> Response:
        if _foreign(request):
            return reply({"description": "Trang khác không được điều khiển khung chat thử."}, 403)
        try:
            return await action(request.app.state.sandbox, request)
        except (CannotDo, BadFault) as reason:
            return reply({"description": str(reason)}, 400)
        except Refused as refused:
            return reply({"description": refused.description}, refused.code)
        except _NoOne:
            return reply({"description": "Không có người này."}, 404)

    return Route("/sim" + path, endpoint, methods=[method])


def _foreign(request: Request) -> bool:
    """A page of another origin, open in the same browser, must not press buttons here."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


def chat_of(sandbox: Sandbox, request: Request) -> Chat:
    chat = sandbox.account.chats.get(int(request.path_params["user_id"]))
    if chat is None:
        raise _NoOne
    return chat


async def row_of(request: Request) -> Row:
    try:
        row = orjson.loads(await body_of(request) or b"{}")
    except orjson.JSONDecodeError:
        raise CannotDo("Nội dung yêu cầu không phải JSON.") from None
    if not isinstance(row, dict):
        raise CannotDo("Nội dung yêu cầu phải là một đối tượng JSON.")
    return row


def number(row: Row, name: str) -> int:
    value = row.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise CannotDo(f"{name} phải là số nguyên.")
    return value


def text(row: Row, name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise CannotDo(f"{name} phải là chữ.")
    return value


def query_number(request: Request, name: str) -> int:
    value = request.query_params.get(name, "0")
    return int(value) if value.isascii() and value.isdigit() else 0
