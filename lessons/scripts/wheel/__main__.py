"""The command `lectern`: runs the jar of this package with the computer's Java."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

JAR = Path(__file__).with_name("lectern.jar")
NO_JAVA = """\
lectern: there is no Java on PATH, and JAVA_HOME names none; install a JDK of version 17 or newer,
for example with "apt-get install openjdk-17-jdk-headless" or from https://adoptium.net"""


def java():
    """Returns the path of the java program, or None."""
    home = os.environ.get("JAVA_HOME")
    return (home and shutil.which("java", path=os.path.join(home, "bin"))) or shutil.which("java")


def environment():
    """Returns the environment in which Jupyter and sys.prefix are those of this Python."""
    variables = dict(os.environ)
    scripts = os.path.dirname(sys.executable)
    variables["PATH"] = os.pathsep.join([scripts, variables.get("PATH", os.defpath)])
    if sys.prefix != sys.base_prefix:
        variables["VIRTUAL_ENV"] = sys.prefix
    return variables


def main():
    program = java()
    if program is None:
        sys.exit(NO_JAVA)
    command = [program, "-jar", str(JAR), *sys.argv[1:]]
    try:
        sys.exit(subprocess.call(command, env=environment()))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
