"""Builds a wheel that contains the small jar and provides the command `lectern`.

Needs neither the network nor a packaging library: a wheel is a zip file with a few text files.
See https://packaging.python.org/en/latest/specifications/binary-distribution-format/.
"""

import argparse
import base64
import hashlib
import re
import zipfile
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "wheel"
TIME = (2026, 1, 1, 0, 0, 0)  # the same input gives the same bytes


def version_of(jar):
    """Returns the jar's version as Python writes it: 1.0.0-SNAPSHOT becomes 1.0.0.dev0."""
    name = re.fullmatch(r"lectern-(\d+(?:\.\d+)*)(-SNAPSHOT)?\.jar", jar.name)
    if name is None:
        raise SystemExit(f"build_wheel: expected lectern-VERSION.jar but got {jar.name}")
    return name[1] + (".dev0" if name[2] else "")


def contents(jar, version):
    """Returns the bytes of each file of the wheel, except for RECORD."""
    info = f"lectern-{version}.dist-info"
    metadata = (
        f"Metadata-Version: 2.1\nName: lectern\nVersion: {version}\n"
        "Summary: A Java kernel for Jupyter that teaches neural networks\n"
        "License: MIT\nRequires-Python: >=3.8\n"
    )
    files = {f"lectern/{file.name}": file.read_bytes() for file in sorted(PACKAGE.glob("*.py"))}
    files["lectern/lectern.jar"] = jar.read_bytes()
    files[f"{info}/METADATA"] = metadata.encode()
    files[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: lectern\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    files[f"{info}/entry_points.txt"] = b"[console_scripts]\nlectern = lectern.__main__:main\n"
    return files, f"{info}/RECORD"


def record_line(name, data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}\n"


def build(jar, output):
    """Writes the wheel into a directory and returns its path."""
    version = version_of(jar)
    files, record = contents(jar, version)
    lines = [record_line(name, data) for name, data in files.items()]
    files[record] = ("".join(lines) + f"{record},,\n").encode()
    output.mkdir(parents=True, exist_ok=True)
    wheel = output / f"lectern-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as content:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, TIME)
            entry.external_attr = 0o644 << 16
            content.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return wheel


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("jar", type=Path, help="target/lectern-VERSION.jar")
    parser.add_argument("output", type=Path, help="directory for the wheel")
    options = parser.parse_args()
    print(build(options.jar, options.output))


if __name__ == "__main__":
    main()
