"""Prints the text of a PDF as pdfminer.six reads it: `pdfminer_text.py FILE`."""

import sys

from pdfminer.high_level import extract_text

print(extract_text(sys.argv[1]))
