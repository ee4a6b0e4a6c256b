"""Reads and writes notebooks and pages, and reports failures to the user."""

import json
import os
import sys
from contextlib import contextmanager

import nbformat


class Problem(Exception):
    """An error whose message is meant for the user."""


def read(path):
    """Returns the notebook in a file, in the current format.

    Raises Problem if the file cannot be read or is not a notebook.
    """
    with reported("read", path):
        content = path.read_bytes()
    try:
        return parsed(content)
    except Problem as problem:
        raise Problem(f"{path} is not a notebook: {problem}") from problem


def parsed(content):
    if not content.strip():
        raise Problem("the file is empty")
    try:
        text = content.decode("utf-8")
        if not isinstance(json.loads(text), dict):
            raise Problem("expected a JSON object with cells")
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
    except UnicodeDecodeError as error:
        raise Problem(f"byte {error.start + 1} is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise Problem(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except (AttributeError, KeyError, TypeError, ValueError, nbformat.ValidationError) as error:
        # nbformat raises the first three for numbers and strings in place of cells.
        raise Problem(str(error).partition("\n")[0]) from error
    return notebook


def write(path, content):
    """Writes text or bytes to a file atomically; raises Problem if it cannot be written."""
    data = content.encode() if isinstance(content, str) else content
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    with reported("write", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def reported(action, path):
    """Turns an OSError into a Problem."""
    try:
        yield
    except OSError as error:
        raise Problem(f"cannot {action} {path}: {error.strerror or error}") from error


def run_program(main):
    """Runs main; a Problem is printed and exits with status 1."""
    try:
        main()
    except Problem as problem:
        sys.exit(f"lecture: {problem}")
