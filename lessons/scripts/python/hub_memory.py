"""The memory of the students' processes, and the files that they share."""

import os
import re
from pathlib import Path

KERNEL, SERVER = "kernel", "server"
USER = "JUPYTERHUB_USER="
SHARED = {
    "class archive": re.compile(r"/classes\.jsa$"),
    "native library of ND4J": re.compile(r"/libnd4jcpu\.so$"),
    "native library of oneDNN": re.compile(r"/libdnnl\.so[^/]*$"),
}


def processes():
    """Yields (student, kind, pid) for every process of a student's server or kernel."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            words = Path(f"/proc/{pid}/environ").read_bytes().decode("utf-8", "replace").split("\0")
            command = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
        except OSError:
            continue  # it has ended, or belongs to another user
        user = next((word[len(USER):] for word in words if word.startswith(USER)), None)
        if user and command:
            yield user, KERNEL if "lectern-kernel.jar" in command else SERVER, int(pid)


def sizes(pid):
    """Returns the RSS and PSS of a process in MB."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return tuple(int(re.search(rf"^{key}:\s*(\d+) kB", text, re.M)[1]) / 1024
                 for key in ("Rss", "Pss"))


def mapped(pid):
    """Returns (device, inode, path) of the shared files that a process has mapped."""
    found = {}
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
        words = line.split(None, 5)
        for name, pattern in SHARED.items():
            if len(words) == 6 and pattern.search(words[5]):
                found[name] = (words[3], words[4], words[5])
    return found


def measure():
    """Returns the memory of each student by kind, and the distinct files behind each shared cache."""
    students, files = {}, {name: {} for name in SHARED}
    for user, kind, pid in processes():
        memory = students.setdefault(user, {KERNEL: [0.0, 0.0], SERVER: [0.0, 0.0]})[kind]
        for i, size in enumerate(sizes(pid)):
            memory[i] += size
        if kind == KERNEL:
            for name, file in mapped(pid).items():
                files[name].setdefault(file, set()).add(user)
    return students, {name: [(path, len(users)) for (_, _, path), users in found.items()]
                      for name, found in files.items()}
