"""Grades students' notebooks with the checks of the shipped exercises.

Each notebook runs in a kernel and a sandbox of its own. Finished results are kept, so that an
interrupted run continues where it ended; a notebook that has changed is graded again.
"""

import argparse
import hashlib
import json
import math
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, replace
from pathlib import Path

import grade_exercise
import grade_items
import grade_output
import grade_results
import grade_sandbox
from grade_exercise import NotGradable
from grade_results import Graded
from grade_sandbox import BARE, Limits
from notebook_files import Problem, reported, run_program, write

SCRIPTS = Path(__file__).resolve().parent
LARGEST = 20 * grade_sandbox.MB
GRACE_SECONDS = 300  # for starts of kernels, in addition to the notebook's time


class Grader:
    """Grades files with one kernel, one set of exercises and one set of limits."""

    def __init__(self, options, kernel, exercises):
        self.kernel = kernel
        self.exercises = exercises
        self.store = options.store
        self.limits = options.limits
        self.mode = grade_sandbox.isolation()
        self.identity = digest(
            *(path.read_bytes() for path in sorted(SCRIPTS.glob("grade*.py"))),
            *(path.read_bytes() for path in sorted(options.dist.glob("lectern-*.jar"))),
            json.dumps([asdict(self.limits), self.mode, kernel.argv]).encode())
        self.questions = {}
        self.seconds = []  # of each execution
        self.locks = {exercise.name: threading.Lock() for exercise in exercises}

    def grade(self, folder, path):
        relative = path.relative_to(folder)
        student = relative.parent if len(relative.parts) > 1 else path.stem
        graded = Graded(readable(student), readable(relative))
        try:
            cells = grade_exercise.read_cells(content_of(path))
            exercise = grade_exercise.match(cells, self.exercises)
            graded.exercise = exercise.name
            merged = grade_exercise.merge(cells, exercise)
            graded.answers = [(c.id, c.source) for c in merged if c.origin != "given"]
            graded.remarks = [f"{c.id}: {c.refused or c.remark}" for c in merged
                              if c.refused or c.remark]
            questions = self.questions_of(exercise)
            outcomes = self.outcomes(merged)
            graded.questions = grade_results.judge(outcomes, exercise, questions)
        except NotGradable as problem:
            graded.problem = str(problem)
        return graded

    def questions_of(self, exercise):
        """Executes the shipped exercise once, which also shows that the sandbox works."""
        with self.locks[exercise.name]:
            if exercise.name not in self.questions:
                try:
                    outcomes = self.outcomes(exercise.cells)
                    found = grade_results.questions_of(outcomes, exercise)
                except (NotGradable, LookupError) as problem:
                    raise Problem(f"the shipped {exercise.name} fails: {problem}") from problem
                self.questions[exercise.name] = found
        return self.questions[exercise.name]

    def outcomes(self, cells):
        """Executes cells, unless the result of the same cells is known."""
        job = json.dumps({"cells": [asdict(cell) for cell in cells]})
        kept = self.store / f"{digest(self.identity.encode(), job.encode())}.json"
        try:
            return json.loads(kept.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            start = time.monotonic()
            outcomes = self.execute(cells)
            self.seconds.append(time.monotonic() - start)
            write(kept, json.dumps(outcomes))
            return outcomes

    def execute(self, cells):
        kernel = {"argv": self.kernel.argv, "environment": self.kernel.environment,
                  "folders": [str(folder) for folder in self.kernel.folders],
                  "cache": str(self.kernel.cache or "")}
        job = {"cells": [asdict(cell) for cell in cells], "kernel": kernel, "mode": self.mode,
               "limits": asdict(self.limits)}
        try:
            done = subprocess.run(
                [sys.executable, str(SCRIPTS / "grade_run.py")], input=json.dumps(job).encode(),
                capture_output=True, timeout=self.limits.notebook + GRACE_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise NotGradable("the grader itself exceeded its time; run it again") from error
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no message"]
            raise NotGradable(f"the grader failed: {said[-1]}")
        return json.loads(done.stdout)


def readable(name):
    """Returns a file name as text, even if its bytes are not UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def content_of(path):
    if path.is_symlink():
        raise NotGradable("not a notebook: the file is a link")
    try:
        if not path.is_file():
            raise NotGradable("not a notebook: this is not a regular file")
        if path.stat().st_size > LARGEST:
            raise NotGradable(f"larger than {LARGEST // grade_sandbox.MB} MB: clear its outputs")
        return path.read_bytes()
    except OSError as error:
        raise NotGradable(f"cannot be read: {error.strerror}") from error


def digest(*parts):
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def submissions(folder):
    """Returns all files of a folder, except for hidden ones, in a stable order."""
    found = []
    with reported("read", folder):
        if not folder.is_dir():
            raise Problem(f"{folder} is not a folder")
        for root, folders, files in os.walk(folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found += [Path(root, name) for name in files if not name.startswith(".")]
            found += [Path(root, name) for name in folders if Path(root, name).is_symlink()]
    if not found:
        raise Problem(f"{folder} contains no notebooks")
    return sorted(found)


def grade_all(grader, folder, files, jobs):
    results = {}
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        futures = {pool.submit(grader.grade, folder, path): path for path in files}
        try:
            for future in as_completed(futures):
                graded = results[futures[future]] = future.result()
                rest = remaining(grader.seconds, len(files) - len(results), jobs)
                outcome = graded.problem or f"{graded.points} of {len(graded.questions)} passed"
                print(grade_output.printable(
                    f"{len(results)} of {len(files)}: {graded.file}: {outcome}{rest}"),
                    flush=True)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return [results[path] for path in files]


def remaining(seconds, files, jobs):
    """Returns an estimate of the remaining time, or nothing before the first execution has ended.

    Results that were kept say nothing about the time that an execution takes.
    """
    if not seconds or not files:
        return ""
    return f"; {duration(sum(seconds) / len(seconds) * math.ceil(files / jobs))} left"


def duration(seconds):
    return f"about {seconds / 60:.0f} min" if seconds >= 90 else f"about {seconds:.0f} s"


def arguments():
    limits = Limits()
    parser = argparse.ArgumentParser(prog="grade", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of students' notebooks")
    parser.add_argument("--csv", type=Path, help="write one row per question, and a summary")
    parser.add_argument("--json", type=Path, help="write all results")
    parser.add_argument("--html", type=Path, metavar="DIR", help="write one page per student")
    parser.add_argument("--items", type=Path, metavar="FILE",
                        help="write an item analysis as CSV, without names, and print it")
    parser.add_argument("--jobs", type=positive, default=max(1, (os.cpu_count() or 2) // 2),
                        help="number of notebooks at the same time (default: half of the cores)")
    parser.add_argument("--cell-timeout", type=positive, default=limits.cell, metavar="SECONDS")
    parser.add_argument("--timeout", type=positive, default=limits.notebook, metavar="SECONDS",
                        help="time limit of a notebook")
    parser.add_argument("--memory", type=positive, default=limits.memory, metavar="MB")
    for name in ("exercises", "spec", "dist", "store", "cache"):
        parser.add_argument(f"--{name}", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.limits = replace(limits, cell=options.cell_timeout, notebook=options.timeout,
                             memory=options.memory)
    return options


def positive(text):
    if not text.isdecimal() or not 1 <= int(text) <= 10**6:
        raise argparse.ArgumentTypeError(f"expected a whole number, 1 or more, but got {text}")
    return int(text)


def main():
    options = arguments()
    files = submissions(options.folder)
    types = grade_exercise.lesson_types(options.dist / "lectern-lessons.jar")
    exercises = [grade_exercise.shipped(path, types)
                 for path in sorted(options.exercises.glob("*.ipynb"))]
    kernel = grade_sandbox.kernel_of(
        options.spec.resolve(), options.data and options.data.resolve(), options.cache.resolve())
    grader = Grader(options, kernel, exercises)
    if grader.mode == BARE:
        print("lecture: WARNING: bubblewrap is not available, so students' code can read your files,"
              " use the network and end your processes", file=sys.stderr, flush=True)
    graded = grade_all(grader, options.folder, files, options.jobs)
    print(grade_output.table(graded))
    print(f"lecture: isolation: {grader.mode}")
    if options.csv:
        grade_output.write_csv(options.csv, graded, grader.mode)
    if options.json:
        grade_output.write_json(options.json, graded, grader.mode, options.limits)
    if options.html:
        grade_output.write_pages(options.html, graded)
    if options.items:
        items = grade_items.items_of(graded)
        print(grade_items.table(items))
        grade_items.write_items(options.items, items)


if __name__ == "__main__":
    try:
        run_program(main)
    except KeyboardInterrupt:
        print("lecture: interrupted; run it again to continue", file=sys.stderr)
        sys.exit(130)
