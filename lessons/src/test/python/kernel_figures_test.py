"""Tests how the measurements of the kernel are summarised and judged."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts" / "python"))

from kernel_figures import BARE, FIGURES, OURS, PEER, judged, table

ROUNDS = [
    {OURS: {"first_cell": [1.6], "sum": [20, 21, 90], "println": [0.4]},
     PEER: {"first_cell": [0.9], "sum": [3, 4, 5], "println": [0.1]},
     BARE: {"sum": [19, 19.5, 30]}},
    {OURS: {"first_cell": [1.2], "sum": [24, 22, 23], "println": [0.5]},
     PEER: {"first_cell": [1.1], "sum": [4, 4, 4], "println": [0.1]},
     BARE: {"sum": [19, 20.5, 21]}},
    {OURS: {"first_cell": [1.3], "sum": [22, 22, 22], "println": [0.2]},
     PEER: {"first_cell": [1.0], "sum": [4, 4, 4], "println": [0.3]},
     BARE: {"sum": [20, 20, 20]}},
]


def line(rounds, key):
    return next(each for each in judged(rounds) if each["key"] == key)


def without(*kernels):
    return [{name: r[name] for name in r if name not in kernels} for r in ROUNDS]


class Judgement(unittest.TestCase):
    def test_the_median_of_the_rounds_medians_and_the_least_of_all_samples(self):
        found = line(ROUNDS, "sum")
        self.assertEqual((found["median"], found["min"], found["bareMedian"]), (22, 20, 20))

    def test_a_multiple_of_the_peers(self):
        self.assertEqual(line(ROUNDS, "first_cell")["ratio"], 1.3)
        self.assertTrue(line(ROUNDS, "first_cell")["met"])
        self.assertFalse(line(ROUNDS, "println")["met"])

    def test_what_is_added_to_bare_jshell(self):
        self.assertTrue(line(ROUNDS, "sum")["met"])
        slower = [{**r, OURS: {"sum": [48.5]}} for r in ROUNDS]
        self.assertFalse(line(slower, "sum")["met"])

    def test_without_the_peer_its_goals_are_neither_met_nor_missed(self):
        self.assertIsNone(line(without(PEER), "first_cell")["met"])
        self.assertIsNone(line(without(BARE), "sum")["met"])

    def test_what_was_not_measured_has_no_line(self):
        self.assertEqual([each["key"] for each in judged(ROUNDS)],
                         ["first_cell", "sum", "println"])
        self.assertEqual(judged([{OURS: {"idle_memory": []}}]), [])


class Table(unittest.TestCase):
    def test_each_figure_with_its_numbers_and_its_goal(self):
        lines = table(judged(ROUNDS)).splitlines()
        self.assertEqual(
            lines[1].split(),
            "start to first cell done, s 1.30 1.20 1.00 0.90 1.30 at most 1.6 x ipykernel: met"
            .split())
        self.assertIn("at most 28 more than bare JShell (20.0): met", lines[2])
        self.assertIn("at most 2 x ipykernel: MISSED", lines[3])

    def test_gaps_where_nothing_was_measured(self):
        text = table(judged(without(PEER, BARE)))
        self.assertNotIn("None", text)
        self.assertIn("at most 1.6 x ipykernel: not measured", text)

    def test_every_figure_has_its_own_key(self):
        self.assertEqual(len({figure.key for figure in FIGURES}), len(FIGURES))


if __name__ == "__main__":
    unittest.main()
