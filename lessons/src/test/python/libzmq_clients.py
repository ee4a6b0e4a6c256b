"""Tests the sockets of the Lectern kernel with libzmq clients, over TCP and over Unix sockets.

The last line of output is JSON: the number of tests that ran, and those that failed or were skipped.
"""

import json
import random
import socket
import tempfile
import time
import unittest
import uuid
from pathlib import Path

import suite
import zmq
from jupyter_client.connect import channel_socket_types
from jupyter_client.manager import KernelManager
from jupyter_client.session import Session

PATIENCE_MS = 60_000


class Sockets:
    """The sockets of a front end, each with its own connection, in a separate context."""

    def __init__(self, manager, identity=None, **options):
        self.manager = manager
        self.session = Session(key=manager.session.key)
        self.context = zmq.Context()
        self.options = options
        self.identity = identity or self.session.bsession
        self.shell = self.connect(zmq.DEALER, "shell")

    def connect(self, kind, channel, **more):
        socket = self.context.socket(kind)
        socket.linger = 0
        socket.rcvtimeo = PATIENCE_MS
        for name, value in {**self.options, **more}.items():
            setattr(socket, name, value)
        if kind == zmq.DEALER:
            socket.identity = self.identity
        info = self.manager.get_connection_info()
        port = info[channel + "_port"]
        address = f"{info['ip']}:{port}" if info["transport"] == "tcp" else f"{info['ip']}-{port}"
        socket.connect(f"{info['transport']}://{address}")
        return socket

    def subscriber(self, topic=b"", **more):
        """Returns a subscriber that the kernel has welcomed, so that it misses no later message."""
        socket = self.connect(zmq.SUB, "iopub", **more)
        socket.subscribe(topic)
        welcome = self.receive(socket)
        assert welcome["msg_type"] == "iopub_welcome", welcome
        assert welcome["content"] == {"subscription": topic.decode()}, welcome
        return socket

    def send(self, kind, content=None):
        return self.session.send(self.shell, kind, content or {})["header"]["msg_id"]

    def receive(self, socket):
        _, frames = self.session.feed_identities(socket.recv_multipart())
        # Each subscriber receives every message, so the same signature may arrive several times.
        self.session.digest_history.clear()
        return self.session.deserialize(frames)

    def reply(self, msg_id):
        while True:
            message = self.receive(self.shell)
            if message["parent_header"].get("msg_id") == msg_id:
                return message["content"]

    def published(self, socket, msg_id):
        """Returns the messages published for a request, up to idle."""
        messages = []
        while True:
            message = self.receive(socket)
            if message["parent_header"].get("msg_id") == msg_id:
                messages.append(message)
                if message["content"].get("execution_state") == "idle":
                    return messages

    def close(self):
        self.context.destroy(linger=0)


class Connecting:
    """Makes the sockets of front ends."""

    def sockets(self, **options):
        made = Sockets(self.manager, **options)
        self.addCleanup(made.close)
        return made


class Clients(Connecting):
    """The tests that run over each transport, and with CURVE over one of them."""

    def execute(self, sockets, code):
        return sockets.send("execute_request", {"code": code, "silent": False})

    def test_sixty_clients_at_once(self):
        clients = [self.sockets() for _ in range(60)]
        subscribers = [client.subscriber() for client in clients]
        requests = [client.send("kernel_info_request") for client in clients]
        for client, subscriber, request in zip(clients, subscribers, requests):
            self.assertEqual(client.reply(request)["status"], "ok")
            self.assertEqual(len(client.published(subscriber, request)), 2)

    def test_a_client_that_connects_again_gets_the_reply_to_its_request(self):
        identity = uuid.uuid4().hex.encode()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        go = Path(folder.name, "go")
        first = self.sockets(identity=identity)
        code = f'while (!new java.io.File("{go}").exists()) Thread.sleep(10);'
        request = self.execute(first, code)
        first.reply(first.send("kernel_info_request"))
        first.close()
        for _ in range(20):
            self.sockets(identity=identity).close()
        last = self.sockets(identity=identity)
        last.reply(last.send("kernel_info_request"))
        go.touch()
        self.assertEqual(last.reply(request)["status"], "ok")

    def test_two_connections_of_one_identity_lose_nothing(self):
        identity = uuid.uuid4().hex.encode()
        for _ in range(30):
            older = self.sockets(identity=identity)
            newer = self.sockets(identity=identity)
            request = newer.send("kernel_info_request")
            older.close()
            self.assertEqual(newer.reply(request)["status"], "ok")
            newer.close()

    def test_large_messages_come_and_go_whole(self):
        client = self.sockets()
        subscriber = client.subscriber()
        code = "1 + 1 // " + "x" * (8 << 20)
        request = self.execute(client, code)
        self.assertEqual(client.reply(request)["status"], "ok")
        echoed = [m["content"]["code"] for m in client.published(subscriber, request)
                  if m["msg_type"] == "execute_input"]
        self.assertEqual(echoed, [code])
        request = client.send("kernel_info_request", {"padding": "y" * (40 << 20)})
        self.assertEqual(client.reply(request)["status"], "ok")

    def test_a_subscriber_that_reads_late_misses_nothing(self):
        client = self.sockets()
        prompt = client.subscriber()
        late = client.subscriber(rcvhwm=1)
        code = 'for (int i = 0; i < 200; i++) display("n" + i + "x".repeat(20_000));'
        request = self.execute(client, code)
        time.sleep(2)
        counts = [
            sum(m["msg_type"] == "display_data" for m in client.published(socket, request))
            for socket in (late, prompt)
        ]
        self.assertEqual(counts, [200, 200])

    def test_a_subscriber_that_never_reads_does_not_hold_up_the_others(self):
        client = self.sockets()
        client.subscriber(rcvhwm=1)
        reading = client.subscriber()
        code = 'for (int i = 0; i < 3000; i++) display("n" + i + "x".repeat(20_000));'
        request = self.execute(client, code)
        shown = [m for m in client.published(reading, request) if m["msg_type"] == "display_data"]
        self.assertEqual(len(shown), 3000)

    def test_topics_are_prefixes_and_can_be_cancelled(self):
        client = self.sockets()
        status = client.subscriber(b"stat")
        status.rcvtimeo = 500
        client.reply(client.send("kernel_info_request"))
        self.assertEqual(status.recv_multipart()[0], b"status")
        self.assertEqual(status.recv_multipart()[0], b"status")
        status.unsubscribe(b"stat")
        time.sleep(0.2)
        client.reply(client.send("kernel_info_request"))
        with self.assertRaises(zmq.Again):
            status.recv_multipart()

    def test_the_heartbeats_of_zmtp_are_answered(self):
        """libzmq closes a connection if a PING is not answered in time."""
        client = self.sockets(heartbeat_ivl=100, heartbeat_timeout=1000, heartbeat_ttl=1000)
        monitor = client.shell.get_monitor_socket(zmq.EVENT_DISCONNECTED)
        time.sleep(2.5)
        self.assertEqual(monitor.poll(100), 0)
        self.assertEqual(client.reply(client.send("kernel_info_request"))["status"], "ok")

    def test_beats_come_back_in_order(self):
        client = self.sockets()
        beats = client.connect(zmq.REQ, "hb")
        for number in range(200):
            beats.send(b"%d" % number)
            self.assertEqual(beats.recv(), b"%d" % number)


class OverTcp(Clients, unittest.TestCase):
    """With a connection file as Notebook and Lab write it."""

    transport = "tcp"

    @classmethod
    def setUpClass(cls):
        cls.manager = KernelManager(kernel_name="lectern", transport=cls.transport)
        cls.manager.start_kernel()

    @classmethod
    def tearDownClass(cls):
        cls.manager.shutdown_kernel(now=True)


class OverUnixSockets(OverTcp):
    """With the transport "ipc"."""

    transport = "ipc"


class CurveManager(KernelManager):
    """Adds CURVE keys to the connection file, as jupyter_client does since 8.9."""

    public_key, secret_key = zmq.curve_keypair()

    def write_connection_file(self, **arguments):
        super().write_connection_file(**arguments)
        file = Path(self.connection_file)
        content = json.loads(file.read_text())
        content["curve_publickey"] = self.public_key.decode()
        content["curve_secretkey"] = self.secret_key.decode()
        file.write_text(json.dumps(content))

    def _create_connected_socket(self, channel, identity=None):
        """Shutdown sends an interrupt through it, which can block forever if the socket has no keys."""
        socket = self.context.socket(channel_socket_types[channel])
        socket.linger = 1000
        socket.curve_serverkey = self.public_key
        socket.curve_publickey, socket.curve_secretkey = zmq.curve_keypair()
        socket.connect(self._make_url(channel))
        return socket


class Curve(Connecting):
    """The tests of CURVE itself: what the kernelspec declares, and who is refused."""

    @classmethod
    def setUpClass(cls):
        cls.manager = CurveManager(kernel_name="lectern", transport=cls.transport)
        cls.manager.start_kernel()

    @classmethod
    def tearDownClass(cls):
        cls.manager.shutdown_kernel(now=True)

    def sockets(self, **options):
        public_key, secret_key = zmq.curve_keypair()
        keys = {
            "curve_serverkey": self.manager.public_key,
            "curve_publickey": public_key,
            "curve_secretkey": secret_key,
        }
        return super().sockets(**{**keys, **options})

    def test_the_kernelspec_declares_curve(self):
        self.assertEqual(self.manager.kernel_spec.metadata["supported_encryption"], ["curve"])

    def assert_refused(self, client):
        served = self.sockets()
        self.assertEqual(served.reply(served.send("kernel_info_request"))["status"], "ok")
        for channel in ("shell", "control", "stdin"):
            refused = client.connect(zmq.DEALER, channel, rcvtimeo=1000, sndtimeo=1000)
            with self.assertRaises(zmq.Again):
                client.session.send(refused, "kernel_info_request", {})
                refused.recv_multipart()
        for kind, channel in ((zmq.REQ, "hb"), (zmq.SUB, "iopub")):
            refused = client.connect(kind, channel, rcvtimeo=1000, sndtimeo=1000)
            with self.assertRaises(zmq.Again):
                refused.subscribe(b"") if kind == zmq.SUB else refused.send(b"ping")
                refused.recv_multipart()
        self.assertEqual(served.reply(served.send("kernel_info_request"))["status"], "ok")

    def test_a_client_with_another_server_key_is_refused(self):
        self.assert_refused(self.sockets(curve_serverkey=zmq.curve_keypair()[0]))

    def test_a_client_without_encryption_is_refused(self):
        plain = Sockets(self.manager)
        self.addCleanup(plain.close)
        self.assert_refused(plain)

    def test_garbage_instead_of_a_handshake_harms_nobody(self):
        served = self.sockets()
        info = self.manager.get_connection_info()
        start = b"\xff" + bytes(8) + b"\x7f\x03\x01CURVE" + bytes(15 + 32)
        for seed in range(100):
            garbage = random.Random(seed)
            name = garbage.choice([b"\x05HELLO", b"\x08INITIATE", b"\x07MESSAGE", b"\x05READY"])
            body = name + garbage.randbytes(garbage.choice([0, 1, 100, 194, 240]))
            flags = garbage.choice([0, 4])
            kind = socket.AF_INET if self.transport == "tcp" else socket.AF_UNIX
            port = info["shell_port"]
            address = (info["ip"], port) if self.transport == "tcp" else f"{info['ip']}-{port}"
            with socket.socket(kind) as raw:
                raw.settimeout(10)
                raw.connect(address)
                raw.sendall(start + bytes([flags, len(body)]) + body)
                try:
                    while raw.recv(4096):
                        pass
                except ConnectionResetError:
                    pass
        self.assertEqual(served.reply(served.send("kernel_info_request"))["status"], "ok")


class CurveOverTcp(Curve, Clients, unittest.TestCase):
    """With the keys in a connection file of the transport "tcp"."""

    transport = "tcp"


class CurveOverUnixSockets(Curve, unittest.TestCase):
    """With the keys in a connection file of the transport "ipc"."""

    transport = "ipc"


if __name__ == "__main__":
    suite.run(OverTcp, OverUnixSockets, CurveOverTcp, CurveOverUnixSockets)
