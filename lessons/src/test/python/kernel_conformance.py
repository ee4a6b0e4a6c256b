"""Runs Jupyter's own kernel tests on the Lectern kernel, over TCP and over Unix sockets.

The last line of output is JSON: the number of tests that ran, and those that failed or were skipped.
"""

import queue
import unittest

import jupyter_kernel_test
import suite
from jupyter_client.jsonutil import parse_date
from jupyter_client.manager import KernelManager
from jupyter_client.session import Session
from jupyter_kernel_test.msgspec_v5 import schema_fragments

PATIENCE = 60

# The suite implements protocol 5.1 and does not know the welcome message for its subscription.
schema_fragments["iopub_welcome"] = {"properties": {"subscription": {"type": "string"}}}


class Samples:
    """The inputs and expected results of the tests of the suite."""

    kernel_name = "lectern"
    language_name = "java"
    file_extension = ".java"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oh no");'
    code_generate_error = "int zero = 0; 1 / zero"
    code_inspect_sample = "String.valueOf"
    code_clear_output = "clearOutput();"

    completion_samples = [
        {"text": '"abc".isEmp', "matches": {"isEmpty()"}},
        {"text": "Math.floorM", "matches": {"floorMod("}},
        {"text": "int n = List.of(1).siz", "matches": {"size()"}},
        {"text": "new Sequenti", "matches": {"Sequential("}},
    ]
    complete_code_samples = [
        "",
        "1 + 1",
        "int a = 1;",
        "// only a comment",
        "for (int i = 0; i < 3; i++) {\n  System.out.println(i);\n}",
        "record Point(int x, int y) {}",
        "import java.math.*;",
    ]
    incomplete_code_samples = [
        "for (int i = 0; i < 3; i++) {",
        "int twice(int n) {",
        'System.out.println("a"',
        "class Open {\n  int x;",
        "int a =",
    ]
    invalid_code_samples = ["int a = ;", "for for", "int b = 1; for for"]

    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
        {"code": "new int[] {3, 4}"},
        {"code": "Nd4j.zeros(2)"},
    ]
    code_display_data = [
        {"code": 'display("text");', "mime": "text/plain"},
        {"code": "display(List.of(1, 2));", "mime": "text/plain"},
        {
            "code": "display(new java.awt.image.BufferedImage(2, 2, 1));",
            "mime": "image/png",
        },
    ]
    code_history_pattern = "1 + ?"
    supported_history_operations = ("tail", "range", "search")


class Conversation:
    """Tests that the suite lacks."""

    def execute_helper(self, *args, **kwargs):
        """Works as in the suite, whose timeout of 0.1 s per message is too short on a busy machine."""
        channel = self.kc.iopub_channel
        impatient = channel.get_msg
        channel.get_msg = lambda timeout: impatient(timeout=PATIENCE)
        try:
            return super().execute_helper(*args, **kwargs)
        finally:
            del channel.get_msg

    def replied(self, msg_id):
        """Returns the content of the reply on the shell channel."""
        while True:
            reply = self.kc.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == msg_id:
                return reply["content"]

    def test_pager(self):
        """There is no pager: help is shown as output below the cell."""
        self.flush_channels()
        reply, outputs = self.execute_helper("%help")
        self.assertEqual(reply["content"]["status"], "ok")
        self.assertEqual(reply["content"]["payload"], [])
        self.assertGreaterEqual(len(outputs), 1)

    def test_stdin(self):
        self.flush_channels()
        msg_id = self.kc.execute('input("Name? ") + password("Key? ")', allow_stdin=True)
        for prompt, hidden, answer in [("Name? ", False, "Ada"), ("Key? ", True, "\u00e4\u20ac")]:
            question = self.kc.get_stdin_msg(timeout=PATIENCE)
            self.assertEqual(question["msg_type"], "input_request")
            self.assertEqual(question["content"], {"prompt": prompt, "password": hidden})
            self.kc.input(answer)
        self.assertEqual(self.replied(msg_id)["status"], "ok")
        self.assertEqual(self.result(msg_id), "Ada\u00e4\u20ac")

    def test_stdin_of_another_front_end(self):
        """Only the front end that runs the cell is asked, and only it can answer."""
        self.flush_channels()
        stranger = self.km.client(session=Session(key=self.km.session.key))
        stranger.start_channels(shell=False, iopub=False, stdin=True, hb=False, control=False)
        msg_id = self.kc.execute('input("Name? ")', allow_stdin=True)
        self.kc.get_stdin_msg(timeout=PATIENCE)
        stranger.input("Eve")
        with self.assertRaises(queue.Empty):
            self.kc.get_shell_msg(timeout=0.5)
        self.kc.input("Ada")
        self.assertEqual(self.result(msg_id), "Ada")
        stranger.stop_channels()

    def test_started(self):
        """Front ends use the start time in the reply to show how long a cell took."""
        self.flush_channels()
        reply, _ = self.execute_helper("1")
        self.assertLessEqual(parse_date(reply["metadata"]["started"]), reply["header"]["date"])

    def test_stdin_where_nobody_can_be_asked(self):
        self.flush_channels()
        msg_id = self.kc.execute('input("Name? ")', allow_stdin=False)
        self.assertEqual(self.replied(msg_id)["status"], "error")
        with self.assertRaises(queue.Empty):
            self.kc.get_stdin_msg(timeout=0.2)

    def result(self, msg_id):
        while True:
            message = self.kc.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == msg_id:
                if message["msg_type"] == "execute_result":
                    return message["content"]["data"]["text/plain"]

    def test_update_display(self):
        self.flush_channels()
        _, outputs = self.execute_helper('updatable("a").update("b");')
        self.assertEqual(
            [output["msg_type"] for output in outputs], ["display_data", "update_display_data"]
        )
        ids = {output["content"]["transient"]["display_id"] for output in outputs}
        self.assertEqual(len(ids), 1)

    def test_user_expressions(self):
        self.flush_channels()
        msg_id = self.kc.execute(
            "int three = 3;", user_expressions={"good": "three + 1", "bad": "three / 0"}
        )
        results = self.replied(msg_id)["user_expressions"]
        self.assertEqual(results["good"]["status"], "ok")
        self.assertEqual(results["good"]["data"]["text/plain"], "4")
        self.assertEqual(results["bad"]["status"], "error")
        self.assertEqual(results["bad"]["ename"], "ArithmeticException")

    def test_stop_on_error(self):
        self.flush_channels()
        ids = [
            self.kc.execute("Thread.sleep(300); int no = 1 / 0;"),
            self.kc.execute("1"),
            self.kc.execute("2", stop_on_error=True),
        ]
        self.assertEqual(
            [self.replied(msg_id)["status"] for msg_id in ids], ["error", "aborted", "aborted"]
        )

    def test_comm_info(self):
        self.flush_channels()
        self.assertEqual(
            self.replied(self.kc.comm_info("none")), {"status": "ok", "comms": {}}
        )

    def test_heartbeat(self):
        self.assertTrue(self.kc.is_alive())
        self.assertTrue(self.kc.hb_channel.is_beating())

    def test_interrupt(self):
        self.flush_channels()
        msg_id = self.kc.execute("while (true) {}")
        while True:
            message = self.kc.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "execute_input":
                break
        self.km.interrupt_kernel()
        self.assertEqual(self.replied(msg_id)["ename"], "Interrupted")


class OverTcp(Samples, Conversation, jupyter_kernel_test.KernelTests):
    """With a connection file as Notebook and Lab write it."""


class OverUnixSockets(Samples, Conversation, jupyter_kernel_test.KernelTests):
    """With the transport "ipc"."""

    @classmethod
    def setUpClass(cls):
        cls.km = KernelManager(kernel_name=cls.kernel_name, transport="ipc")
        cls.km.start_kernel()
        cls.kc = cls.km.client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=PATIENCE)


if __name__ == "__main__":
    suite.run(OverTcp, OverUnixSockets)
