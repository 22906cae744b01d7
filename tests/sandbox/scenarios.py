"""What any Bot API library must be able to do with the sandbox; each gives facts to compare."""

import asyncio
import struct
from collections.abc import Awaitable, Callable
from typing import Any

from tests.sandbox.running import Running
from tests.sandbox.via import Via, keys

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 64, 48) + b"\x08\x02\0\0\0"
Facts = list[object]
Scenario = Callable[[Via, Running], Awaitable[Facts]]
ACK = {"text": "Đã nhận", "callback_data": "ack:1", "style": "success"}
SITE = {"text": "Mở", "url": "https://vanthu.example.vn/x"}


async def card_is_sent_edited_and_deleted(via: Via, sandbox: Running) -> Facts:
    user = sandbox.person("Nguyễn Thị Bình")
    copied = {"text": "Số", "copy_text": via.make("CopyTextButton", text="5678/UBND-NN")}
    sent = await via.call(
        "send_message", chat_id=user, parse_mode="HTML", disable_notification=True,
        text='🔴 <b>HỎA TỐC</b> <a href="https://a.vn">xem</a> <pre><code class="language-py">x'
        "</code></pre><blockquote expandable>y</blockquote>",
        reply_markup=keys(via, [ACK, SITE], [copied]), protect_content=True,
    )  # fmt: skip
    here = {"chat_id": user, "message_id": sent["message_id"]}
    edited = await via.call("edit_message_text", text="xong", **here)
    again = await via.refusal("edit_message_text", text="xong", **here)
    keyed = await via.call("edit_message_reply_markup", reply_markup=keys(via, [ACK]), **here)
    gone = await via.call("delete_message", **here)
    return [
        sent["text"], [(e["type"], e["offset"], e["length"]) for e in sent["entities"]],
        sent["reply_markup"]["inline_keyboard"], sent["has_protected_content"], edited["text"],
        edited["edit_date"] >= edited["date"] == sent["date"], "reply_markup" in edited, again,
        keyed["reply_markup"]["inline_keyboard"][0][0]["callback_data"], gone,
        await via.refusal("delete_message", **here),
    ]  # fmt: skip


async def tap_is_answered_once(via: Via, sandbox: Running) -> Facts:
    user = sandbox.person()
    sent = await via.call("send_message", chat_id=user, text="x", reply_markup=keys(via, [ACK]))
    offset = sandbox.caught_up()
    pressed = asyncio.create_task(
        asyncio.to_thread(sandbox.tap, user, sent["message_id"], data="ack:1")
    )
    (update,) = await via.call("get_updates", offset=offset, timeout=3)
    query = update["callback_query"]
    answer = {"callback_query_id": query["id"], "text": "Đã ghi nhận", "show_alert": True}
    done = await via.call("answer_callback_query", **answer)
    late = await via.refusal("answer_callback_query", **answer)
    shown = (await pressed).json()
    return [query["data"], query["from"]["id"], query["message"]["text"], done, late, shown]


async def files_travel_both_ways(via: Via, sandbox: Running) -> Facts:
    user = sandbox.person()
    document = await via.call(
        "send_document", chat_id=user, document=via.file(b"mot van ban so", "vb.pdf"),
        caption="<i>kèm theo</i>", parse_mode="HTML",
    )  # fmt: skip
    file_id = document["document"]["file_id"]
    again = await via.call("send_document", chat_id=user, document=file_id)
    photo = await via.call("send_photo", chat_id=user, photo=via.file(PNG, "a.png"))
    found = await via.call("get_file", file_id=file_id)
    media = via.make(
        "InputMediaDocument", caption="mới", media=via.file(b"ban moi", "moi.pdf", inside=True)
    )
    here = {"chat_id": user, "message_id": document["message_id"]}
    changed = await via.call("edit_message_media", media=media, **here)
    captioned = await via.call("edit_message_caption", caption="cuối", **here)
    return [
        document["document"]["file_size"], document["document"]["file_name"], document["caption"],
        document["caption_entities"][0]["type"], again["document"]["file_id"] == file_id,
        photo["photo"][0]["width"], found["file_size"], changed["document"]["file_name"],
        changed["caption"], captioned["caption"],
        await via.refusal("send_photo", chat_id=user, photo=via.file(b"khong", "a.png")),
    ]  # fmt: skip


async def updates_of_every_kind_are_read(via: Via, sandbox: Running) -> Facts:
    user = sandbox.person()
    kinds = ["message", "edited_message", "my_chat_member", "message_reaction", "callback_query"]
    offset = sandbox.caught_up()
    await via.call("get_updates", offset=offset, allowed_updates=kinds)
    first = sandbox.writes(user, "/giao 12/UBND cho @an trước 17h")
    number = first["message_id"]
    sandbox.sim("POST", f"/chats/{user}/edit", message_id=number, text="/giao sửa")
    sandbox.sim("POST", f"/chats/{user}/react", message_id=number, emoji="👍")
    sandbox.sim("POST", f"/chats/{user}/block", blocked=True)
    upload = {"file": ("tờ trình.docx", b"PK..", "application/octet-stream")}
    sandbox.http.post(f"/sim/chats/{user}/file", files=upload, data={"caption": "trình"})
    updates = await via.call("get_updates", offset=offset, timeout=2)
    return [sorted(set(update) - {"update_id"}) for update in updates]


async def the_bot_introduces_itself(via: Via, sandbox: Running) -> Facts:
    user = sandbox.person()
    commands = [via.make("BotCommand", command="viec", description="Việc của tôi")]
    facts: Facts = [(await via.call("get_me"))["username"]]
    facts.append(await via.call("set_my_commands", commands=commands))
    facts.append(await via.call("get_my_commands"))
    button = via.make("MenuButtonCommands")
    facts.append(await via.call("set_chat_menu_button", chat_id=user, menu_button=button))
    facts.append(await via.call("send_chat_action", chat_id=user, action="typing"))
    sent = await via.call("send_message", chat_id=user, text="ghim")
    facts.append(await via.call("pin_chat_message", chat_id=user, message_id=sent["message_id"]))
    chat = await via.call("get_chat", chat_id=user)
    facts.append([chat["type"], chat["first_name"], chat["pinned_message"]["text"]])
    facts.append((await via.call("get_webhook_info"))["url"])
    reaction = [via.make("ReactionTypeEmoji", emoji="👍")]
    place = {"chat_id": user, "message_id": 1}
    facts.append(await via.call("set_message_reaction", reaction=reaction, **place))
    return facts


async def messages_are_carried_on(via: Via, sandbox: Running) -> Facts:
    user, other = sandbox.person("An"), sandbox.person("Bình")
    sent = await via.call("send_message", chat_id=user, text="gốc")
    reply = via.make("ReplyParameters", message_id=sent["message_id"])
    answer = await via.call("send_message", chat_id=user, text="đáp", reply_parameters=reply)
    source = {"from_chat_id": user, "message_id": sent["message_id"]}
    copied = await via.call("copy_message", chat_id=other, **source)
    forwarded = await via.call("forward_message", chat_id=other, **source)
    cleared = await via.call("delete_messages", chat_id=other, message_ids=[2, 3, 99])
    return [
        answer["reply_to_message"]["text"], copied, forwarded["forward_origin"]["type"],
        forwarded["text"], cleared, len(sandbox.sees(other)),
    ]  # fmt: skip


async def refusals_are_understood(via: Via, sandbox: Running) -> Facts:
    user, stranger = sandbox.person(), sandbox.person("Lạ", started=False)
    facts: Facts = [
        await via.refusal("send_message", chat_id=user, text="a < b", parse_mode="HTML"),
        await via.refusal("send_message", chat_id=7, text="x"),
        await via.refusal("send_message", chat_id=user, text="x" * 4097),
    ]
    for kind, number in (("403", stranger), ("429", user)):
        if kind == "429":
            sandbox.sim("POST", "/faults", kind="429", seconds=3)
        name, _ = await via.refusal("send_message", chat_id=number, text="x")
        facts.append(name.removeprefix("Forbidden").removesuffix("Error"))
    return facts


SCENARIOS: list[Scenario] = [
    card_is_sent_edited_and_deleted,
    tap_is_answered_once,
    files_travel_both_ways,
    updates_of_every_kind_are_read,
    the_bot_introduces_itself,
    messages_are_carried_on,
    refusals_are_understood,
]


def name_of(value: Any) -> str:
    return str(getattr(value, "__name__", value))
