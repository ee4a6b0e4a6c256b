"""A kernel process, timed as a front end sees it."""

import re
import time
from pathlib import Path
from queue import Empty

import zmq
import zmq.asyncio
from jupyter_client.manager import KernelManager

PATIENCE = 120


class KernelTrouble(Exception):
    """A kernel did not respond as expected; the message says what to try."""


class KernelSession:
    """Starts a kernel and records the start time."""

    def __init__(self, name, log):
        self.name = name
        self.log = log
        self.manager = KernelManager(kernel_name=name)
        self.started = time.perf_counter()
        with open(log, "ab") as output:
            self.manager.start_kernel(stdout=output, stderr=output)
        context = zmq.asyncio.Context()
        # Milliseconds between retries: connections are refused until the kernel listens.
        context.setsockopt(zmq.RECONNECT_IVL, 5)
        self.client = self.manager.client(context=context)
        self.client.start_channels()

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def age(self):
        return time.perf_counter() - self.started

    def trouble(self, what):
        return KernelTrouble(f"{self.name}: {what}; its output is in {self.log}")

    def message(self, receive):
        """Returns the next message of a channel."""
        until = time.perf_counter() + PATIENCE
        while time.perf_counter() < until:
            try:
                return receive(timeout=1)
            except Empty:
                if not self.manager.is_alive():
                    raise self.trouble("the kernel has ended") from None
        raise self.trouble(f"no answer within {PATIENCE} s")

    def reply(self, msg_id):
        while True:
            message = self.message(self.client.get_shell_msg)
            if message["parent_header"].get("msg_id") == msg_id:
                return message["content"]

    def published(self, msg_id):
        """Returns what a request published, up to idle."""
        messages = []
        while True:
            message = self.message(self.client.get_iopub_msg)
            if message["parent_header"].get("msg_id") == msg_id:
                messages.append(message)
                if message["content"].get("execution_state") == "idle":
                    return messages

    def await_text(self, text):
        """Waits until a cell has printed a text."""
        said = ""
        while text not in said:
            message = self.message(self.client.get_iopub_msg)
            said += message["content"].get("text", "")

    def await_publications(self):
        """Waits until the subscription is active; messages published earlier are lost."""
        while True:
            self.reply(self.client.kernel_info())
            try:
                while True:
                    if self.client.get_iopub_msg(timeout=0.2)["msg_type"] == "status":
                        self.forget_publications()
                        return
            except Empty:
                pass

    def forget_publications(self):
        try:
            while True:
                self.client.get_iopub_msg(timeout=0.1)
        except Empty:
            pass

    def ask(self, request, *arguments):
        """Returns the seconds until a request that runs no code is answered."""
        start = time.perf_counter()
        content = self.reply(request(*arguments))
        taken = time.perf_counter() - start
        if content["status"] != "ok":
            raise self.trouble(f"expected status ok for {arguments} but got {content}")
        return taken

    def run(self, code):
        """Returns the seconds until the reply and idle have arrived, and what was published."""
        start = time.perf_counter()
        msg_id = self.client.execute(code)
        content = self.reply(msg_id)
        messages = self.published(msg_id)
        taken = time.perf_counter() - start
        if content["status"] != "ok":
            raise self.trouble(f"the cell {code!r} failed: {content.get('evalue')}")
        return taken, messages

    def value(self, code):
        _, messages = self.run(code)
        return next(
            message["content"]["data"]["text/plain"]
            for message in messages
            if message["msg_type"] == "execute_result"
        )

    def interrupt(self, msg_id):
        """Returns the seconds from the interrupt of a running cell to its end."""
        start = time.perf_counter()
        self.manager.interrupt_kernel()
        content = self.reply(msg_id)
        taken = time.perf_counter() - start
        if content["status"] != "error":
            raise self.trouble(f"expected the interrupted cell to fail but got {content}")
        self.published(msg_id)
        return taken

    def memory(self, key):
        """Returns a field of /proc/PID/status, such as VmRSS, in MB; None on other systems."""
        status = Path(f"/proc/{self.manager.provisioner.pid}/status")
        if not status.exists():
            return None
        return int(re.search(rf"^{key}:\s*(\d+) kB", status.read_text(), re.M)[1]) / 1024
