"""Tests two browser tabs on one notebook: a real Jupyter server, one Lectern kernel, two sessions.

Argument: the address of the server, with its token. The last line of output is JSON: the number of
tests that ran, and those that failed.
"""

import asyncio
import json
import sys
import unittest
import urllib.parse
import urllib.request
import uuid

from tornado.websocket import websocket_connect

PATIENCE = 60  # seconds after which an expected message counts as lost
QUIET = 0.5  # seconds to wait for a message that must not arrive
ENDLESS = 'System.out.println("begun"); while (true) { }'
ADDRESS = urllib.parse.urlsplit(sys.argv[1])
TOKEN = ADDRESS.query.partition("token=")[2]


def ask(method, path, content=None):
    """Sends a request to the server's REST API and returns the response."""
    request = urllib.request.Request(
        f"http://{ADDRESS.netloc}/api/{path}",
        method=method,
        data=json.dumps(content).encode() if content else None,
        headers={"Authorization": f"token {TOKEN}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.loads(answer.read() or "null")


class Tab:
    """One tab: a session of its own with the notebook's kernel."""

    async def open(self):
        notebook = {"path": "two-tabs.ipynb", "type": "notebook", "name": ""}
        notebook["kernel"] = {"name": "lectern"}
        self.kernel = ask("POST", "sessions", notebook)["kernel"]["id"]
        self.session = uuid.uuid4().hex
        path = f"api/kernels/{self.kernel}/channels?session_id={self.session}&token={TOKEN}"
        self.socket = await websocket_connect(f"ws://{ADDRESS.netloc}/{path}")
        self.seen = []
        self.reader = asyncio.ensure_future(self.read())
        reply = await self.request("kernel_info_request", {})
        assert reply["content"]["status"] == "ok", reply
        return self

    async def read(self):
        while (message := await self.socket.read_message()) is not None:
            self.seen.append(json.loads(message))

    def close(self):
        self.socket.close()

    async def send(self, channel, kind, content, parent=None):
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self.session}
        header.update(username="tab", version="5.3", date="2026-01-01T00:00:00Z")
        message = {"header": header, "parent_header": parent or {}, "metadata": {}}
        message.update(content=content, channel=channel, buffers=[])
        await self.socket.write_message(json.dumps(message))
        return header["msg_id"]

    async def run(self, code):
        """Starts a cell and returns the id of its request."""
        content = {"code": code, "allow_stdin": True, "stop_on_error": False}
        return await self.send("shell", "execute_request", content)

    async def request(self, kind, content):
        return await self.reply(await self.send("shell", kind, content))

    async def reply(self, request):
        return await self.first(
            lambda m: m["channel"] == "shell" and m["parent_header"].get("msg_id") == request
        )

    async def finished(self, request):
        """Returns the messages that the tab received for a request of either tab, up to idle."""
        await self.first(
            lambda m: of(m, request, "status") and m["content"]["execution_state"] == "idle"
        )
        return [m for m in self.seen if m["parent_header"].get("msg_id") == request]

    async def printed(self, request, text):
        await self.first(lambda m: of(m, request, "stream") and text in m["content"]["text"])

    async def asked(self):
        question = await self.first(lambda m: m["msg_type"] == "input_request")
        self.seen.remove(question)
        return question

    async def answer(self, question, text):
        await self.send("stdin", "input_reply", {"value": text}, question["header"])

    async def first(self, wanted):
        for _ in range(PATIENCE * 50):
            found = next(filter(wanted, self.seen), None)
            if found:
                return found
            await asyncio.sleep(0.02)
        raise AssertionError("lost; seen: " + json.dumps(self.seen[-5:]))


def of(message, request, kind):
    return message["msg_type"] == kind and message["parent_header"].get("msg_id") == request


def results(messages):
    shown = [m["content"] for m in messages if m["msg_type"] == "execute_result"]
    return [content["data"]["text/plain"] for content in shown]


def kinds(messages):
    return [m["msg_type"] for m in messages]


class TwoTabs(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.one, self.other = await Tab().open(), await Tab().open()

    async def asyncTearDown(self):
        self.one.close()
        self.other.close()

    async def test_both_tabs_share_the_kernel_and_its_variables(self):
        self.assertEqual(self.one.kernel, self.other.kernel)
        await self.one.reply(await self.one.run("int shared = 42;"))
        cell = await self.other.run("shared + 1")
        self.assertEqual(results(await self.other.finished(cell)), ["43"])

    async def test_both_tabs_see_the_outputs_and_only_one_gets_the_reply(self):
        cell = await self.one.run('System.out.println("out"); 6 * 7')
        for tab in (self.one, self.other):
            seen = await tab.finished(cell)
            self.assertEqual(results(seen), ["42"])
            self.assertIn("execute_input", kinds(seen))
            self.assertEqual({m["parent_header"]["session"] for m in seen}, {self.one.session})
        await self.one.reply(cell)
        await asyncio.sleep(QUIET)
        self.assertNotIn("execute_reply", kinds(self.other.seen))

    async def test_a_question_comes_to_the_tab_whose_cell_asks(self):
        for asking, idle in ((self.one, self.other), (self.other, self.one)):
            cell = await asking.run('input("Name? ")')
            question = await asking.asked()
            await asyncio.sleep(QUIET)
            self.assertNotIn("input_request", kinds(idle.seen))
            await asking.answer(question, "Ada")
            self.assertEqual(results(await asking.finished(cell)), ["Ada"])

    async def test_an_answer_from_the_other_tab_to_a_question_that_it_was_not_asked(self):
        cell = await self.one.run('input("Name? ")')
        question = await self.one.asked()
        await self.other.answer(question, "Mallory")
        await asyncio.sleep(QUIET)
        await self.one.answer(question, "Ada")
        self.assertEqual(results(await self.one.finished(cell)), ["Ada"])

    async def test_cells_of_both_tabs_run_one_after_the_other(self):
        tabs = [self.one, self.other]
        cells = [await tab.run(f"Thread.sleep(200); {n}") for n, tab in enumerate(tabs)]
        for n, (tab, cell) in enumerate(zip(tabs, cells)):
            self.assertEqual((await tab.reply(cell))["content"]["status"], "ok")
            self.assertEqual(results(await tab.finished(cell)), [str(n)])
        begun = [m for m in self.one.seen if m["msg_type"] == "execute_input"]
        self.assertEqual([m["parent_header"]["msg_id"] for m in begun], cells)

    async def test_either_tab_can_interrupt(self):
        for running, interrupting in ((self.one, self.other), (self.other, self.one)):
            cell = await running.run(ENDLESS)
            await interrupting.printed(cell, "begun")
            await interrupting.send("control", "interrupt_request", {})
            reply = await running.reply(cell)
            self.assertEqual(reply["content"]["status"], "error")
            next_cell = await interrupting.run("1 + 1")
            self.assertEqual(results(await interrupting.finished(next_cell)), ["2"])

    async def test_a_tab_that_is_closed_while_its_cell_asks_does_not_hold_up_the_other(self):
        await self.one.run('input("Name? ")')
        await self.one.asked()
        self.one.close()
        await asyncio.sleep(QUIET)
        cell = await self.other.run("3 + 4")
        await self.other.send("control", "interrupt_request", {})
        self.assertEqual(results(await self.other.finished(cell)), ["7"])

    async def test_a_tab_that_is_closed_does_not_stop_its_cell(self):
        cell = await self.one.run("Thread.sleep(1000); 5 + 6")
        await self.other.first(lambda m: of(m, cell, "execute_input"))
        self.one.close()
        self.assertEqual(results(await self.other.finished(cell)), ["11"])


if __name__ == "__main__":
    outcome = unittest.TextTestRunner(verbosity=2).run(
        unittest.defaultTestLoader.loadTestsFromTestCase(TwoTabs)
    )
    failed = [test.id() for test, _ in outcome.failures + outcome.errors]
    print(json.dumps({"ran": outcome.testsRun, "failed": failed}), flush=True)
