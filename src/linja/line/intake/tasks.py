"""What is done outside the request."""

from __future__ import annotations

from django_tasks import task


@task()
def read_uploaded(document_id: int) -> None:
    """Read one uploaded document."""
    from linja.line.intake import actions

    actions.read_document(document_id)
