"""Lets students log in to a JupyterHub on this machine at once, run notebook 01 and train a net.

Starts the hub on the loopback interface with the example configuration, but with a password for all and
with servers that run as this user. Prints the seconds to the first cell and the memory of each student,
and writes all samples as JSON.
"""

import argparse
import asyncio
import concurrent.futures
import datetime
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import hub_memory
from hub_memory import KERNEL, SERVER
from hub_student import HubTrouble, Student

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "lessons/scripts/hub/jupyterhub_config.py"
NOTEBOOK = "01-logistic-model.ipynb"
NET = """
var hubData = FashionMnist.load();
var hubNet = new Sequential();
hubNet.add(new Dense(30, activation("relu")));
hubNet.add(new Dense(10, activation("softmax")));
hubNet.compile(optimizer("adam"), loss("categorical_crossentropy"), metrics("accuracy"));
hubNet.fit(hubData.xTrain().reshape(-1, 784), toCategorical(hubData.yTrain()), epochs(1), batchSize(1200));
"""
# Overrides the example where a test on the loopback interface differs from a class.
OVERRIDES = """
load_subconfig({example!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub_port}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.JupyterHub.db_url = "sqlite://"
c.JupyterHub.cookie_secret_file = {folder!r} + "/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = {folder!r} + "/proxy.pid"
c.JupyterHub.concurrent_spawn_limit = {at_once}
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {folder!r} + "/home/{{username}}"
c.Spawner.environment.update({environment!r})
c.Spawner.args.extend({arguments!r})
"""


def require_proxy():
    if not shutil.which("configurable-http-proxy"):
        raise HubTrouble("configurable-http-proxy is not installed (Debian: jupyterhub)")
    proxy = subprocess.run(["configurable-http-proxy", "--version"], capture_output=True, check=False)
    if proxy.returncode:
        raise HubTrouble("configurable-http-proxy does not start; if Debian's runs with another "
                         "Node.js, set NODE_PATH=/usr/share/nodejs")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Hub:
    """A JupyterHub that ends with everything that it has started."""

    def __init__(self, folder, log, options):
        self.log = log
        self.password = secrets.token_hex(8)
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        environment = {name: os.environ[name] for name in ("JUPYTER_PATH", "LECTERN_DATA", "LECTERN_HOME")
                       if name in os.environ}
        # The servers have homes of their own, but share this user's unpacked libraries and data.
        java = [f"-Dorg.bytedeco.javacpp.cachedir={options.cache}", f"-Xmx{options.heap}m"]
        environment["JAVA_TOOL_OPTIONS"] = " ".join(java)
        config = folder / "jupyterhub_config.py"
        config.write_text(OVERRIDES.format(
            example=str(EXAMPLE), port=port, hub_port=free_port(), proxy_port=free_port(),
            folder=str(folder), at_once=options.at_once, password=self.password,
            environment=environment,
            arguments=["--allow-root"] if os.getuid() == 0 else []), encoding="utf-8")
        with open(log, "wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "--config", str(config)], cwd=folder,
                stdout=output, stderr=output, start_new_session=True)

    def await_start(self, patience):
        until = time.perf_counter() + patience
        while time.perf_counter() < until:
            if self.process.poll() is not None:
                raise HubTrouble(f"JupyterHub has ended; its output is in {self.log}")
            if "JupyterHub is now running" in self.log.read_text(encoding="utf-8", errors="replace"):
                return
            time.sleep(0.1)
        raise HubTrouble(f"JupyterHub did not start within {patience} s; its output is in {self.log}")

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.process.terminate()  # it then stops its servers and the proxy
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def cells_of(path):
    """Returns the sources of a notebook's code cells, and whether they must fail."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [("".join(cell["source"]),
             "raises-exception" in cell["metadata"].get("tags", []))
            for cell in cells if cell["cell_type"] == "code"]


async def lesson(student, hub, cells, gate):
    """Lets one student work; returns seconds for each step, counted from the click on "Sign in"."""
    start = time.perf_counter()
    async with gate:
        await student.log_in(hub.password)
        await student.await_server()
        seconds = {"server": time.perf_counter() - start}
        await student.start_kernel("lectern")
        for code, fails in cells:
            status, _ = await student.run(code)
            seconds.setdefault("first_cell", time.perf_counter() - start)
            if status != ("error" if fails else "ok"):
                raise student.trouble(f"unexpected status {status} of the cell {code!r}")
    seconds["notebook"] = time.perf_counter() - start
    status, printed = await student.run(NET)
    seconds["trained"] = time.perf_counter() - start
    if status != "ok" or "accuracy" not in printed:
        raise student.trouble(f"the training failed: {printed!r}")
    print(f"bench: {student.name}: first cell after {seconds['first_cell']:.1f} s, notebook after "
          f"{seconds['notebook']:.1f} s, trained after {seconds['trained']:.1f} s",
          file=sys.stderr, flush=True)
    return seconds


async def all_lessons(hub, options):
    cells = cells_of(options.notebooks / NOTEBOOK)
    gate = asyncio.Semaphore(options.at_once)
    loop = asyncio.get_running_loop()
    loop.set_default_executor(concurrent.futures.ThreadPoolExecutor(options.students))
    students = [Student(hub.url, f"student{i + 1}", options.patience)
                for i in range(options.students)]
    seconds = await asyncio.gather(*(lesson(each, hub, cells, gate) for each in students))
    memory, files = hub_memory.measure()
    names = {each.name for each in students}
    return {"seconds": seconds, "files": files,
            "memory": {name: sizes for name, sizes in memory.items() if name in names}}


def table(report):
    """Returns the report as text."""
    lines = [f"{report['students']} students at once, {report['date']}, {report['machine']}", "",
             f"{'seconds from the login':<34}{'median':>9}{'worst':>9}"]
    for key, title in (("server", "the server is ready"), ("first_cell", "end of the first cell"),
                       ("notebook", "end of notebook 01"), ("trained", "end of the training")):
        values = [each[key] for each in report["seconds"]]
        lines.append(f"{title:<34}{median(values):>9.1f}{max(values):>9.1f}")
    lines += ["", f"{'MB for each student':<34}{'median':>9}{'worst':>9}"]
    for kind in (KERNEL, SERVER):
        for i, unit in enumerate(("RSS", "PSS")):
            values = [each[kind][i] for each in report["memory"].values()]
            lines.append(f"{kind + ', ' + unit:<34}{median(values):>9.0f}{max(values):>9.0f}")
    total = sum(each[KERNEL][1] + each[SERVER][1] for each in report["memory"].values())
    each = total / report["students"]
    lines += [f"{'PSS of all students together':<34}{total:>9.0f}",
              f"{'30 students at this PSS, GB':<34}{30 * each / 1024:>9.1f}", ""]
    for name, found in report["files"].items():
        lines += [f"{name}: {count} kernels map {path}" for path, count in found]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(prog="./lecture bench hub", description=__doc__)
    parser.add_argument("--students", type=int, default=10, help="number of students")
    parser.add_argument("--at-once", type=int, default=0, help="of them, how many start at a time")
    parser.add_argument("--heap", type=int, default=400, help="Java heap of a kernel in MB")
    parser.add_argument("--patience", type=int, default=180, help="seconds to wait for each answer")
    parser.add_argument("--cache", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--notebooks", type=Path, default=Path("notebooks"), help=argparse.SUPPRESS)
    parser.add_argument("--output", type=Path, default=Path("target/bench"), help="for hub.json")
    options = parser.parse_args()
    options.at_once = options.at_once or options.students
    require_proxy()
    options.output.mkdir(parents=True, exist_ok=True)
    log = (options.output / "hub.log").absolute()
    with tempfile.TemporaryDirectory(prefix="lectern-hub-") as folder:
        with Hub(Path(folder), log, options) as hub:
            hub.await_start(options.patience)
            report = asyncio.run(all_lessons(hub, options))
    report.update(students=options.students, atOnce=options.at_once, heap=options.heap,
                  date=datetime.date.today().isoformat(), machine=f"{os.cpu_count()} cores")
    path = options.output / "hub.json"
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(table(report))
    print(f"\nbench: wrote {path}")


if __name__ == "__main__":
    try:
        main()
    except HubTrouble as trouble:
        sys.exit(f"bench: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
