"""Executes notebooks in place, two at a time, each in a kernel and a directory of its own.

Unlike nbconvert, it answers requests for input, continues after errors, and keeps output that
arrives after its cell has ended. The metadata of a cell lists its answers under `corpus`; those
that were not used remain there, together with the prompts that nobody answered, or the problem if
the cell did not end.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from pathlib import Path
from queue import Empty

import nbformat
from jupyter_client.manager import KernelManager
from nbformat.v4 import output_from_msg

KERNELS = 2
START_LIMIT = 120  # seconds
CELL_LIMIT = 180
NOTES = "corpus"
OUTPUTS = ("execute_result", "display_data", "error")


class Execution:
    """A notebook, and the kernel that executes it."""

    def __init__(self, notebook, folder, log):
        self.notebook = notebook
        self.cells = {}  # by the id of the request
        self.displays = {}  # lists of outputs by display id
        self.to_clear = set()  # ids of requests
        self.idle = set()
        self.manager = KernelManager(kernel_name="lectern")
        # DJL unpacks 600 MB, which nobody would delete from the home directory.
        environment = {**os.environ, "DJL_CACHE_DIR": folder}
        self.manager.start_kernel(cwd=folder, env=environment, stdout=log, stderr=log)
        self.client = self.manager.client()

    def __enter__(self):
        self.client.start_channels()
        self.client.wait_for_ready(timeout=START_LIMIT)
        self.await_subscription()
        return self

    def __exit__(self, *problem):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def await_subscription(self):
        """Waits until messages arrive on iopub; those published earlier are lost."""
        until = time.monotonic() + START_LIMIT
        while time.monotonic() < until:
            self.client.kernel_info(reply=True, timeout=START_LIMIT)
            if self.receive(0.2):
                return
        raise RuntimeError("no message arrived on iopub")

    def run(self):
        for count, cell in enumerate(self.code(), 1):
            if not self.execute(cell):
                return
            cell.execution_count = count
        while self.receive(0.2):
            pass

    def code(self):
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]

    def execute(self, cell):
        """Executes a cell; returns whether it ended."""
        request = self.client.execute(cell.source, allow_stdin=True, stop_on_error=False)
        self.cells[request] = cell
        until = time.monotonic() + CELL_LIMIT
        while request not in self.idle:
            if not self.receive(0.02):
                self.answer(cell)
                if time.monotonic() > until or not self.manager.is_alive():
                    cell.metadata[NOTES]["problem"] = (
                        f"the cell did not end within {CELL_LIMIT} s"
                        if self.manager.is_alive()
                        else "the kernel has ended"
                    )
                    return False
        return True

    def answer(self, cell):
        """Answers a request for input, if there is one."""
        try:
            question = self.client.get_stdin_msg(timeout=0)
        except Empty:
            return
        notes = cell.metadata[NOTES]
        if notes["answers"]:
            self.client.input(notes["answers"].pop(0))
        else:
            notes.setdefault("unanswered", []).append(question["content"]["prompt"])
            self.client.input("")

    def receive(self, seconds):
        """Handles the next message on iopub; returns whether there was one."""
        try:
            message = self.client.get_iopub_msg(timeout=seconds)
        except Empty:
            return False
        request = message["parent_header"].get("msg_id")
        if request in self.cells:
            self.handle(message, request)
        return True

    def handle(self, message, request):
        """Changes the outputs of a cell as a front end does."""
        kind, content = message["msg_type"], message["content"]
        outputs = self.cells[request].outputs
        if kind == "status":
            if content["execution_state"] == "idle":
                self.idle.add(request)
        elif kind == "clear_output":
            self.to_clear.add(request)
            if not content["wait"]:
                self.clear(request)
        elif kind == "update_display_data":
            for output in self.displays.get(content["transient"]["display_id"], []):
                output.data = nbformat.from_dict(content["data"])
        elif kind == "stream" or kind in OUTPUTS:
            self.clear(request)
            self.add(message, outputs)

    def clear(self, request):
        if request in self.to_clear:
            self.to_clear.discard(request)
            self.cells[request].outputs.clear()

    def add(self, message, outputs):
        output = output_from_msg(message)
        last = outputs[-1] if outputs else {}
        if output.output_type == "stream" and last.get("name") == output.name:
            last.text += output.text
            return
        outputs.append(output)
        display = message["content"].get("transient", {}).get("display_id")
        if display:
            self.displays.setdefault(display, []).append(output)


def run(path):
    """Executes one notebook; returns a line for the log."""
    start = time.monotonic()
    notebook = nbformat.read(path, as_version=4)
    problem = ""
    with tempfile.TemporaryDirectory() as folder, open(f"{path}.log", "wb") as log:
        try:
            with Execution(notebook, folder, log) as execution:
                execution.run()
        except (RuntimeError, TimeoutError) as error:  # the kernel did not start or ended
            problem = f": {error}"
    nbformat.write(notebook, path)
    return f"{Path(path).name}: {time.monotonic() - start:.1f} s{problem}"


if __name__ == "__main__":
    with multiprocessing.Pool(KERNELS) as pool:
        for line in pool.imap_unordered(run, sys.argv[1:]):
            print(line, flush=True)
