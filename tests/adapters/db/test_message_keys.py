"""What hung before messages were known by a word of their channel hangs there still, in order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.ext.asyncio import create_async_engine

from adapters.db.migrate import SCRIPTS

THIS = next((SCRIPTS / "versions").glob("*_message_keys.py")).name[:4]
COPY = "INSERT INTO hangings (area, document_id, person_id, channel, address, {more}) VALUES ('incoming', {id}, {id}, '{channel}', '11', {values})"


def walked(connection: sa.Connection) -> tuple[list[object], list[object]]:
    """One step down with two copies of Telegram and one of another channel; and up again."""
    config, sql = Config(), connection.exec_driver_sql
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    server = connection.dialect.name == "postgresql"
    same = "gen_random_uuid()" if server else "x'01'"
    new = "message_key, digest, place"
    for place, (channel, key) in enumerate(
        [("telegram", "10"), ("telegram", "9"), ("email", "<a>")]
    ):
        values = f"'{key}', 'd', {place}"
        sql(COPY.format(more=new, id=same, channel=channel, values=values))
    command.downgrade(config, f"{THIS}-1")
    down = sql("SELECT message_id FROM hangings ORDER BY message_id").fetchall()
    command.upgrade(config, THIS)
    up = sql("SELECT message_key FROM hangings ORDER BY place DESC").fetchall()
    return [row[0] for row in down], [row[0] for row in up]


async def test_copies_keep_their_order_and_only_telegrams_go_down(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        engine = sa.create_engine(database_url)
        with engine.begin() as connection:
            outcome = walked(connection)
        engine.dispose()
    else:
        url = sa.make_url(database_url).set(drivername="postgresql+asyncpg")
        server = create_async_engine(url)
        async with server.begin() as online:
            outcome = await online.run_sync(walked)
        await server.dispose()
    assert outcome == ([9, 10], ["10", "9"])
