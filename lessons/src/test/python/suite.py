"""Runs test cases, and prints the results as JSON in the last line of output."""

import json
import sys
import unittest


def run(*cases):
    """Runs the cases, prints the number of tests and those that failed or were skipped, and exits."""
    suite = unittest.TestSuite(
        unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in cases
    )
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = [str(test) for test, _ in result.failures + result.errors]
    skipped = [f"{test}: {reason}" for test, reason in result.skipped]
    print(json.dumps({"ran": result.testsRun, "failed": failed, "skipped": skipped}))
    sys.exit(bool(failed or skipped))
