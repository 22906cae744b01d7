"""The control surface at `/sim`: the people's side of the chats, faults, log, events, clock."""

from sandbox import sim_chats, sim_tools
from sandbox.control import route

_CHAT = "/chats/{user_id:int}"
ROUTES = [
    route("/chats", "GET", sim_chats.chats),
    route("/chats", "POST", sim_chats.add_chat),
    route(_CHAT + "/messages", "GET", sim_chats.messages),
    route(_CHAT + "/text", "POST", sim_chats.write),
    route(_CHAT + "/file", "POST", sim_chats.upload),
    route(_CHAT + "/tap", "POST", sim_chats.tap),
    route(_CHAT + "/edit", "POST", sim_chats.edit),
    route(_CHAT + "/block", "POST", sim_chats.block),
    route(_CHAT + "/react", "POST", sim_chats.react),
    route("/log", "GET", sim_tools.log),
    route("/faults", "GET", sim_tools.faults),
    route("/faults", "POST", sim_tools.add_fault),
    route("/faults", "DELETE", sim_tools.clear_faults),
    route("/rates", "POST", sim_tools.rates),
    route("/events", "GET", sim_tools.events),
    route("/files/{file_id}", "GET", sim_tools.file),
    route("/config", "GET", sim_tools.config),
    route("/clock", "POST", sim_tools.advance),
    route("/clock/follow", "POST", sim_tools.follow),
    route("/reset", "POST", sim_tools.reset),
]
