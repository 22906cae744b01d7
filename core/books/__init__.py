"""Sổ sách và phiếu — documents as lines of the registers and as the routing slip."""
