"""Mã gõ tay — “NHAN K7Q2”: a step's word and a card's code, for channels that have no buttons."""
