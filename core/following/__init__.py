"""Theo dõi — whose work a person follows, and a period's figures of it."""
