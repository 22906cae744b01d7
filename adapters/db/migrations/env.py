"""Môi trường nâng cấp — always on a connection that `migrate` has opened."""

from __future__ import annotations

from alembic import context

from adapters.db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the whole run is one transaction already
)
context.run_migrations()
