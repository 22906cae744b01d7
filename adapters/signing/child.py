"""Tiến trình con kiểm tra chữ ký — `python -m adapters.signing.child MEMORY_MB CPU_SECONDS LINE`.

Frames on stdin and stdout: eight bytes of length, then that many bytes. A question is one frame of
JSON, and the file by a handle over the socket whose number is LINE; the answer is one frame of
JSON. Stays warm: importing pyHanko costs half a second, a check a twentieth. Ends when stdin ends.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import resource
import socket
import struct
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

LENGTH = struct.Struct(">Q")


def main() -> None:
    """Vòng lặp hỏi đáp — until stdin ends."""
    memory_mb, seconds = int(sys.argv[1]), int(sys.argv[2])
    logging.disable(logging.CRITICAL)
    source = sys.stdin.buffer
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not look like an answer
    memory = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    answer = _answerer()
    gc.freeze()  # what is imported stays; looking it over each time would take longer than a check
    with socket.socket(fileno=int(sys.argv[3])) as line:
        while (question := read_frame(source)) is not None:
            _, handles, _, _ = socket.recv_fds(line, 1, 1)
            with open(handles[0], "rb") as given:  # noqa: PTH123 - a handle, not a path
                content = given.read()
            _allow_cpu(seconds)
            said = answer(json.loads(question), content)
            del content  # fifty megabytes need not wait for the next file
            sink.write(frame(said.encode()))
            sink.flush()
            gc.collect()  # an open file is a ring of objects that holds its bytes


def frame(body: bytes) -> bytes:
    """One frame: length, then body."""
    return LENGTH.pack(len(body)) + body


def read_frame(source: BinaryIO) -> bytes | None:
    """The next frame's body; None at the end of the stream."""
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    length = LENGTH.unpack(head)[0]
    body = source.read(length)
    return body if len(body) == length else None


def peak_mb(pid: int) -> float:
    """Bộ nhớ nhiều nhất của một tiến trình — in MB; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    peak = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), "0")
    return int(peak) / 1024


def _allow_cpu(seconds: int) -> None:
    """CPU time counts over the life of the process, so the limit moves with every question."""
    spent = int(time.process_time())
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds + 1, hard))


def _answerer() -> Callable[[dict[str, Any], bytes], str]:
    from adapters.signing.check import FILLABLE, Given, check_given
    from adapters.signing.detached import check_detached
    from adapters.signing.requests import requests_of
    from adapters.signing.trusted import read_answers, read_crls, read_roots
    from adapters.signing.wire import to_json

    def answer(question: dict[str, Any], content: bytes) -> str:
        given = Given(
            datetime.fromisoformat(question["at"]),
            read_roots(_source(question["roots"])),
            read_crls(_source(question["crls"])),
            [*read_answers(_source(question["crls"])), *map(bytes.fromhex, question["answers"])],
            read_roots(_source(question["others"])),
            question["sender"],
            (*FILLABLE, *question["fillable"]),
        )
        signature = bytes.fromhex(question["signature"])
        if question["wanted"] == "requests":
            return json.dumps([one.hex() for one in requests_of(content, signature, given)])
        if signature:
            return to_json(check_detached(content, signature, given))
        return to_json(check_given(content, given))

    return answer


def _source(said: str | list[str]) -> Path | list[Path]:
    return Path(said) if isinstance(said, str) else [Path(path) for path in said]


if __name__ == "__main__":
    main()
