"""Runs a notebook in the image as its user: read-only, with 1 GB of memory and without a network.

Docker and Podman do this themselves. Where there is only Buildah, as in a build server's container, this
program mounts the image and enters it with unshare and chroot; this needs root and a memory cgroup.
"""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

MEMORY = 1 << 30
UNSUITABLE = 77  # the exit status with which the test is skipped
TMPFS = "uid=1000,gid=1000,mode=700"
COMMANDS = """
echo "user $(id -u) $(id -un)"
if touch /opt/lectern/probe 2>/dev/null; then echo "the image is writable"; else echo "the image is read-only"; fi
java -XshowSettings:system -version 2>&1 | sed -n 's/^ *Memory Limit: */memory of the JVM: /p'
kernel=/usr/local/share/jupyter/kernels/lectern
java -XX:+UseSerialGC -XX:SharedArchiveFile=$kernel/classes.jsa -Xlog:class+load -Xlog:cds=off,cds+dynamic=off \
  -jar $kernel/lib/lectern-kernel.jar --version | grep -c "lectern.*shared objects file (top)" \
  | sed 's/^/classes from the archive: /'
jupyter nbconvert --to notebook --execute --ExecutePreprocessor.timeout=900 --output-dir=/tmp \\
  --output=executed "lectern-course/$1" || exit 1
grep -c output_type /tmp/executed.ipynb | sed 's/^/outputs: /'
du -sm /tmp/lectern-javacpp-* "$HOME/.javacpp" 2>/dev/null | sed 's/^/unpacked, MB: /'
"""


def unsuitable(reason):
    print(reason)
    sys.exit(UNSUITABLE)


def inner(notebook):
    return ["sh", "-c", COMMANDS, "sh", notebook]


def in_container(builder, image, notebook):
    command = [builder, "run", "--rm", "--read-only", "--network=none", f"--memory={MEMORY}",
               f"--memory-swap={MEMORY}", "--tmpfs=/tmp", f"--tmpfs=/home/jovyan:{TMPFS}", image]
    return subprocess.run([*command, *inner(notebook)], check=False).returncode


@contextlib.contextmanager
def memory_group():
    """Creates a memory cgroup, of version 1 or 2, and yields its folder and the file of its peak."""
    base = Path("/sys/fs/cgroup")
    first = (base / "memory").is_dir()
    group = base / ("memory" if first else "") / f"lectern-image-{os.getpid()}"
    limit, peak = (("memory.limit_in_bytes", "memory.max_usage_in_bytes") if first
                   else ("memory.max", "memory.peak"))
    try:
        group.mkdir()
        (group / limit).write_text(str(MEMORY), encoding="utf-8")
    except OSError as problem:
        unsuitable(f"no memory cgroup can be created: {problem}")
    try:
        yield group, group / peak
    finally:
        group.rmdir()


MOUNT = """
echo $$ >"$1/cgroup.procs"
root=$2
mount --bind "$root" "$root" && mount -o remount,bind,ro "$root"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o {tmpfs} tmpfs "$root/home/jovyan"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev" && mount --rbind /sys "$root/sys"
ip link set lo up
cd "$root"
shift 2
exec chroot --userspec=1000:1000 "$root" "$@"
""".format(tmpfs=TMPFS)


def in_chroot(image, notebook):
    if os.getuid() != 0:
        unsuitable("Buildah's images can be entered only by root")
    config = json.loads(output("buildah", "inspect", "--type", "image", image))["OCIv1"]["config"]
    container = output("buildah", "from", image).strip()
    try:
        root = output("buildah", "mount", container).strip()
        with memory_group() as (group, peak):
            start = f"cd {config['WorkingDir']} && exec {' '.join(config['Entrypoint'])} \"$@\""
            command = ["unshare", "--mount", "--net", "--pid", "--fork", "sh", "-ec", MOUNT, "sh",
                       str(group), root, "env", "-i", *config["Env"],
                       "sh", "-c", start, "sh", *inner(notebook)]
            status = subprocess.run(command, check=False).returncode
            print(f"peak of the group, MB: {int(peak.read_text()) >> 20}")
        return status
    finally:
        output("buildah", "rm", container)


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def main():
    builder, image, notebook = sys.argv[1:]
    if builder == "buildah":
        return in_chroot(image, notebook)
    return in_container(builder, image, notebook)


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    sys.exit(main())
