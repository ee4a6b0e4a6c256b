"""Compares the cells of two notebooks.

Exits with 0 if both have the same cells, that is, the same types and sources in the same order.
Empty cells, outputs, execution counts and metadata do not matter. Exits with 1 if the cells differ
or a file is not a notebook.
"""

import json
import sys


def main():
    try:
        same = cells(sys.argv[1]) == cells(sys.argv[2])
    except (OSError, ValueError, KeyError, TypeError):
        same = False  # what cannot be read may be the student's work
    sys.exit(0 if same else 1)


def cells(path):
    with open(path, encoding="utf-8") as file:
        notebook = json.load(file)
    # A source is a text or a list of lines.
    all_cells = [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]
    return [(kind, source) for kind, source in all_cells if source.strip()]


if __name__ == "__main__":
    main()
