"""Starts a kernel in a sandbox, with limits, and stops it with everything that it has started.

With bubblewrap, the kernel sees a file system of its own: the system's programs, the JDK, the
kernel's jars and the data, all read-only; an empty /tmp; and one folder for the connection file and
the sockets. It has no network and sees no other process. Without bubblewrap, only prlimit's limits
and the watch on memory and processes remain.
"""

import json
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path

ISOLATED, BARE = "bubblewrap", "none"
MB = 1024 * 1024
SOCKETS = "s"  # the only folder of the host in which the kernel can write
SOCKETS_SIZE = 16 * MB
# What a JVM and Graphviz read; not /etc/passwd, /etc/shadow or the keys of the host.
CONFIGURATION = ["alternatives", "fonts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime"]
PASSWD = "student:x:{0}:{0}:student:/tmp:/bin/sh\n"


@dataclass(frozen=True)
class Limits:
    """Limits of one notebook: seconds of wall time, seconds of CPU time, MB, and counts."""

    cell: int = 300
    notebook: int = 1800
    cpu: int = 3600
    memory: int = 4096
    processes: int = 400  # processes and threads
    file: int = 256  # of each file, and of all of /tmp

    def as_dict(self):
        return asdict(self)


@dataclass(frozen=True)
class Kernel:
    """How to start the kernel, the folders that it reads, and the native libraries' cache."""

    argv: list
    environment: dict
    folders: list
    cache: Path = None


def isolation():
    """Returns the isolation that works on this machine; it includes the limit of processes."""
    if not all(shutil.which(name) for name in ("bwrap", "prlimit", "setpriv")):
        return BARE
    few, nothing = replace(Limits(), processes=8), Kernel([], {}, [])
    sleepers = "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do sleep 1 & done"
    works = [
        subprocess.run(isolated(nothing, few, None, spare_user(), ["/bin/sh", "-c", script]),
                       capture_output=True, check=False).returncode == 0
        for script in ("true", sleepers)]
    return ISOLATED if works == [True, False] else BARE


def spare_user():
    """Returns an unused user id if this is root: Linux does not limit root's processes."""
    return 200_000 + os.getpid() if os.getuid() == 0 else None


def kernel_of(spec_folder, data, cache):
    """Reads a kernelspec; data and cache are folders of the course's data and native libraries."""
    spec = json.loads((spec_folder / "kernel.json").read_text(encoding="utf-8"))
    argv = [word.replace("{resource_dir}", str(spec_folder)) for word in spec["argv"]]
    if "-jar" not in argv:
        return Kernel(argv, dict(spec.get("env", {})), [spec_folder, Path(argv[0]).resolve().parent])
    jar = argv.index("-jar")
    settings = [f"-Dorg.bytedeco.javacpp.cachedir={cache}", "-Duser.home=/tmp"]
    folders = [spec_folder, Path(argv[jar + 1]).parent, Path(argv[0]).resolve().parents[1]]
    environment = dict(spec.get("env", {}))
    if data:
        folders.append(data)
        environment["LECTERN_DATA"] = str(data)
    return Kernel(argv[:jar] + settings + argv[jar:], environment, folders, cache)


def isolated(kernel, limits, shared, user, argv, options=()):
    """Returns the command that runs a program in bubblewrap, with the limits of each process."""
    inner = limited(limits, argv, limits.processes)
    if user is not None:
        ids = [f"--reuid={user}", f"--regid={user}", "--clear-groups", "--no-new-privs"]
        inner = limited(limits, ["setpriv", *ids, "--", *argv], limits.processes)
    return [*bubblewrap(kernel, shared, limits.file * MB, user), *options, "--", *inner]


def bubblewrap(kernel, shared, tmp_size, user):
    words = ["bwrap", "--die-with-parent", "--new-session", "--unshare-ipc", "--unshare-pid",
             "--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--hostname", "grader",
             "--cap-drop", "ALL"]
    if user is None:
        words += ["--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000"]
    else:
        words += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    words += ["--proc", "/proc", "--dev", "/dev", "--perms", "1777",
             "--size", str(tmp_size), "--tmpfs", "/tmp", "--ro-bind", "/usr", "/usr"]
    for name in ("bin", "lib", "lib32", "lib64", "sbin"):
        path = Path("/", name)
        words += (["--symlink", os.readlink(path), str(path)] if path.is_symlink()
                  else ["--ro-bind-try", str(path), str(path)])
    java = sorted(path.name for path in Path("/etc").glob("java*"))
    bound = [*(f"/etc/{name}" for name in [*CONFIGURATION, *java]), "/sys/fs/cgroup",
             "/sys/devices/system/cpu", *map(str, kernel.folders)]
    # Otherwise bubblewrap creates parents that only root may enter.
    for parent in sorted({str(parent) for path in bound for parent in Path(path).parents}):
        if parent != "/" and not parent.startswith("/usr/"):
            words += ["--perms", "0755", "--dir", parent]
    for path in bound:
        words += ["--ro-bind-try", path, path]
    if kernel.cache and kernel.cache.is_dir():
        # JavaCPP uses only a cache that it may write to, but then only reads what is there.
        words += ["--perms", "0777", "--size", str(MB), "--tmpfs", str(kernel.cache)]
        for part in sorted(kernel.cache.iterdir()):
            words += ["--ro-bind", str(part), str(part)]
    if shared:
        words += ["--perms", "0755", "--dir", str(shared),
                  "--bind", str(shared / SOCKETS), str(shared / SOCKETS),
                  "--ro-bind", str(shared / "passwd"), "/etc/passwd",
                  "--ro-bind", str(shared / "connection.json"), str(shared / "connection.json")]
    return [*words, "--chdir", "/tmp"]


def limited(limits, argv, processes):
    """Returns the command with limits for each process; the last one counts a user's threads."""
    program = shutil.which("prlimit")
    if not program:
        return argv
    return [program, f"--cpu={limits.cpu}", f"--data={limits.memory * MB}",
            f"--fsize={limits.file * MB}", "--core=0", "--nofile=2048", f"--nproc={processes}",
            "--", *argv]


class Sandbox:
    """A running kernel with its connection file."""

    def __init__(self, kernel, limits, mode, token):
        self.limits = limits
        self.mode = mode
        self.folder = Path(tempfile.mkdtemp(prefix="lectern-grade-", dir="/tmp"))
        self.connection = self.folder / "connection.json"
        self.cause = ""
        self.process = None
        self.user = spare_user() if mode == ISOLATED else None
        try:
            self.process = self.start(kernel, token)
            self.root = self.first_process()
        except BaseException:
            if self.process:
                kill(self.process.pid)
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def start(self, kernel, token):
        (self.folder / SOCKETS).mkdir()
        self.connection.touch(mode=0o600)  # the kernel refuses a file that others can read
        self.connection.write_text(json.dumps(self.addresses()), encoding="utf-8")
        user = 1000 if self.user is None else self.user
        (self.folder / "passwd").write_text(PASSWD.format(user), encoding="utf-8")
        (self.folder / "passwd").chmod(0o644)
        if self.user is not None:
            self.folder.chmod(0o711)
            for path in (self.folder / SOCKETS, self.connection):
                os.chown(path, user, user)
        argv = [word.replace("{connection_file}", str(self.connection)) for word in kernel.argv]
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8",
                       "LECTERN_GRADE_TOKEN": token, **kernel.environment}
        self.info, writer = os.pipe()
        if self.mode == ISOLATED:
            argv = isolated(kernel, self.limits, self.folder, self.user, argv,
                            ["--info-fd", str(writer)])
        else:
            argv = limited(self.limits, argv, tasks_of(os.getuid()) + self.limits.processes)
        try:
            with open(self.folder / "log", "ab") as log:
                return subprocess.Popen(argv, env=environment, cwd="/", start_new_session=True,
                                        stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                        pass_fds=[writer])
        finally:
            os.close(writer)

    def said(self):
        """Returns the end of what the kernel wrote to its own standard output and error."""
        with open(self.folder / "log", "rb") as log:
            log.seek(max(0, os.fstat(log.fileno()).st_size - 2000))
            return log.read().decode("utf-8", "replace").strip()

    def addresses(self):
        """Returns the content of the connection file; Unix sockets need no network."""
        ports = {f"{name}_port": number for number, name in
                 enumerate(("shell", "iopub", "stdin", "control", "hb"), 1)}
        return {**ports, "transport": "ipc", "ip": str(self.folder / SOCKETS / "k"),
                "kernel_name": "lectern",
                "signature_scheme": "hmac-sha256", "key": secrets.token_hex(16)}

    def first_process(self):
        """Returns the process whose end ends all processes of the sandbox."""
        if self.mode != ISOLATED:
            os.close(self.info)
            return self.process.pid
        with os.fdopen(self.info) as pipe:
            return json.loads(pipe.read() or "{}").get("child-pid", self.process.pid)

    def is_alive(self):
        return self.process.poll() is None

    def members(self):
        """Returns the processes of the sandbox."""
        kind = "pid" if self.mode == ISOLATED else None
        own = identity(self.root, kind)
        every = (int(name) for name in os.listdir("/proc") if name.isdigit())
        return [pid for pid in every if own and identity(pid, kind) == own]

    def watch(self):
        """Stops the kernel if its processes together exceed a limit; returns why, or nothing."""
        memory, tasks = 0, 0
        for pid in self.members():
            status = status_of(pid)
            memory += int(status.get("VmRSS", "0 kB").split()[0]) * 1024
            tasks += int(status.get("Threads", "0"))
        if memory > self.limits.memory * MB:
            self.stop(f"more than {self.limits.memory} MB of memory")
        elif tasks > self.limits.processes:
            self.stop(f"more than {self.limits.processes} processes and threads")
        elif size_of(self.folder / SOCKETS) > SOCKETS_SIZE:
            self.stop("files in the folder of the sockets")
        return self.cause

    def stop(self, cause=""):
        self.cause = self.cause or cause
        if self.mode != ISOLATED:
            for pid in self.members():
                kill(pid)
        kill(self.root)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            kill(self.process.pid)
            self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def identity(pid, kind):
    """Returns what the members of a sandbox share: the PID namespace, or the session."""
    try:
        return os.readlink(f"/proc/{pid}/ns/{kind}") if kind else os.getsid(pid)
    except OSError:
        return None


def tasks_of(user):
    """Returns the number of a user's threads."""
    every = (status_of(name) for name in os.listdir("/proc") if name.isdigit())
    return sum(int(status.get("Threads", "0")) for status in every
               if status.get("Uid", "").split()[:1] == [str(user)])


def status_of(pid):
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}


def size_of(folder):
    """Returns the size of a folder's files; the student's code may change them meanwhile."""
    total = 0
    for root, _, files in os.walk(folder):
        for name in files:
            try:
                total += os.lstat(os.path.join(root, name)).st_size
            except OSError:
                pass
    return total


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
