"""Tài liệu sinh ra từ mã — `make docs` writes what is told from the declarations."""

from __future__ import annotations

from tests.house import promises, regulation_map, workflows


def write() -> None:
    made = {**regulation_map.pages(), **workflows.pages(), **promises.pages()}
    for path, content in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write()
