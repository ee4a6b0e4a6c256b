"""Executes notebooks with the Lectern kernel and saves them, also as HTML pages.

Exits with 0 if every cell behaves as expected: a cell tagged `raises-exception` must fail, and no
other cell may. Failed notebooks are saved as well. A notebook that cannot be read or saved counts
as failed, and the following ones are still executed.
"""

import argparse
import logging
import os
import re
import sys
import time
from pathlib import Path

import nbformat
from nbconvert.preprocessors import CellExecutionError, ExecutePreprocessor
from jupyter_client.kernelspec import NoSuchKernel

import notebook_files
import offline_math
from notebook_files import Problem
from safe_html import SafeExporter

NOTEBOOKS = Path("notebooks")
TEMPLATES = Path(__file__).resolve().parents[1] / "nbconvert"
TIMEOUT = "LECTERN_CELL_TIMEOUT"
DEFAULT_TIMEOUT = 1800  # seconds
MUST_FAIL = "raises-exception"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Execution(ExecutePreprocessor):
    """Executes one notebook and tracks the current cell."""

    def __init__(self, notebook):
        super().__init__(
            timeout=cell_timeout(),
            startup_timeout=120,
            kernel_name="lectern",
            record_timing=False,
        )
        self.notebook = notebook
        self.at = None

    def run(self, folder):
        self.preprocess(self.notebook, {"metadata": {"path": str(folder)}})

    def preprocess_cell(self, cell, resources, index):
        self.at = index
        show_progress(f"  cell {index + 1} of {len(self.notebook.cells)}")
        return super().preprocess_cell(cell, resources, index)


def cell_timeout():
    """Returns the timeout of a cell in seconds."""
    given = os.environ.get(TIMEOUT, "")
    if not given:
        return DEFAULT_TIMEOUT
    if not re.fullmatch("[0-9]{1,9}", given) or int(given) == 0:
        raise Problem(f"{TIMEOUT}: expected a whole number of seconds, 1 or more, but got {given}")
    return int(given)


def show_progress(text):
    """Prints a line that the next one overwrites, if the output is a terminal."""
    if sys.stdout.isatty():
        print(f"\r\x1b[K{text}", end="", flush=True)


def execute(notebook, folder):
    """Executes a notebook in place and returns its failures."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    execution = Execution(notebook)
    lost = []
    try:
        execution.run(folder)
    except CellExecutionError:
        pass  # its output is in the notebook, where complaints() finds it
    except (RuntimeError, OSError, NoSuchKernel) as problem:
        # These include timeouts and kernels that die.
        lost = [lost_at(execution, str(problem).strip())]
    finally:
        show_progress("")
    return complaints(notebook) + lost


def lost_at(execution, problem):
    """Describes a cell that did not finish or a kernel that did not start."""
    if execution.at is None:
        return f"the kernel did not start\n{indent(problem, '  ')}"
    execution.notebook.cells[execution.at].execution_count = None
    return complaint(execution.notebook, execution.at, problem)


def complaints(notebook):
    """Returns the unexpected behaviour of an executed notebook's cells."""
    found = []
    for index, cell in enumerate(notebook.cells):
        error = error_of(cell)
        tagged = MUST_FAIL in cell.metadata.get("tags", [])
        if error and not tagged:
            found.append(complaint(notebook, index, text_of(error)))
        if tagged and not error and cell.get("execution_count"):
            found.append(complaint(notebook, index, f"is tagged {MUST_FAIL}, but did not fail"))
    return found


def error_of(cell):
    outputs = cell.get("outputs", [])
    return next((output for output in outputs if output.output_type == "error"), None)


def text_of(error):
    return COLOUR.sub("", "\n".join(error.traceback) or f"{error.ename}: {error.evalue}")


def complaint(notebook, index, problem):
    cell = notebook.cells[index]
    count = cell.get("execution_count")
    name = f"cell {index + 1}" + (f", In [{count}]" if count else "")
    return f"{name}\n{indent(problem, '  ')}"


def indent(text, margin):
    return "\n".join(margin + line for line in text.splitlines())


def finished(path):
    """Returns whether the notebook was executed to its end without failures."""
    try:
        notebook = notebook_files.read(path)
    except Problem:
        return False
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    return all(cell.execution_count for cell in code) and not complaints(notebook)


def page_of(notebook, name, folder):
    exporter = SafeExporter(
        template_name="lectern",
        extra_template_basedirs=[str(TEMPLATES)],
        embed_images=True,
    )
    resources = {"metadata": {"name": name, "path": str(folder)}}
    if offline_math.has_math(notebook):
        resources.update(has_math=True, offline_math=offline_math.scripts())
    page, _ = exporter.from_notebook_node(notebook, resources)
    return page


def run(name, output):
    """Executes one notebook, saves both results and returns whether it passed."""
    start = time.monotonic()
    verdict, page = "FAILED", ""
    try:
        notebook = notebook_files.read(NOTEBOOKS / name)
        count = len(notebook.cells)
        print(f"{name}: {count} {'cell' if count == 1 else 'cells'}", flush=True)
        found = execute(notebook, folder_of(output / name))
        for text in found:
            print(f"{name}, {text}", file=sys.stderr, flush=True)
        page = f", see {keep(notebook, name, output)}"
        verdict = "FAILED" if found else "done"
    except Problem as problem:
        print(f"lecture: {problem}", file=sys.stderr, flush=True)
    print(f"{name}: {verdict} in {time.monotonic() - start:.1f} s{page}", flush=True)
    return verdict == "done"


def folder_of(file):
    with notebook_files.reported("create", file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
    return file.parent.resolve()


def keep(notebook, name, output):
    """Writes the executed notebook and its page; returns the page's path."""
    source = NOTEBOOKS / name
    page = (output / name).with_suffix(".html")
    notebook_files.write(output / name, nbformat.writes(notebook))
    notebook_files.write(page, page_of(notebook, source.stem, source.parent))
    return page


def may_reuse(name, output, inputs):
    """Returns whether the last result is newer than the notebook and all its inputs."""
    result = output / name
    if not result.exists() or not result.with_suffix(".html").exists():
        return False
    made = result.stat().st_mtime
    return all(path.stat().st_mtime < made for path in [NOTEBOOKS / name, *inputs]) and finished(
        result
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True, help="directory of the results")
    parser.add_argument("--reuse-newer-than", type=Path, nargs="+", metavar="FILE",
                        help="reuse results that passed and are newer than the notebook and FILE")
    parser.add_argument("notebook", nargs="+", help="path below notebooks/")
    options = parser.parse_args()
    cell_timeout()  # reports an invalid timeout once, before anything is executed
    failed = []
    for name in options.notebook:
        if options.reuse_newer_than and may_reuse(name, options.output, options.reuse_newer_than):
            print(f"{name}: kept from the last run", flush=True)
        elif not run(name, options.output):
            failed.append(name)
    print(f"lecture: {len(options.notebook) - len(failed)} passed, {len(failed)} failed; "
          f"the pages are in {options.output}")
    if failed:
        sys.exit("lecture: failed: " + " ".join(failed))


def interrupted():
    """Exits quietly: the kernel has ended, so asyncio's messages about its cell are noise."""
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    print("lecture: interrupted", file=sys.stderr)
    sys.exit(130)


if __name__ == "__main__":
    try:
        notebook_files.run_program(main)
    except KeyboardInterrupt:
        interrupted()
