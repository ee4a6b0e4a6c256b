"""Measures how long a student waits with the Lectern kernel, ipykernel and bare JShell, in turn.

Prints a table of medians that shows which goals are met, and writes all samples as JSON.
"""

import argparse
import datetime
import importlib.util
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

from kernel_figures import BARE, OURS, PEER, judged, table
from kernel_session import KernelSession, KernelTrouble

SUMS = 50
QUESTIONS = 20
LINES = 5000
INTERRUPTS = 3
PRINTINGS = 3
REST_S = 3

LOOPS = {
    OURS: 'System.out.println("begun"); while (true) {}',
    PEER: 'print("begun", flush=True)\nwhile True: pass',
}
PRINTS = {
    OURS: f'for (int i = 0; i < {LINES}; i++) System.out.println("line " + i);',
    PEER: f'for i in range({LINES}): print("line", i)',
}
HEAP = "Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()"
JVM = 'System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")'
NET = """
var X = Nd4j.rand(2000, 100);
var net = new Sequential();
net.add(new Dense(200, activation("relu")));
net.add(new Dense(100));
net.compile(optimizer("adam"), loss("mse"));
"""
TRAINING = 'System.out.println("begun"); net.fit(X, X, epochs(1_000_000), verbose(0));'
COMPLETION, INSPECTION = "net.fi", "net.fit("


def measure(name, kernel_name, log):
    """Measures one kernel from start to end; returns a list of samples for each figure."""
    with KernelSession(kernel_name, log) as kernel:
        kernel.reply(kernel.client.kernel_info())
        samples = {"kernel_info": [kernel.age()]}
        kernel.reply(kernel.client.execute("1 + 1"))
        samples["first_cell"] = [kernel.age()]
        kernel.await_publications()
        samples["first_memory"] = present(kernel.memory("VmRSS"))
        time.sleep(REST_S)
        samples["idle_memory"] = present(kernel.memory("VmRSS"))
        if name == OURS:
            samples["idle_heap"] = [int(kernel.value(HEAP)) / 2**20]
        samples["echo"] = millis(kernel.ask(kernel.client.kernel_info) for _ in range(QUESTIONS))
        samples["sum"] = millis(kernel.run("1 + 1")[0] for _ in range(SUMS))
        if name == OURS:
            samples["first_tensor"] = [kernel.run("Nd4j.zeros(2)")[0]]
            assist(kernel, samples)
        samples["interrupt"] = millis(interrupted(kernel, LOOPS[name]) for _ in range(INTERRUPTS))
        printed = [kernel.run(PRINTS[name]) for _ in range(PRINTINGS)]
        samples["println"] = [seconds for seconds, _ in printed]
        samples["messages"] = [streams(messages) for _, messages in printed]
        samples["peak_memory"] = present(kernel.memory("VmHWM"))
        return samples, kernel.value(JVM) if name == OURS else None


def assist(kernel, samples):
    """Measures completion and inspection, first when idle and then during a fit."""
    kernel.run(NET)
    questions(kernel, samples, "complete", "inspect")
    msg_id = kernel.client.execute(TRAINING)
    kernel.await_text("begun")
    questions(kernel, samples, "complete_busy", "inspect_busy")
    kernel.interrupt(msg_id)


def questions(kernel, samples, complete, inspect):
    client = kernel.client
    samples[complete] = millis(
        kernel.ask(client.complete, COMPLETION, len(COMPLETION)) for _ in range(QUESTIONS))
    samples[inspect] = millis(
        kernel.ask(client.inspect, INSPECTION, len(INSPECTION)) for _ in range(QUESTIONS))


def interrupted(kernel, loop):
    msg_id = kernel.client.execute(loop)
    kernel.await_text("begun")
    time.sleep(0.3)
    return kernel.interrupt(msg_id)


def streams(messages):
    return sum(message["msg_type"] == "stream" for message in messages)


def millis(seconds):
    return [1000 * value for value in seconds]


def present(value):
    return [] if value is None else [value]


def bare(java, jars, classes, log):
    """Measures the evaluation of 1 + 1 in bare JShell."""
    command = [*java, "-cp", f"{classes}{os.pathsep}{jars}/lectern-kernel.jar",
               "io.github.lectern.bench.shell.BareShell", str(jars), str(SUMS)]
    with open(log, "ab") as errors:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=errors, check=False)
    if done.returncode:
        raise KernelTrouble(f"{BARE} ended with status {done.returncode}; see {log}")
    return {"sum": [float(line) for line in done.stdout.split()]}


def taken_in_turn(rounds, programs):
    """Runs all programs in each round, a different one first, and reports the progress."""
    for number in range(rounds):
        samples = {}
        names = list(programs)
        for name in names[number % len(names):] + names[:number % len(names)]:
            start = time.perf_counter()
            samples[name] = programs[name]()
            print(f"bench: round {number + 1} of {rounds}: {name}, "
                  f"{time.perf_counter() - start:.1f} s", file=sys.stderr, flush=True)
        yield samples


def machine():
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0].split(":")[1].strip() if names else cpu
    return f"{cpu}, {os.cpu_count()} cores; {platform.system()} {platform.release()}"


def command_of(kernel_name):
    try:
        return KernelSpecManager().get_kernel_spec(kernel_name).argv
    except NoSuchKernel:
        sys.exit(f"bench: no kernel {kernel_name!r} in {os.environ.get('JUPYTER_PATH')}; "
                 "./lecture bench kernel registers it first")


def main():
    parser = argparse.ArgumentParser(prog="./lecture bench kernel", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="measurements of each kernel")
    parser.add_argument("--jars", type=Path, default=Path("target/dist"), help=argparse.SUPPRESS)
    parser.add_argument("--shell", type=Path, default=Path("kernel/bench/target/classes"),
                        help=argparse.SUPPRESS)
    parser.add_argument("--output", type=Path, default=Path("target/bench"), help="for kernel.json")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error(f"--rounds: expected a number above 0 but got {options.rounds}")
    argv = command_of("lectern")
    java = argv[:argv.index("-jar")]
    options.output.mkdir(parents=True, exist_ok=True)
    log = options.output / "kernel.log"
    log.unlink(missing_ok=True)
    jvm = []

    def ours():
        samples, found = measure(OURS, "lectern", log)
        jvm.append(found)
        return samples

    programs = {OURS: ours}
    if importlib.util.find_spec("ipykernel"):
        programs[PEER] = lambda: measure(PEER, "python3", log)[0]
    else:
        print(f"bench: {sys.executable} has no ipykernel (Debian: python3-ipykernel); "
              "measuring without it", file=sys.stderr)
    programs[BARE] = lambda: bare(java, options.jars, options.shell, log)
    load = os.getloadavg()[0]
    rounds = list(taken_in_turn(options.rounds, programs))
    report = {
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "jvm": jvm[0].strip('"'),
        "loadAverage": load,
        "rounds": rounds,
        "figures": judged(rounds),
    }
    print(f"{report['machine']}; {report['jvm']}; {report['date']}; {options.rounds} rounds; "
          f"load average before the start {load:.2f}\n")
    print(table(report["figures"]))
    path = options.output / "kernel.json"
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(f"\nbench: wrote {path}")


if __name__ == "__main__":
    try:
        main()
    except KernelTrouble as trouble:
        sys.exit(f"bench: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
