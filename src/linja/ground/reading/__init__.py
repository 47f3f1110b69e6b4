"""Documents in: text and positions, layout, requirements, answers, statuses, tables, figures."""

from linja.ground.reading.as_json import as_json
from linja.ground.reading.paper import dropped_lines
from linja.ground.reading.reading import read_file, read_lines, read_source
from linja.ground.reading.text_line import LayoutHint

__all__ = ["LayoutHint", "as_json", "dropped_lines", "read_file", "read_lines", "read_source"]
