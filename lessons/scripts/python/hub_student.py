"""A student who logs in to JupyterHub, starts a server and runs cells, as a browser does."""

import asyncio
import datetime
import json
import time
import uuid

import requests
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

PAUSE_S = 0.2


class HubTrouble(Exception):
    """A student could not go on; the message says where."""


class Student:
    """One student's session: cookies, a server and a kernel."""

    def __init__(self, hub, name, patience):
        self.hub = hub
        self.name = name
        self.patience = patience
        self.session = requests.Session()
        self.server = f"{hub}/user/{name}"
        self.socket = None

    def trouble(self, what):
        return HubTrouble(f"{self.name}: {what}")

    async def get(self, url, **options):
        return await asyncio.to_thread(
            self.session.get, url, timeout=self.patience, **options)

    async def post(self, url, **options):
        return await asyncio.to_thread(
            self.session.post, url, timeout=self.patience, **options)

    async def log_in(self, password):
        answer = await self.post(
            f"{self.hub}/hub/login", params={"next": f"/hub/spawn/{self.name}"},
            data={"username": self.name, "password": password})
        if answer.status_code >= 400 or "/hub/login" in answer.url:
            raise self.trouble(f"the login failed with status {answer.status_code}")

    async def await_server(self):
        """Waits until the pages of the student's own server arrive."""
        until = time.perf_counter() + self.patience
        while time.perf_counter() < until:
            answer = await self.get(f"{self.server}/tree")
            if answer.ok and answer.url.startswith(self.server):
                return
            if answer.status_code == 500:
                raise self.trouble("the server could not be started; see the hub's output")
            await asyncio.sleep(PAUSE_S)
        raise self.trouble(
            f"no server within {self.patience} s; the last answer was {answer.status_code}")

    async def start_kernel(self, kernel_name):
        token = next((each.value for each in self.session.cookies
                      if each.name == "_xsrf" and not each.path.startswith("/hub")), "")
        answer = await self.post(
            f"{self.server}/api/kernels", json={"name": kernel_name},
            headers={"X-XSRFToken": token, "Referer": f"{self.server}/tree"})
        if answer.status_code != 201:
            raise self.trouble(f"no kernel: status {answer.status_code}, {answer.text[:300]}")
        address = f"{self.server}/api/kernels/{answer.json()['id']}/channels"
        cookies = self.session.prepare_request(requests.Request("GET", address)).headers["Cookie"]
        request = HTTPRequest(
            address.replace("http://", "ws://", 1), headers={"Cookie": cookies},
            connect_timeout=self.patience, request_timeout=self.patience)
        self.socket = await websocket_connect(request, max_message_size=1 << 30)

    async def run(self, code):
        """Runs a cell; returns the status and what it printed, once it is idle."""
        msg_id = uuid.uuid4().hex
        await self.socket.write_message(json.dumps({
            "channel": "shell",
            "header": {"msg_id": msg_id, "msg_type": "execute_request", "username": self.name,
                       "session": self.name, "version": "5.3",
                       "date": datetime.datetime.now(datetime.timezone.utc).isoformat()},
            "parent_header": {}, "metadata": {}, "buffers": [],
            "content": {"code": code, "silent": False, "store_history": True,
                        "user_expressions": {}, "allow_stdin": False, "stop_on_error": True},
        }))
        status, idle, printed = None, False, ""
        while status is None or not idle:
            message = await self.message()
            if message.get("parent_header", {}).get("msg_id") != msg_id:
                continue
            content = message["content"]
            if message["msg_type"] == "execute_reply":
                status = content["status"]
            elif message["msg_type"] == "stream":
                printed += content["text"]
            idle = idle or content.get("execution_state") == "idle"
        return status, printed

    async def message(self):
        try:
            text = await asyncio.wait_for(self.socket.read_message(), self.patience)
        except asyncio.TimeoutError:
            raise self.trouble(f"the kernel sent nothing for {self.patience} s") from None
        if text is None:
            raise self.trouble("the connection to the kernel was closed")
        if isinstance(text, bytes):  # a message with buffers; the course has none
            return {}
        return json.loads(text)
