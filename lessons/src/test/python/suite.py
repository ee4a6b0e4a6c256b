"""Runs test cases, and reports them as JSON in the last line that is printed."""

import json
import sys
import unittest


def run(*cases):
    """Ends the process: how many tests ran, which failed and which were skipped is the last line."""
    suite = unittest.TestSuite(
        unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in cases
    )
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = [str(test) for test, _ in result.failures + result.errors]
    skipped = [f"{test}: {reason}" for test, reason in result.skipped]
    print(json.dumps({"ran": result.testsRun, "failed": failed, "skipped": skipped}))
    sys.exit(bool(failed or skipped))
