"""The methods the sandbox knows, by their name in small letters. Anything else is 404."""

from collections.abc import Callable

from sandbox import answer, edit, profile, receive, send
from sandbox.call import Call
from sandbox.state import Account

Method = Callable[[Account, Call], object]

METHODS: dict[str, Method] = {
    "getme": profile.get_me,
    "logout": profile.log_out,
    "close": profile.close,
    "getupdates": receive.get_updates,
    "setwebhook": receive.set_webhook,
    "deletewebhook": receive.delete_webhook,
    "getwebhookinfo": receive.get_webhook_info,
    "sendmessage": send.send_message,
    "senddocument": send.send_document,
    "sendphoto": send.send_photo,
    "copymessage": send.copy_message,
    "forwardmessage": send.forward_message,
    "deletemessage": send.delete_message,
    "deletemessages": send.delete_messages,
    "editmessagetext": edit.edit_message_text,
    "editmessagecaption": edit.edit_message_caption,
    "editmessagemedia": edit.edit_message_media,
    "editmessagereplymarkup": edit.edit_message_reply_markup,
    "answercallbackquery": answer.answer_callback_query,
    "sendchataction": answer.send_chat_action,
    "setmessagereaction": answer.set_message_reaction,
    "pinchatmessage": answer.pin_chat_message,
    "unpinchatmessage": answer.unpin_chat_message,
    "getchat": answer.get_chat,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setchatmenubutton": profile.set_chat_menu_button,
    "getchatmenubutton": profile.get_chat_menu_button,
    "getfile": profile.get_file,
}
