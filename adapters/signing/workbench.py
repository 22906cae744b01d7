"""Tiến trình con của xưởng ký — `python -m adapters.signing.workbench MEMORY_MB CPU_SECONDS LINE`.

Frames as in `child`: a question is one frame of facts, which come from our own parent; the answer
one frame of JSON. The file comes, and the one that is made goes, through two handles of nameless
temporary files, sent over the socket whose number is LINE: nothing is left behind after a crash.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import pickle
import resource
import socket
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from adapters.signing.child import frame, read_frame
from adapters.signing.refusing import said
from core.errors import Fault, Refusal
from core.signing.making import Prepared

DRAFTS = {"prepare", "copy"}
Answer = tuple[dict[str, Any] | None, bytes]


def main() -> None:
    """Vòng lặp hỏi đáp — until stdin ends."""
    memory_mb, seconds = int(sys.argv[1]), int(sys.argv[2])
    logging.disable(logging.CRITICAL)
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not look like an answer
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 2**20, memory_mb * 2**20))
    with socket.socket(fileno=int(sys.argv[3])) as line:
        while (question := read_frame(source)) is not None:
            _, hard = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + 1, hard))
            _, handles, _, _ = socket.recv_fds(line, 1, 2)
            with open(handles[0], "rb") as given, open(handles[1], "wb") as made:  # noqa: PTH123 - handles, not paths
                head, body = _answered(question, given.read())
                made.write(body)
            del body  # fifty megabytes need not wait for the next file
            sink.write(frame(json.dumps(head).encode()))
            sink.flush()


def _answered(question: bytes, content: bytes) -> tuple[dict[str, Any], bytes]:
    what, equipment, facts = pickle.loads(question)  # noqa: S301 - from our own parent
    try:
        state, body = _run(_WORK[what](content, facts, equipment))
    except (Refusal, Fault) as error:
        status, particulars = said(error)
        return {"status": status, "state": particulars}, b""
    except MemoryError:
        name = "DraftTooHeavy" if what in DRAFTS else "memory"
        return {"status": name, "state": {}}, b""
    except Exception as error:  # noqa: BLE001 - the libraries' ways to break are many; the child lives on
        broken = "DraftDamaged" if what in DRAFTS else f"{type(error).__name__}: {error}"
        return {"status": broken, "state": {}}, b""
    return {"status": "done", "state": state}, body


def _run(work: Coroutine[Any, Any, Answer]) -> Answer:
    """The answer is put aside: `asyncio.run` writes out what its task returns, all of it, in words,
    when it takes its signal handler away.
    """
    made: list[Answer] = []

    async def done() -> None:
        made.append(await work)

    asyncio.run(done())
    return made[0]


async def _prepare(content: bytes, plan: Any, _equipment: Any) -> Answer:
    from adapters.signing.attached import with_attached
    from adapters.signing.draft import normalised
    from adapters.signing.fields import with_fields

    pages = normalised(content)
    whole = with_attached(pages, plan.attached) if plan.attached else pages
    return None, with_fields(whole, plan)


async def _attached(content: bytes, name: Any, _equipment: Any) -> Answer:
    from adapters.signing.attached import attached_in

    return None, attached_in(content, name)


async def _copy(content: bytes, facts: Any, _equipment: Any) -> Answer:
    from adapters.signing.copy_form import with_form
    from adapters.signing.draft import copied
    from adapters.signing.fields import with_fields

    plan, pages = facts
    copy = copied(content, pages)
    return None, with_fields(with_form(copy, plan.form) if plan.form else copy, plan)


async def _begin(content: bytes, facts: Any, equipment: Any) -> Answer:
    from adapters.signing.begin import begin

    certificate, act, chain = facts
    prepared = await begin(content, certificate, act, chain, _evidence(equipment))
    return prepared.state(), prepared.pdf


async def _begin_detached(content: bytes, facts: Any, equipment: Any) -> Answer:
    from adapters.signing.begin import begin_detached

    certificate, act, chain = facts
    prepared = await begin_detached(content, certificate, act, chain, _evidence(equipment))
    return prepared.state(), b""


async def _finish(content: bytes, facts: Any, equipment: Any) -> Answer:
    from adapters.signing.certificates import Evidence
    from adapters.signing.finish import Means, finish

    state, signature, now = facts
    evidence = _evidence(equipment) or Evidence()
    means = Means(_timestamper(equipment.timestamp_url), evidence)
    return None, await finish(Prepared.of(content, state), signature, now, means)


async def _renew(content: bytes, now: Any, equipment: Any) -> Answer:
    from adapters.signing.certificates import Evidence
    from adapters.signing.finish import Means
    from adapters.signing.renew import renew

    means = Means(_timestamper(equipment.timestamp_url), _evidence(equipment) or Evidence())
    return None, await renew(content, now, means)


def _evidence(equipment: Any) -> Any:
    """None without roots: then only the period of a certificate can be judged."""
    from adapters.signing.certificates import Evidence
    from adapters.signing.trusted import read_crls, read_roots

    roots = [one for path in equipment.roots for one in read_roots(_source(path))]
    crls = [one for path in equipment.crls for one in read_crls(_source(path))]
    return Evidence.of(roots, crls) if roots else None


def _source(path: Path) -> Any:
    return path if path.is_dir() else [path]


def _timestamper(url: str) -> Any:
    if not url:
        return None
    from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper

    return HTTPTimeStamper(url, timeout=10)


_WORK = {
    "prepare": _prepare,
    "copy": _copy,
    "attached": _attached,
    "begin": _begin,
    "begin_detached": _begin_detached,
    "finish": _finish,
    "renew": _renew,
}


if __name__ == "__main__":
    main()
