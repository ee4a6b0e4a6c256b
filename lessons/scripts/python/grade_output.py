"""Writes the results of grading as a table, CSV, JSON and feedback pages."""

import csv
import html
import io
import json
import re

from grade_results import ERROR, NOT_DONE, NOT_GRADED, PASSED, TIMEOUT, WRONG
from notebook_files import write

FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ["student", "file", "exercise", "check", "question", "verdict", "points", "hint",
           "isolation"]
SUMMARY = ["student", "file", "exercise", "points", "of", "percent", "problem", "remarks",
           "isolation"]
SIGNS = {PASSED: "✓", WRONG: "✗", NOT_DONE: "…", ERROR: "!", TIMEOUT: "!"}
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ max-width: 46em; margin: 2em auto; padding: 0 1em; font: 16px/1.5 sans-serif; }}
table {{ border-collapse: collapse; }}
td, th {{ border-bottom: 1px solid #8888; padding: .3em .8em .3em 0; text-align: left; }}
td {{ vertical-align: top; overflow-wrap: anywhere; }}
pre {{ background: #8882; padding: .6em; overflow-x: auto; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def safe(value):
    """Returns a CSV field that a spreadsheet does not read as a formula."""
    text = str(value)
    return "'" + text if isinstance(value, str) and text.startswith(FORMULA) else text


def csv_text(columns, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe(value) for value in row] for row in rows)
    return out.getvalue()


def write_csv(path, graded, isolation):
    """Writes one row per question, and one row per notebook to a second file beside it."""
    rows = []
    for one in graded:
        start = [one.student, one.file, one.exercise]
        if one.problem:
            rows.append([*start, "", "", NOT_GRADED, 0, one.problem, isolation])
        rows += [[*start, each.check, each.question, each.verdict, each.points, each.hint,
                  isolation] for each in one.questions]
    write(path, csv_text(COLUMNS, rows))
    write(summary_of(path), csv_text(SUMMARY, [summary(one, isolation) for one in graded]))


def summary_of(path):
    return path.with_name(f"{path.stem}-summary{path.suffix}")


def summary(one, isolation):
    percent = round(100 * one.points / len(one.questions)) if one.questions else 0
    return [one.student, one.file, one.exercise, one.points, len(one.questions), percent,
            one.problem, "; ".join(one.remarks), isolation]


def write_json(path, graded, isolation, limits):
    result = {"isolation": isolation, "limits": limits.as_dict(),
              "notebooks": [one.as_dict() for one in graded]}
    write(path, json.dumps(result, indent=1, ensure_ascii=False) + "\n")


def write_pages(folder, graded):
    """Writes one feedback page per student."""
    by_student = {}
    for one in graded:
        by_student.setdefault(one.student, []).append(one)
    names = set()
    for student, notebooks in by_student.items():
        name = page_name(student, names)
        body = "\n".join(section(one) for one in notebooks)
        write(folder / name, PAGE.format(title=html.escape(student), body=body))


def page_name(student, names):
    """Returns a new file name that contains only harmless characters."""
    stem = re.sub(r"[^\w-]+", "-", student).strip("-")[:80] or "student"
    name, count = f"{stem}.html", 1
    while name.lower() in names:
        count += 1
        name = f"{stem}-{count}.html"
    names.add(name.lower())
    return name


def section(one):
    title = f"<h2>{html.escape(one.exercise or one.file)}</h2>"
    if one.problem:
        return f"{title}\n<p>Not graded: {html.escape(one.problem)}.</p>"
    rows = "\n".join(
        f"<tr><td>{SIGNS[each.verdict]} {each.verdict}</td><td>{html.escape(each.question)}"
        + (f"<br><em>{html.escape(each.hint)}</em>" if each.hint else "") + "</td></tr>"
        for each in one.questions)
    answers = "\n".join(f"<h3>{html.escape(cell)}</h3>\n<pre>{html.escape(source)}</pre>"
                        for cell, source in one.answers)
    return (f"{title}\n<p>{one.points} of {len(one.questions)} passed.</p>\n"
            f"<table>\n{rows}\n</table>\n<h2>Your answers</h2>\n{answers}")


def table(graded):
    """Returns the table for the console."""
    rows = [(one.student, one.exercise or one.file,
             one.problem or f"{one.points} of {len(one.questions)}" + tally(one)
             + "".join(f"; {remark}" for remark in one.remarks)) for one in graded]
    return aligned([[printable(text) for text in row] for row in rows])


def aligned(rows):
    """Returns rows of text as lines with aligned columns."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip()
                     for row in rows)


def printable(text):
    """Returns text without control characters, which could change a terminal."""
    return "".join(char if char.isprintable() else "?" for char in text)


def tally(one):
    kinds = [(kind, sum(each.verdict == kind for each in one.questions))
             for kind in (WRONG, NOT_DONE, ERROR, TIMEOUT)]
    found = [f"{count} {kind}" for kind, count in kinds if count]
    return f" ({', '.join(found)})" if found else ""
