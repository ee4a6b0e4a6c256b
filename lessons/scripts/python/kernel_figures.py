"""The figures of a kernel, their goals, and the table that shows both."""

from dataclasses import dataclass
from statistics import median
from typing import Optional

OURS, PEER, BARE = "lectern", "ipykernel", "bare JShell"


@dataclass(frozen=True)
class Goal:
    """An upper limit: absolute, as a multiple of the peer's figure, or as an excess over bare JShell's."""

    limit: float
    of: Optional[str] = None

    def __str__(self):
        if self.of == PEER:
            return f"at most {self.limit:g} x {PEER}"
        if self.of == BARE:
            return f"at most {self.limit:g} more than {BARE}"
        return f"at most {self.limit:g}"

    def is_met(self, ours, peer, bare):
        """Returns None if the figure to compare with was not measured."""
        if self.of == PEER:
            return None if peer is None else ours <= self.limit * peer
        if self.of == BARE:
            return None if bare is None else ours - bare <= self.limit
        return ours <= self.limit


@dataclass(frozen=True)
class Figure:
    """A line of the table."""

    key: str
    title: str
    digits: int
    goal: Optional[Goal] = None


FIGURES = [
    Figure("kernel_info", "start to kernel_info, s", 2),
    Figure("first_cell", "start to first cell done, s", 2, Goal(1.6, PEER)),
    Figure("first_tensor", "first tensor, s", 2),
    Figure("echo", "kernel_info when idle, ms", 1),
    Figure("sum", "1 + 1, ms", 1, Goal(28, BARE)),
    Figure("complete", "complete when idle, ms", 1, Goal(60)),
    Figure("inspect", "inspect when idle, ms", 1, Goal(60)),
    Figure("complete_busy", "complete during fit, ms", 1, Goal(300)),
    Figure("inspect_busy", "inspect during fit, ms", 1, Goal(300)),
    Figure("interrupt", "interrupt of an endless loop, ms", 1, Goal(200)),
    Figure("println", "5000 println, s", 2, Goal(2, PEER)),
    Figure("messages", "5000 println, messages", 0, Goal(20)),
    Figure("first_memory", "memory at the first cell, RSS, MB", 0, Goal(200)),
    Figure("idle_memory", "memory when idle, RSS, MB", 0),
    Figure("idle_heap", "memory when idle, heap, MB", 0),
    Figure("peak_memory", "peak memory, RSS, MB", 0),
]


def middle(rounds, kernel, key):
    """Returns the median of the rounds' medians, or None if it was not measured."""
    found = [median(r[kernel][key]) for r in rounds if r.get(kernel, {}).get(key)]
    return median(found) if found else None


def least(rounds, kernel, key):
    found = [min(r[kernel][key]) for r in rounds if r.get(kernel, {}).get(key)]
    return min(found) if found else None


def judged(rounds):
    """Returns a dictionary for each figure: medians, minima, ratio and verdict."""
    lines = []
    for figure in FIGURES:
        ours, peer, bare = (middle(rounds, kernel, figure.key) for kernel in (OURS, PEER, BARE))
        if ours is None:
            continue
        lines.append({
            "key": figure.key,
            "title": figure.title,
            "digits": figure.digits,
            "median": ours,
            "min": least(rounds, OURS, figure.key),
            "peerMedian": peer,
            "peerMin": least(rounds, PEER, figure.key),
            "bareMedian": bare,
            "ratio": ours / peer if peer else None,
            "goal": str(figure.goal) if figure.goal else None,
            "met": figure.goal.is_met(ours, peer, bare) if figure.goal else None,
        })
    return lines


COLUMNS = "{:<34}{:>9}{:>9}{:>11}{:>9}{:>8}  {}"


def table(lines):
    """Returns the table as text."""
    text = [COLUMNS.format("", OURS, "min", PEER, "min", "ratio", "goal")]
    for line in lines:
        digits = line["digits"]
        numbers = [number(line[key], digits) for key in ("median", "min", "peerMedian", "peerMin")]
        text.append(
            COLUMNS.format(line["title"], *numbers, number(line["ratio"], 2), verdict(line)).rstrip()
        )
    return "\n".join(text)


def number(value, digits):
    return "" if value is None else f"{value:.{digits}f}"


def verdict(line):
    if line["goal"] is None:
        return ""
    word = {True: "met", False: "MISSED", None: "not measured"}[line["met"]]
    bare = line["bareMedian"]
    beside = "" if bare is None else f" ({number(bare, line['digits'])})"
    return f"{line['goal']}{beside}: {word}"
