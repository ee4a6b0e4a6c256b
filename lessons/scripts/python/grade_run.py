"""Executes the cells of one notebook in a sandbox and prints what each did, as JSON.

Reads a job as JSON from standard input. If a cell ends the kernel, a new kernel executes the
notebook again without this cell, so that the other answers are still judged.
"""

import ctypes
import hmac
import json
import re
import secrets
import signal
import sys
import time
from pathlib import Path
from queue import Empty

import zmq
import zmq.asyncio
from jupyter_client import BlockingKernelClient

from grade_exercise import Cell
from grade_sandbox import MB, Kernel, Limits, Sandbox

RECORD = "application/vnd.lectern.report+json"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
START_SECONDS = 120
INTERRUPT_SECONDS = 10
OUTPUT = 20 * MB  # of a cell
LARGEST_MESSAGE = 64 * MB
RESTARTS = 3
LONGEST = 500  # characters of a message


class KernelEnded(Exception):
    """The kernel has ended or has been stopped; the message says why."""


class Client:
    """The grader's side of a kernel's sockets. The kernel may send anything."""

    def __init__(self, sandbox, token):
        self.sandbox = sandbox
        self.token = token
        context = zmq.asyncio.Context()
        context.setsockopt(zmq.MAXMSGSIZE, LARGEST_MESSAGE)
        self.client = BlockingKernelClient(context=context)
        self.client.load_connection_file(str(sandbox.connection))
        self.client.start_channels(hb=False)
        self.next_watch = 0

    def await_start(self):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            self.client.kernel_info()
            message = self.published()
            if message and message["msg_type"] == "status":
                return
        raise KernelEnded(f"the kernel did not start within {START_SECONDS} s")

    def published(self):
        """Returns the next message, or nothing after a moment; raises KernelEnded."""
        if time.monotonic() > self.next_watch:
            self.next_watch = time.monotonic() + 0.1
            cause = self.sandbox.watch()
            if cause:
                raise KernelEnded(f"stopped: {cause}")
        try:
            return self.client.get_iopub_msg(timeout=0.1)
        except Empty:
            if not self.sandbox.is_alive():
                raise KernelEnded("the kernel has ended") from None
        except (ValueError, KeyError, TypeError) as error:
            raise KernelEnded("the kernel sent an invalid message") from error
        return None

    def execute(self, source, seconds):
        """Executes a cell and returns its outcome."""
        msg_id = self.client.execute(source, allow_stdin=False, stop_on_error=False)
        outcome, size, end, interrupted = {"status": "ok"}, 0, time.monotonic() + seconds, False
        while True:
            if time.monotonic() > end:
                if interrupted:
                    raise KernelEnded(f"timeout: more than {seconds:.0f} s")
                interrupted, end = True, time.monotonic() + INTERRUPT_SECONDS
                self.interrupt()
            message = self.published()
            if message is None or message["parent_header"].get("msg_id") != msg_id:
                continue
            content = message["content"]
            size += sum(len(str(part)) for part in content.values())
            if size > OUTPUT:
                raise KernelEnded(f"stopped: more than {OUTPUT // MB} MB of output")
            if content.get("execution_state") == "idle":
                self.forget_replies()
                timeout = {"status": "timeout", "message": f"more than {seconds:.0f} s"}
                return timeout if interrupted else outcome
            self.take(message["msg_type"], content, outcome)

    def take(self, kind, content, outcome):
        if kind == "error":
            outcome["status"] = "error"
            outcome["message"] = line(f"{content.get('ename')}: {content.get('evalue')}")
        elif kind == "execute_result" and isinstance(content.get("data"), dict):
            outcome["results"] = self.results(content["data"].get(RECORD))

    def results(self, record):
        """Returns the results of a report that this run's kernel has written, or nothing."""
        if not isinstance(record, dict) or not isinstance(record.get("results"), list):
            return None
        if not hmac.compare_digest(str(record.get("token")), self.token):
            return None
        fields = ("question", "verdict", "message")
        return [{name: line(result.get(name, "")) for name in fields}
                for result in record["results"][:100] if isinstance(result, dict)]

    def interrupt(self):
        session = self.client.session
        self.client.control_channel.send(session.msg("interrupt_request", {}))

    def forget_replies(self):
        try:
            while True:
                self.client.get_shell_msg(timeout=0)
        except (Empty, ValueError):
            pass

    def close(self):
        self.client.stop_channels()


def line(text):
    words = " ".join(COLOUR.sub("", str(text)).split())
    return words if len(words) <= LONGEST else words[:LONGEST] + " ..."


def execute(cells, kernel, limits, mode):
    """Returns the outcomes of all cells by id."""
    end = time.monotonic() + limits.notebook
    ended = {}
    while True:
        outcomes, culprit, why = attempt(cells, ended, end, kernel, limits, mode)
        if culprit is None:
            return outcomes
        ended[culprit] = {"status": "timeout" if why.startswith("timeout") else "error",
                          "message": why}
        if len(ended) > RESTARTS or time.monotonic() > end:
            rest = {"status": ended[culprit]["status"], "message": f"not executed: {why}"}
            return {cell.id: ended.get(cell.id) or outcomes.get(cell.id, rest) for cell in cells}


def attempt(cells, ended, end, kernel, limits, mode):
    """Executes the cells in a fresh kernel, up to one that ends it."""
    token, outcomes = secrets.token_hex(16), {}
    with Sandbox(kernel, limits, mode, token) as sandbox:
        client = Client(sandbox, token)
        try:
            try:
                client.await_start()
            except KernelEnded as problem:
                raise SystemExit(f"{problem}: {sandbox.said()}") from problem
            for cell in cells:
                outcomes[cell.id] = ended.get(cell.id) or refused(cell)
                if outcomes[cell.id]:
                    continue
                seconds = min(limits.cell, end - time.monotonic())
                if seconds <= 0:
                    outcomes[cell.id] = {"status": "timeout", "message": "no time was left"}
                    continue
                try:
                    outcomes[cell.id] = client.execute(cell.source, seconds)
                except KernelEnded as problem:
                    return outcomes, cell.id, str(problem)
        finally:
            client.close()
    return outcomes, None, ""


def refused(cell):
    return {"status": "error", "message": f"not executed: {cell.refused}"} if cell.refused else None


def end_with_parent():
    """Lets Linux terminate this process if the grader ends; the sandbox is then removed."""
    signal.signal(signal.SIGTERM, terminated)
    try:
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    except AttributeError:
        pass  # not Linux


def terminated(number, _frame):
    signal.signal(number, signal.SIG_IGN)  # a second signal must not stop the removal
    sys.exit(128 + number)


def main():
    end_with_parent()
    job = json.load(sys.stdin)
    given = job["kernel"]
    kernel = Kernel(given["argv"], given["environment"], [Path(name) for name in given["folders"]],
                    Path(given["cache"]) if given["cache"] else None)
    cells = [Cell(**cell) for cell in job["cells"]]
    outcomes = execute(cells, kernel, Limits(**job["limits"]), job["mode"])
    json.dump(outcomes, sys.stdout)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
