"""A strict Bot API server of our own, for development, demonstrations and tests.

It imports nothing of the product and no Bot API library, so that it cannot share a mistake with
what it tests. Where a closed server decides, the value is marked "assumed" in `limits.py`.
"""
