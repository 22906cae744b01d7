"""Các bảng đầu tiên — everything the first release keeps."""

import sqlalchemy as sa
from alembic import op

from adapters.db.types import Instant, Json, Key, Serial

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING fts5(words, content='search', content_rowid='id',
    prefix='2 3', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
    INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
    INSERT INTO search_index(search_index, rowid, words)
    VALUES ('delete', old.id, old.words); END""",
    """CREATE TRIGGER search_changed AFTER UPDATE OF words ON search BEGIN
    INSERT INTO search_index(search_index, rowid, words)
    VALUES ('delete', old.id, old.words);
    INSERT INTO search_index(rowid, words) VALUES (new.id, new.words); END""",
)
POSTGRESQL = (
    """CREATE INDEX search_tokens ON search
    USING gin ((array_to_tsvector(string_to_array(words, ' '))))""",
)


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("old_code", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("directory_version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("agencies_code", "agencies", ["code"], unique=False)
    op.create_table(
        "checks",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("half", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("new", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("overdue", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("checked_at", Instant(), nullable=True),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("urgency", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("checks_once", "checks", ["person_id", "day", "half"], unique=True)
    op.create_table(
        "concerns",
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("document_id", Key(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.PrimaryKeyConstraint("area", "document_id", "person_id"),
    )
    op.create_table(
        "conversations",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", Json(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "hangings",
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("document_id", Key(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("area", "document_id", "person_id", "channel", "address"),
    )
    op.create_table(
        "incoming",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("document_uid", sa.Text(), nullable=False),
        sa.Column("sender_code", sa.Text(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("notation", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("raw_sha256", sa.Text(), nullable=False),
        sa.Column("kind", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("type_name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("competence", sa.Text(), nullable=False),
        sa.Column("signer_position", sa.Text(), nullable=False),
        sa.Column("signer_name", sa.Text(), nullable=False),
        sa.Column("urgency", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("receivers", Json(), nullable=False),
        sa.Column("files", Json(), nullable=False),
        sa.Column("missing_files", Json(), nullable=False),
        sa.Column("oddities", Json(), nullable=False),
        sa.Column("findings", Json(), nullable=False),
        sa.Column("legal_value", sa.Text(), nullable=False),
        sa.Column("arrival_number", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("registered_at", Instant(), nullable=True),
        sa.Column("registered_by", Key(), nullable=True),
        sa.Column("directive", sa.Text(), nullable=False),
        sa.Column("directed_by", Key(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("refusal_reasons", Json(), nullable=False),
        sa.Column("refusal_words", sa.Text(), nullable=False),
        sa.Column("closed_by", Key(), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "incoming_package",
        "incoming",
        ["agency_id", "sender_code", "document_uid", "kind"],
        unique=True,
    )
    op.create_table(
        "intake",
        sa.Column("id", Serial(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("kept_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "intake_next",
        "intake",
        ["source", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'kept'"),
        postgresql_where=sa.text("state = 'kept'"),
    )
    op.create_index("intake_once", "intake", ["source", "key"], unique=True)
    op.create_table(
        "journal",
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("person_id", Key(), nullable=True),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("document_id", Key(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("details", Json(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("agency_id", "seq"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", Serial(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("road", sa.Text(), nullable=False),
        sa.Column("lane", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("body", Json(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("posted_at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("claimed_at", Instant(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "outbox_expiry",
        "outbox",
        ["road", "expires_at"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "outbox_next",
        "outbox",
        ["road", "lane", "id", "due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "outbox_sending",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )
    op.create_table(
        "outgoing",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("drafter_id", Key(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("unit_id", Key(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("type_name", sa.Text(), nullable=False),
        sa.Column("signer_id", Key(), nullable=True),
        sa.Column("urgency", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("drafts", Json(), nullable=False),
        sa.Column("opinions", Json(), nullable=False),
        sa.Column("deliveries", Json(), nullable=False),
        sa.Column("checked_by", Key(), nullable=True),
        sa.Column("checked_at", Instant(), nullable=True),
        sa.Column("approved_by", Key(), nullable=True),
        sa.Column("approved_at", Instant(), nullable=True),
        sa.Column("approved_sha256", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("document_uid", sa.Text(), nullable=False),
        sa.Column("dispatched_at", Instant(), nullable=True),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("outgoing_package", "outgoing", ["agency_id", "document_uid"], unique=False)
    op.create_table(
        "parcels",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("sender_code", sa.Text(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("reason", Json(), nullable=True),
        sa.Column("raw_sha256", sa.Text(), nullable=False),
        sa.Column("of_document_id", Key(), nullable=True),
        sa.Column("urgency", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "procedures",
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("data", Json(), nullable=False),
        sa.PrimaryKeyConstraint("agency_id", "version"),
    )
    op.create_table(
        "registers",
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("agency_id", "kind", "year"),
    )
    op.create_table(
        "search",
        sa.Column("id", Serial(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("document_id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("search_document", "search", ["document_id"], unique=True)
    op.create_table(
        "tasks",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("document_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("assignee_id", Key(), nullable=False),
        sa.Column("assigner_id", Key(), nullable=False),
        sa.Column("directive", sa.Text(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("arrival_number", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("urgency", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("others", Json(), nullable=False),
        sa.Column("accepted_at", Instant(), nullable=True),
        sa.Column("trail", Json(), nullable=False),
        sa.Column("reports", Json(), nullable=False),
        sa.Column("extension_to", Instant(), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("completed_at", Instant(), nullable=True),
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("tasks_of_document", "tasks", ["document_id"], unique=False)
    op.create_table(
        "ticks",
        sa.Column("job", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("job", "slot"),
    )
    op.create_table(
        "waits",
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("document_id", Key(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("urgency", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("repeat_at", Instant(), nullable=True),
        sa.Column("climb_at", Instant(), nullable=True),
        sa.Column("times", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("from_person_id", Key(), nullable=True),
        sa.Column("acknowledged_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("document_id", "person_id"),
    )
    op.create_index(
        "waits_climb",
        "waits",
        ["climb_at"],
        unique=False,
        sqlite_where=sa.text("climb_at IS NOT NULL"),
        postgresql_where=sa.text("climb_at IS NOT NULL"),
    )
    op.create_index("waits_of_agency", "waits", ["agency_id", "person_id"], unique=False)
    op.create_index("waits_of_person", "waits", ["person_id", "urgency", "due_at"], unique=False)
    op.create_index(
        "waits_repeat",
        "waits",
        ["repeat_at"],
        unique=False,
        sqlite_where=sa.text("repeat_at IS NOT NULL"),
        postgresql_where=sa.text("repeat_at IS NOT NULL"),
    )
    op.create_table(
        "people",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("unit_id", Key(), nullable=True),
        sa.Column("successor_id", Key(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("people_account", "people", ["account"], unique=True)
    op.create_index("people_of_agency", "people", ["agency_id"], unique=False)
    op.create_table(
        "units",
        sa.Column("id", Key(), nullable=False),
        sa.Column("agency_id", Key(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("head_id", Key(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("units_of_agency", "units", ["agency_id"], unique=False)
    op.create_table(
        "appointments",
        sa.Column("id", Key(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("unit_id", Key(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("appointments_of_person", "appointments", ["person_id"], unique=False)
    op.create_table(
        "link_codes",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "links",
        sa.Column("id", Serial(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("linked_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "links_one_chat",
        "links",
        ["person_id", "channel"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "links_one_person",
        "links",
        ["channel", "address"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "passwords",
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("person_id"),
    )
    op.create_table(
        "second_factors",
        sa.Column("person_id", Key(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("failures", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("locked_until", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
        ),
        sa.PrimaryKeyConstraint("person_id"),
    )
    for command in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(command)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    for table in (
        "second_factors",
        "passwords",
        "links",
        "link_codes",
        "appointments",
        "units",
        "people",
        "waits",
        "ticks",
        "tasks",
        "search",
        "registers",
        "procedures",
        "parcels",
        "outgoing",
        "outbox",
        "journal",
        "intake",
        "incoming",
        "hangings",
        "conversations",
        "concerns",
        "checks",
        "agencies",
    ):
        op.drop_table(table)
