"""Documents in: text and positions, layout, requirements, answers, statuses, tables, figures."""

from linja.ground.reading.as_json import as_json
from linja.ground.reading.reading import read_file, read_lines, read_source

__all__ = ["as_json", "read_file", "read_lines", "read_source"]
