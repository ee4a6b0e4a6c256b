"""Turns a student's notebook into the notebook that is graded.

The graded notebook consists of the shipped exercise with the student's sources in its answer cells,
found by cell id, and of the code cells that the student added, in their places. Check cells and
given cells always come from the shipped notebook. Shipped cells name the types of the lessons in a
way that no declaration of a student can replace.
"""

import json
import re
import zipfile
from dataclasses import dataclass, field

ANSWER = "exercise"
LESSONS = "io/github/lectern/lessons/"
COMMENT_OR_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/', re.S
)
UNICODE_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\u+([0-9a-fA-F]{4})")
NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
KEYWORDS = {"if", "for", "while", "switch", "catch", "synchronized", "return", "try"}
FEWEST_KNOWN_CELLS = 0.5
LONGEST = 20_000  # characters of a student's cell
MOST_EXTRA = 100  # cells that a student has added
# What honest answers do not need, and what could change the kernel or the checks.
SUSPECT = re.compile(
    r"getenv|LECTERN_GRADE|GradingRecord|setAccessible|getDeclared|Unsafe|MethodHandles|jdk\.jshell"
    r"|\beval\s*\(|spencerpark|lectern\.jupyter|^\s*%(?:load|jars?|classpath|maven)", re.M)


class NotGradable(Exception):
    """A file that is not one of the exercises; the message says why."""


@dataclass(frozen=True)
class Cell:
    """A cell to execute."""

    id: str
    source: str
    origin: str  # given, answer or extra
    check: str = ""  # the answer that the report of this cell judges
    refused: str = ""  # why a student's cell is not executed
    remark: str = ""  # what a person should look at in a student's cell


@dataclass
class Exercise:
    """A shipped exercise.

    Students may not declare the `protected` names; the checks read the `inputs`, the variables of
    given cells.
    """

    name: str
    cells: list
    protected: set = field(default_factory=set)
    inputs: set = field(default_factory=set)

    def checks(self):
        return [cell for cell in self.cells if cell.check]


def read_cells(content):
    """Returns the cells of a notebook as (id, type, source, tags).

    Raises NotGradable if the bytes are not a notebook.
    """
    try:
        notebook = json.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NotGradable("not a notebook: the file is not JSON") from error
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise NotGradable("not a notebook: there is no list of cells")
    return [cell_of(cell) for cell in cells if isinstance(cell, dict)]


def cell_of(cell):
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return (
        clean(cell["id"]) if isinstance(cell.get("id"), str) else "",
        cell.get("cell_type"),
        clean(source) if isinstance(source, str) else "",
        [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else [],
    )


def clean(text):
    """Returns text without lone surrogates, which JSON allows but no file can contain."""
    return text.encode("utf-8", "replace").decode("utf-8")


def lesson_types(jar):
    """Returns the qualified names of the lessons' types by their simple names."""
    with zipfile.ZipFile(jar) as archive:
        names = [name[:-6] for name in archive.namelist() if name.endswith(".class")]
    return {
        name.rpartition("/")[2]: name.replace("/", ".")
        for name in names
        if name.startswith(LESSONS) and "$" not in name and not name.endswith("-info")
    }


def shipped(path, types):
    """Reads a shipped exercise; the cell after an answer is its check."""
    cells, after_answer = [], ""
    for id_, kind, source, tags in read_cells(path.read_bytes()):
        if kind != "code":
            continue
        if ANSWER in tags:
            cells.append(Cell(id_, source, "answer"))
            after_answer = id_
        else:
            cells.append(Cell(id_, pinned(source, types), "given", check=after_answer))
            after_answer = ""
    given = [code_only(cell.source) for cell in cells if cell.origin == "given"]
    declared = set().union(*(names_declared(cell.source) for cell in cells))
    used = set().union(*(names_used(code) for code in given)) - declared
    checks = [code_only(cell.source) for cell in cells if cell.check]
    own = set().union(*(names_declared(cell.source) for cell in cells if cell.origin == "given"))
    inputs = {name for code in checks for name in NAME.findall(code)} & own
    return Exercise(path.name, cells, used | {"io"}, inputs)


def names_used(code):
    """Returns the methods that shipped code calls and the types that it names."""
    called = set(re.findall(r"(?<![\w.])([a-z]\w*)\s*\(", code)) - KEYWORDS
    return called | {name for name in NAME.findall(code) if re.match("[A-Z].*[a-z]", name)}


def pinned(source, types):
    """Names the lessons' types through a cast, which only names types.

    In `io.github.X.check()`, a student's variable `io` would come before the package.
    """
    def cast(match):
        qualified = types.get(match[1])
        return f"(({qualified}) null)." if qualified else match[0]

    return re.sub(r"(?<![\w.])([A-Z]\w*)\.(?=[a-z]\w*\()", cast, source)


def code_only(source):
    """Returns Java source without comments and strings, and with its Unicode escapes decoded."""
    return COMMENT_OR_STRING.sub(
        lambda match: '""' if match[0][0] in "\"'" else " ", decoded(source))


def decoded(source):
    return UNICODE_ESCAPE.sub(lambda match: match[1] + chr(int(match[2], 16)), source)


def names_declared(source):
    """Returns the names that look declared in Java source: types, methods and variables."""
    code = code_only(source)
    types = re.findall(r"\b(?:class|interface|enum|record)\s+(\w+)", code)
    others = re.findall(r"(\w+|\]|(?<!-)>)\s+(\w+)\s*(?:\[\s*\]\s*)*(?=[=;,(])(?!==)", code)
    keywords = {"return", "throw", "new", "else", "import", "package", "case", "assert", "yield"}
    return set(types) | {name for before, name in others if before not in keywords}


def match(cells, exercises):
    """Returns the exercise that a student's cells belong to, by the ids of its code cells."""
    ids = {id_ for id_, _, _, _ in cells if id_}
    if not ids:
        raise NotGradable("the cells have no ids: save the notebook in format 4.5")

    def share(exercise):
        return len(ids & {cell.id for cell in exercise.cells}) / len(exercise.cells)

    best = max(exercises, key=share)
    if share(best) < FEWEST_KNOWN_CELLS:
        raise NotGradable("not one of the exercises: its cells have other ids")
    return best


def merge(cells, exercise):
    """Returns the cells to execute for a student's notebook."""
    known = {cell.id for cell in exercise.cells}
    answers, extras, at = {}, {}, ""
    for id_, kind, source, _ in cells:
        if id_ in known and id_ not in answers:
            at = id_
            answers[id_] = source if kind == "code" else ""
        elif kind == "code" and source.strip():
            extras.setdefault(at, []).append(source)
    merged = extra_cells(extras, "", exercise)
    for cell in exercise.cells:
        if cell.origin == "answer" and answers.get(cell.id, "").strip():
            cell = student_cell(cell.id, answers[cell.id], "answer", exercise)
        merged.append(cell)
        merged += extra_cells(extras, cell.id, exercise)
    return merged


def extra_cells(extras, after, exercise):
    return [
        student_cell(f"{after}+{number}", source, "extra", exercise)
        for number, source in enumerate(extras.get(after, [])[:MOST_EXTRA], 1)
    ]


def student_cell(id_, source, origin, exercise):
    if len(source) > LONGEST:
        return Cell(id_, "", origin, refused=f"has more than {LONGEST} characters")
    replaced = sorted(names_declared(source) & exercise.protected)
    suspect = sorted({found.strip() for found in SUSPECT.findall(decoded(source))})
    changed = [name for name in sorted(exercise.inputs) if changes(name, source)]
    return Cell(
        id_,
        source,
        origin,
        refused=f"declares {', '.join(replaced)}, which the checks use" if replaced else "",
        remark="; ".join(
            ([f"may change {', '.join(changed)}, which a check reads"] if changed else [])
            + ([f"contains {', '.join(suspect)}"] if suspect else [])),
    )


def changes(name, source):
    """Returns whether code assigns a variable or calls a method that looks like a mutator."""
    change = rf"(?<![\w.]){name}\s*(?:[-+*/]?=(?!=)|\.\s*(?:put\w*|assign|set\w*|\w+i)\s*\()"
    return re.search(change, code_only(source)) is not None
