"""Tài liệu sinh ra từ mã — `make docs` writes what is told from the declarations."""

from __future__ import annotations

from tests.house import regulation_map, workflows


def write() -> None:
    for path, content in {**regulation_map.pages(), **workflows.pages()}.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write()
