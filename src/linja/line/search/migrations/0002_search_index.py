"""The words of the index, in each database's own full-text form."""

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE search_index USING fts5(
    title, body, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4', detail = full
)
"""
# No reference to the entry: Django empties the tables it knows, one of which this would then hold back.
POSTGRESQL = (
    """
    CREATE TABLE search_index (
        entry_id bigint PRIMARY KEY,
        words tsvector NOT NULL
    )
    """,
    "CREATE INDEX search_index_words ON search_index USING gin (words) WITH (fastupdate = off)",
)


def create(apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else (SQLITE,)
    for statement in statements:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
