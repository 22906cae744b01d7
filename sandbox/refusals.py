"""What the Bot API says when it says no, in its exact words."""

from collections.abc import Mapping

_PREFIX = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden"}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request;"
    " make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)
WEBHOOK_TAKES_OVER = "Conflict: terminated by setWebhook request"
CANNOT_INITIATE = "bot can't initiate conversation with a user"


class Refused(Exception):
    """A refusal: HTTP status = `code`, description and optional parameters."""

    def __init__(
        self, code: int, description: str, parameters: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})
        self.delay = 0.0  # seconds the server lets the client wait before it says so

    def body(self) -> dict[str, object]:
        body: dict[str, object] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def worded(code: int, message: str) -> Refused:
    """Put the prefix before `message` as the server does: the first letter becomes small, unless
    the second is a capital or an underscore (`BUTTON_DATA_INVALID` stays).
    """
    prefix = _PREFIX[code]
    if message.startswith(prefix):
        return Refused(code, message)
    second = message[1:2]
    if second == "_" or "A" <= second <= "Z":
        return Refused(code, f"{prefix}: {message}")
    return Refused(code, f"{prefix}: {message[0].lower()}{message[1:]}")


def bad(message: str) -> Refused:
    return worded(400, message)


def forbidden(message: str) -> Refused:
    return worded(403, message)


def conflict(description: str) -> Refused:
    return Refused(409, description)


def too_many(seconds: int) -> Refused:
    description = f"Too Many Requests: retry after {seconds}"
    return Refused(429, description, {"retry_after": seconds})
