"""Every number of the sandbox. "documented" stands in the public Bot API pages, "source" in the
open part of the real server, "assumed" is our guess about its closed part.
"""

from dataclasses import dataclass

TEXT_BYTES = 32_768  # source: before parsing
TEXT_CHARACTERS = 4_096  # documented; counted in code points (source)
CAPTION_CHARACTERS = 1_024  # documented
ENTITIES = 100  # documented; the rest is dropped (assumed)
CALLBACK_DATA_BYTES = 64  # documented
COPY_TEXT_CHARACTERS = 256  # documented
BUTTONS = 100  # documented by client libraries; the refusal is assumed
BUTTONS_IN_ROW = 8  # the same
ANSWER_CHARACTERS = 200  # documented
UPLOAD_BYTES = 50 * 1024 * 1024  # documented
PHOTO_BYTES = 10 * 1024 * 1024  # documented
DOWNLOAD_BYTES = 20 * 1024 * 1024  # documented
SECRET_BYTES = 256  # documented
COMMANDS = 100  # documented
COMMAND_CHARACTERS = 32  # documented
COMMAND_DESCRIPTION_CHARACTERS = 256  # documented
POLL_SECONDS = 50  # source
UPDATES_IN_ANSWER = 100  # documented
MESSAGES_IN_CALL = 100  # documented
UPDATE_SECONDS = 86_400  # documented: 24 hours
DELETE_SECONDS = 48 * 3_600  # documented
WEBHOOK_RETRY_SECONDS = 60  # source: the ceiling of the back-off
WEBHOOK_RETRY_AFTER_SECONDS = 3_600  # source: longest Retry-After that is honoured

# The sandbox's own bounds: it keeps everything in memory.
MESSAGES_PER_CHAT = 2_000
LOG_ENTRIES = 20_000
EVENTS = 5_000
CHATS = 200_000
UPDATES = 100_000
FAULTS = 100
FILES = 5_000
FILES_BYTES = 512 * 1024 * 1024
BODY_BYTES = UPLOAD_BYTES + 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a test or a demonstration may want shorter. Seconds, or messages a second.

    `messages_per_second` and `chat_messages_per_second` are off (0) until asked for; the real
    thresholds are about 30 and 1 (documented), how strictly they are kept is assumed.
    """

    callback_seconds: float = 15.0  # assumed
    tap_seconds: float = 15.0
    same_offset_seconds: float = 3.0  # source
    hurried_offset_seconds: float = 0.5  # source
    conflict_seconds: float = 3.0  # source
    set_webhook_seconds: float = 1.0  # source
    webhook_unit_seconds: float = 1.0  # source: first delay, doubled each time
    webhook_answer_seconds: float = 60.0  # assumed
    messages_per_second: int = 0
    chat_messages_per_second: int = 0
