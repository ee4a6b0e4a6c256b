"""Item analysis: how difficult each question was, and what went wrong, without names.

The share of a question is the number of notebooks that passed it, divided by all notebooks of its
exercise. Its discrimination is the difference between two such shares: that of the third of the
notebooks with the most points and that of the third with the fewest (D of Ebel and Frisbie,
Essentials of Educational Measurement).
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from grade_output import aligned, csv_text, printable
from grade_results import ERROR, NOT_DONE, PASSED, TIMEOUT, WRONG
from notebook_files import write

COLUMNS = ["exercise", "check", "question", "notebooks", "passed", "not passed", "not done",
           "error", "timeout", "discrimination", "hints"]
FEWEST = 3  # notebooks that can be divided into thirds
WIDTH = 60
# What an answer threw may contain anything; only the name of the exception is kept.
THROWN = re.compile(r"((?:threw|could not be judged:) [\w.$]+): .*", re.S)


@dataclass
class Item:
    """A question with what all notebooks of its exercise made of it."""

    exercise: str
    check: str
    question: str
    verdicts: list = field(default_factory=list)
    points: list = field(default_factory=list)  # of the whole exercise, in the same order
    hints: Counter = field(default_factory=Counter)

    def add(self, question, points):
        self.verdicts.append(question.verdict)
        self.points.append(points)
        if question.verdict == WRONG and question.hint:
            self.hints[THROWN.sub(r"\1", question.hint)] += 1

    def share(self, verdict):
        return self.verdicts.count(verdict) / len(self.verdicts)

    def discrimination(self):
        """Returns a number from -1 to 1, or None if there are too few notebooks."""
        if len(self.points) < FEWEST:
            return None
        return self.share_of_best(1) - self.share_of_best(-1)

    def share_of_best(self, sign):
        """Returns the share that passed in the third with the most points (1) or the fewest (-1).

        If notebooks with equal points are in and outside of the third, all of them count in part.
        """
        size = round(len(self.points) / 3)
        ranked = [sign * points for points in self.points]
        border = sorted(ranked, reverse=True)[size - 1]
        inside = sum(points > border for points in ranked)
        weight = (size - inside) / ranked.count(border)
        passed = [points for points, verdict in zip(ranked, self.verdicts) if verdict == PASSED]
        return (sum(points > border for points in passed) + weight * passed.count(border)) / size


def items_of(graded):
    """Returns the items of all graded notebooks, in the order of the exercises."""
    items = {}
    for one in sorted(graded, key=lambda one: one.exercise):
        for number, question in enumerate(one.questions):
            key = (one.exercise, number)
            item = items.setdefault(key, Item(one.exercise, question.check, question.question))
            item.add(question, one.points)
    return [items[key] for key in sorted(items)]


def write_items(path, items):
    write(path, csv_text(COLUMNS, [row(item) for item in items]))


def row(item):
    shares = [round(item.share(kind), 2) for kind in (PASSED, WRONG, NOT_DONE, ERROR, TIMEOUT)]
    discrimination = item.discrimination()
    hints = " | ".join(f"{count}: {hint}" for hint, count in item.hints.most_common())
    return [item.exercise, item.check, item.question, len(item.verdicts), *shares,
            "" if discrimination is None else round(discrimination, 2), hints]


def table(items):
    """Returns the table for the console, with the most frequent hint of each question."""
    head = ["exercise", "question", "notebooks", "passed", "not done", "discr.", "hint"]
    return aligned([head, *map(line, items)])


def line(item):
    discrimination = item.discrimination()
    return [item.exercise.rpartition(".")[0], shortened(item.question), str(len(item.verdicts)),
            f"{item.share(PASSED):.2f}", f"{item.share(NOT_DONE):.2f}",
            "" if discrimination is None else f"{discrimination:.2f}",
            "".join(f"{count}: {shortened(hint)}" for hint, count in item.hints.most_common(1))]


def shortened(text):
    return printable(text if len(text) <= WIDTH else text[:WIDTH - 3] + "...")
