"""Số đứng yên — a number once given is refused any change; the registers are read by index."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

GUARDS = {
    "incoming": (
        "old.arrival_number IS NOT NULL AND new.arrival_number IS DISTINCT FROM old.arrival_number"
    ),
    "outgoing": (
        "(old.number IS NOT NULL AND new.number IS DISTINCT FROM old.number)"
        " OR (old.issued_on IS NOT NULL AND old.reference <> ''"
        " AND new.reference IS DISTINCT FROM old.reference)"
    ),
    "registers": "new.last <= old.last",
}
FUNCTION = """CREATE FUNCTION number_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a number once given stands'; END $$"""


def _sqlite(table: str, changed: str) -> str:
    condition = changed.replace("IS DISTINCT FROM", "IS NOT")
    return f"""CREATE TRIGGER {table}_number_stands BEFORE UPDATE ON {table} WHEN {condition}
    BEGIN SELECT RAISE(ABORT, 'a number once given stands'); END"""


def _postgresql(table: str, changed: str) -> str:
    return f"""CREATE TRIGGER {table}_number_stands BEFORE UPDATE ON {table} FOR EACH ROW
    WHEN ({changed}) EXECUTE FUNCTION number_stands()"""


def upgrade() -> None:
    op.create_index(
        "incoming_registered", "incoming", ["agency_id", "registered_at", "arrival_number"]
    )
    op.create_index("outgoing_issued", "outgoing", ["agency_id", "issued_on", "number"])
    embedded = op.get_bind().dialect.name == "sqlite"
    if not embedded:
        op.execute(FUNCTION)
    for table, changed in GUARDS.items():
        op.execute(_sqlite(table, changed) if embedded else _postgresql(table, changed))


def downgrade() -> None:
    embedded = op.get_bind().dialect.name == "sqlite"
    for table in GUARDS:
        on = "" if embedded else f" ON {table}"
        op.execute(f"DROP TRIGGER {table}_number_stands{on}")
    if not embedded:
        op.execute("DROP FUNCTION number_stands()")
    op.drop_index("outgoing_issued", "outgoing")
    op.drop_index("incoming_registered", "incoming")
