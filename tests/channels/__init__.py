"""One file for each channel, found by its name: `at_work()` gives a `Case` of a channel that runs.

A new channel adds its file here, and the whole contract (`tests/contracts/test_channel.py`) is run
on it without any other change.
"""
