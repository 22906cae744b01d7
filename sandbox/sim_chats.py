"""The people's side: who they are, what they see, what they write and press."""

from starlette.requests import Request
from starlette.responses import Response

from sandbox import people
from sandbox.call import read_form
from sandbox.control import Sandbox, chat_of, number, reply, row_of, text
from sandbox.people import CannotDo
from sandbox.state import chat_view, message_view


async def chats(sandbox: Sandbox, request: Request) -> Response:
    del request
    return reply([chat_view(chat) for chat in sandbox.account.chats.values()])


async def add_chat(sandbox: Sandbox, request: Request) -> Response:
    return reply(chat_view(people.meet(sandbox.account, await row_of(request))))


async def messages(sandbox: Sandbox, request: Request) -> Response:
    stored = chat_of(sandbox, request).messages.values()
    return reply([message_view(message) for message in stored])


async def write(sandbox: Sandbox, request: Request) -> Response:
    words = text(await row_of(request), "text")
    return reply(people.write(sandbox.account, chat_of(sandbox, request), words))


async def upload(sandbox: Sandbox, request: Request) -> Response:
    chat = chat_of(sandbox, request)
    args, files = await read_form(request)
    if "file" not in files:
        raise CannotDo("Chưa chọn tệp.")
    return reply(people.upload(sandbox.account, chat, files["file"], args.get("caption", "")))


async def tap(sandbox: Sandbox, request: Request) -> Response:
    chat, row = chat_of(sandbox, request), await row_of(request)
    message_id = number(row, "message_id")
    pressed = people.button(chat, message_id, row.get("data"), row.get("label"))
    answer = await people.tap(sandbox.account, chat, message_id, pressed)
    return reply({"timeout": True}, 504) if answer is None else reply(answer)


async def edit(sandbox: Sandbox, request: Request) -> Response:
    chat, row = chat_of(sandbox, request), await row_of(request)
    return reply(people.edit(sandbox.account, chat, number(row, "message_id"), text(row, "text")))


async def block(sandbox: Sandbox, request: Request) -> Response:
    chat, row = chat_of(sandbox, request), await row_of(request)
    people.block(sandbox.account, chat, blocked=bool(row.get("blocked", True)))
    return reply(chat_view(chat))


async def react(sandbox: Sandbox, request: Request) -> Response:
    chat, row = chat_of(sandbox, request), await row_of(request)
    people.react(sandbox.account, chat, number(row, "message_id"), text(row, "emoji"))
    return reply({})
