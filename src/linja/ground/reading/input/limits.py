"""How much one document may cost us. Sizes in bytes, times in seconds."""

from __future__ import annotations

#: A report of 200 pages is a few MB; what is larger holds pictures, not text.
MOST_BYTES = 50 * 1024 * 1024
#: A DOCX is a ZIP: what it may grow to, how much it may be squeezed, how many parts it may have.
MOST_UNZIPPED = 300 * 1024 * 1024
MOST_RATIO = 200
#: Below this size a high ratio is harmless (an empty theme part squeezes to nothing).
RATIO_COUNTS_FROM = 10 * 1024 * 1024
MOST_ENTRIES = 5_000
#: Of one document.xml; python-docx builds a tree about ten times as large.
MOST_XML = 80 * 1024 * 1024
MOST_PAGES = 2_000
#: Looking for drawn tables is slow; reading goes on without them when the time is up.
RULED_TABLE_SECONDS = 4.0
#: Reading a PDF as a whole.
PDF_SECONDS = 60.0
