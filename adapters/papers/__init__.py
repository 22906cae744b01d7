"""Bản in — registers and slips on paper: PDF, DOCX, CSV."""
