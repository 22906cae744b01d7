"""Two Bot API libraries behind one small door: same method names, same parameters.

Facts come back as plain JSON rows; refusals as (status, words); `unknown` lists every field of a
reply that the library does not know.
"""

import importlib
import warnings
from collections.abc import Iterator
from typing import Any, Protocol

from tests.sandbox.running import TOKEN

Row = dict[str, Any]


class Via(Protocol):
    strangers: list[str]

    async def call(self, method: str, **parameters: Any) -> Any: ...
    async def refusal(self, method: str, **parameters: Any) -> tuple[str, str]: ...
    def file(self, data: bytes, name: str, *, inside: bool = False) -> Any: ...
    def make(self, kind: str, **fields: Any) -> Any: ...
    async def close(self) -> None: ...


def keys(via: Via, *rows: list[Row]) -> Any:
    made = [[via.make("InlineKeyboardButton", **button) for button in row] for row in rows]
    return via.make("InlineKeyboardMarkup", inline_keyboard=made)


def _walk(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _walk(item)
    elif value is not None:
        yield value


class Aiogram:
    """aiogram, as the bot uses it."""

    def __init__(self, url: str) -> None:
        client = importlib.import_module("aiogram")
        server = importlib.import_module("aiogram.client.telegram")
        session = importlib.import_module("aiogram.client.session.aiohttp")
        self.types = importlib.import_module("aiogram.types")
        self.refused = importlib.import_module("aiogram.exceptions").TelegramAPIError
        api = server.TelegramAPIServer.from_base(url)
        self.bot = client.Bot(TOKEN, session=session.AiohttpSession(api=api))
        self.strangers: list[str] = []

    async def call(self, method: str, **parameters: Any) -> Any:
        reply = await getattr(self.bot, method)(**parameters)
        return self._row(reply)

    def _row(self, reply: Any) -> Any:
        if isinstance(reply, list | tuple):
            return [self._row(item) for item in reply]
        if not hasattr(reply, "model_dump"):
            return reply
        self._look(reply, type(reply).__name__)
        return reply.model_dump(mode="json", exclude_none=True, by_alias=True)

    def _look(self, thing: Any, path: str) -> None:
        self.strangers += [f"{path}.{name}" for name in thing.model_extra or {}]
        for name in type(thing).model_fields:
            for item in _walk(getattr(thing, name)):
                if hasattr(item, "model_extra"):
                    self._look(item, f"{path}.{name}")

    async def refusal(self, method: str, **parameters: Any) -> tuple[str, str]:
        try:
            await getattr(self.bot, method)(**parameters)
        except self.refused as refused:
            words = refused.message.removeprefix("Bad Request: ").removeprefix("Forbidden: ")
            kind = type(refused).__name__.removeprefix("Telegram").removesuffix("Error")
            return kind, words.casefold()
        return "", ""

    def file(self, data: bytes, name: str, *, inside: bool = False) -> Any:
        return self.types.BufferedInputFile(data, name)

    def make(self, kind: str, **fields: Any) -> Any:
        return getattr(self.types, kind)(**fields)

    async def close(self) -> None:
        await self.bot.session.close()


class Ptb:
    """python-telegram-bot, the witness."""

    def __init__(self, url: str) -> None:
        self.lib = importlib.import_module("telegram")
        self.errors = importlib.import_module("telegram.error")
        # Own requests, because the bot closes only what it has initialised with a getMe.
        request = importlib.import_module("telegram.request").HTTPXRequest
        self.requests = [request(connection_pool_size=8), request()]
        wires = dict(zip(("request", "get_updates_request"), self.requests, strict=True))
        self.bot = self.lib.Bot(TOKEN, base_url=f"{url}/bot", **wires)
        self.strangers: list[str] = []

    async def call(self, method: str, **parameters: Any) -> Any:
        return self._row(await getattr(self.bot, method)(**parameters))

    def _row(self, reply: Any) -> Any:
        if isinstance(reply, list | tuple):
            return [self._row(item) for item in reply]
        if not isinstance(reply, self.lib.TelegramObject):
            return reply
        self._look(reply, type(reply).__name__)
        return reply.to_dict()

    def _look(self, thing: Any, path: str) -> None:
        self.strangers += [f"{path}.{name}" for name in thing.api_kwargs]
        for name in thing._get_attrs_names(include_private=False):
            if name in {"api_kwargs", "bot"}:
                continue
            for item in _walk(getattr(thing, name, None)):
                if isinstance(item, self.lib.TelegramObject):
                    self._look(item, f"{path}.{name}")

    async def refusal(self, method: str, **parameters: Any) -> tuple[str, str]:
        try:
            with warnings.catch_warnings():  # it warns about its own retry_after
                warnings.simplefilter("ignore")
                await getattr(self.bot, method)(**parameters)
        except self.errors.TelegramError as refused:
            words = refused.message.removeprefix("Forbidden: ").removeprefix("Bad Request: ")
            return type(refused).__name__, words.casefold()
        return "", ""

    def file(self, data: bytes, name: str, *, inside: bool = False) -> Any:
        return self.lib.InputFile(data, name, attach=inside)

    def make(self, kind: str, **fields: Any) -> Any:
        return getattr(self.lib, kind)(**fields)

    async def close(self) -> None:
        for request in self.requests:
            await request.shutdown()


VIAS = {"aiogram": Aiogram, "python-telegram-bot": Ptb}
