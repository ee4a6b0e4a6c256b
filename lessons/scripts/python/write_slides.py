"""Writes the slides of executed notebooks; they work offline."""

import argparse
from pathlib import Path

import jinja2

import notebook_files
import pages

LONGEST = 16  # lines of text that a slide shows
HEAD, TAIL = 6, 6
REVEAL = ["dist/reveal.js", "dist/reveal.css", "plugin/notes/notes.js"]
OURS = ["look.css", "slides.css", "slides.js", "theme.js", "math.js"]


def shorten(notebook):
    """Shortens long texts to their first and last lines, and says how many lines are omitted."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = shortened(output.text)
            elif "text/html" not in output.get("data", {}) and "text/plain" in output.get("data", {}):
                output.data["text/plain"] = shortened(output.data["text/plain"])


def shortened(text):
    lines = text.splitlines()
    if len(lines) <= LONGEST:
        return text
    left_out = f"⋮ {len(lines) - HEAD - TAIL} lines omitted"
    return "\n".join([*lines[:HEAD], left_out, *lines[-TAIL:]]) + "\n"


def join_panels(notebook):
    """Makes one picture of the panels of each figure, so that it fits beside code as a whole."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                output.data["text/html"] = pages.joined(output.data["text/html"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--executed", type=Path, required=True, help="executed notebooks")
    parser.add_argument("--packages", type=Path, required=True, help="npm packages")
    parser.add_argument("--output", type=Path, required=True, help="directory of the slides")
    parser.add_argument("notebook", nargs="+", help="path below the executed notebooks")
    options = parser.parse_args()
    decks = []
    for name in options.notebook:
        notebook = pages.read(options.executed, name, options.notebook)
        shorten(notebook)
        join_panels(notebook)
        notebook_files.write(
            options.output / pages.page_of(name), pages.html(notebook, name, "lectern-slides")
        )
        decks.append({"page": pages.page_of(name), "title": pages.title_of(notebook, name)})
    packages = [options.packages / "reveal.js" / file for file in REVEAL]
    packages.append(options.packages / "mathjax/es5/tex-svg-full.js")
    pages.lay_beside(options.output, [*packages, *(pages.WEB / file for file in OURS)])
    contents = (pages.TEMPLATES / "lectern-slides/contents.html.j2").read_text(encoding="utf-8")
    template = jinja2.Environment(autoescape=True).from_string(contents)
    notebook_files.write(options.output / "index.html", template.render(decks=decks))
    print(f"lecture: the slides are in {options.output}; open {options.output}/index.html")


if __name__ == "__main__":
    notebook_files.run_program(main)
