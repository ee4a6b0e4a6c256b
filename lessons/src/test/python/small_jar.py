"""Runs cells in the kernel that the small jar has installed, and prints their results as JSON."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "scripts" / "python"))

from kernel_session import KernelSession

NET = """
var net = new Sequential();
net.add(new Dense(2, activation("softmax")));
net.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
var X = Nd4j.rand(64, 8);
var y = toCategorical(Nd4j.zeros(64), 2);
net.fit(X, y, epochs(1), verbose(0)).history().keySet()
"""


def main():
    with KernelSession("lectern", sys.argv[1]) as kernel:
        kernel.await_publications()
        print(json.dumps([kernel.value("1 + 1"), kernel.value(NET)]))


main()
