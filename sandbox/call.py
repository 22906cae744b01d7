"""One request to the Bot API: query, form, multipart or JSON, all become strings by name."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from sandbox import limits
from sandbox.files import Upload
from sandbox.refusals import Refused, bad

_FIELDS = 100
_FILES = 20
_PART = 2 * 1024 * 1024
_TRUE = {"true", "yes", "1"}


@dataclass(slots=True)
class Call:
    """Method name in small letters, parameters as strings, uploads by part name."""

    method: str
    args: dict[str, str] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.args.get(name, "")

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in _TRUE

    def number(self, name: str, default: int = 0, low: int = -(2**63), high: int = 2**63) -> int:
        """An integer, `default` when absent or unreadable, clamped as the server does."""
        try:
            value = int(self.text(name))
        except ValueError:
            value = default
        return min(max(value, low), high)

    def json(self, name: str, complaint: str) -> Any:
        """A JSON parameter, None when absent."""
        if not self.text(name):
            return None
        try:
            return orjson.loads(self.text(name))
        except orjson.JSONDecodeError:
            raise bad(complaint) from None

    @property
    def chat_id(self) -> int | None:
        try:
            return int(self.text("chat_id"))
        except ValueError:
            return None

    def logged(self) -> dict[str, object]:
        """Parameters for the log: uploads as name and size."""
        parts = {
            name: f"<{part.name}, {len(part.data)} bytes>" for name, part in self.files.items()
        }
        return {**self.args, **parts}


async def read_call(request: Request, method: str) -> Call:
    """Read the request whatever its form; raises Refused."""
    call = Call(method.lower(), dict(request.query_params))
    if request.method == "GET":
        return call
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        args, call.files = await read_form(request)
        call.args |= args
        return call
    body = await body_of(request)
    if kind == "application/json":
        call.args |= from_json(body)
    elif body:
        try:
            text = body.decode()
            call.args |= parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS)
        except ValueError:
            raise bad("can't parse the request body") from None
    return call


async def body_of(request: Request) -> bytes:
    """The whole body, never more than the limit; raises Refused 413."""
    _check_length(request)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limits.BODY_BYTES:
            raise Refused(413, "Request Entity Too Large")
    return bytes(body)


async def read_form(request: Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """Fields and files of a multipart request; raises Refused."""
    _check_length(request)
    args: dict[str, str] = {}
    files: dict[str, Upload] = {}
    try:
        form = await request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=_PART)
    except (HTTPException, ValueError):
        raise bad("can't parse the request body") from None
    try:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                mime = value.content_type or "application/octet-stream"
                files[name] = Upload(value.filename or name, mime, await value.read())
            else:
                args[name] = value
    finally:
        await form.close()
    return args, files


def _check_length(request: Request) -> None:
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limits.BODY_BYTES:
        raise Refused(413, "Request Entity Too Large")


def from_json(body: bytes) -> dict[str, str]:
    """JSON parameters as the strings a form would have carried; null is absent."""
    try:
        row = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError:
        raise bad("can't parse the request body as JSON") from None
    if not isinstance(row, dict):
        raise bad("can't parse the request body: an object is expected")
    return {name: _as_text(value) for name, value in row.items() if value is not None}


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()
