"""Where offices of tests are forked from: one server, with everything imported before the fork.

There is one such server in a process, and the last list of preloaded modules counts for all.
"""

from __future__ import annotations

import multiprocessing

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(
    ["tests.crash.mortal", "tests.crash.chatting", "tests.stories.forked"]
)
