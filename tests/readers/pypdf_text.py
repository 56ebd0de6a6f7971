"""Prints the text of a PDF as pypdf reads it: `pypdf_text.py FILE`."""

import sys

import pypdf

for page in pypdf.PdfReader(sys.argv[1]).pages:
    print(page.extract_text())
