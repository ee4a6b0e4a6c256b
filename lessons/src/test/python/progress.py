"""Answers some questions in the notebooks of a student's course, and prints the progress shown there."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts" / "python"))

from kernel_session import KernelSession

CELLS = ["BasicsExercises.quizzes(2, 3, 1)",
         "BasicsExercises.shapes(new long[] {28, 28}, new long[] {60000, 784},"
         " new long[] {60000, 1}, new long[] {60000})",
         "RecallQuestions.before(1, 9, 9, 9, 9, 9)"]


def main(folder, log):
    os.chdir(folder)
    os.environ.pop("CI", None)  # on a build server, nothing is recorded
    with KernelSession("lectern", log) as kernel:
        kernel.await_publications()
        for cell in CELLS:
            kernel.run(cell)
        print(kernel.value("progress()"))


main(*sys.argv[1:])
