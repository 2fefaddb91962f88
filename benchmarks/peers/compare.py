#!/usr/bin/env python3
"""Sets Hotspur beside other languages' machines: the same workloads, the same checksums, one go.

    python3 benchmarks/peers/compare.py                     all workloads, all machines that are there
    python3 benchmarks/peers/compare.py fib sieve           some workloads
    python3 benchmarks/peers/compare.py --machines node,java,traced --repetitions 40
    python3 benchmarks/peers/compare.py --json times.json   the times too

Each machine does a workload several times in one process; what counts is the median of the last third,
when its compiler has warmed up. A checksum that differs is an error. Machines that are not installed
are left out, and so are workloads that a language has no program for. Nothing but Python's standard
library is needed; the machines are Debian's packages python3, pypy3, lua5.4, luajit and nodejs.

Java's machines run with a fixed heap that is touched beforehand: one that grows is measured while it
grows. Leave the computer alone meanwhile.
"""

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
JAR = os.path.join(ROOT, "benchmarks", "target", "benchmarks.jar")
JAVA_OPTIONS = ["-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"]
SCALING = "-XX:CompileCommand=CompileThresholdScaling,dev.hotspur.jit.emitted.*::*,0.1"
TIMEOUT = 300

# Name, how it is found, folder and ending of its programs; the engines of Hotspur have no folder.
MACHINES = [
    ("java", "java", None, None),
    ("traced", "java", None, None),
    ("interpreted", "java", None, None),
    ("node", "node", "javascript", "js"),
    ("luajit", "luajit", "lua", "lua"),
    ("pypy", "pypy3", "python", "py"),
    ("lua", "lua5.4", "lua", "lua"),
    ("cpython", "python3", "python", "py"),
]


def main():
    arguments = parse()
    sizes = workloads()
    names = arguments.workloads or list(sizes)
    unknown = [name for name in names if name not in sizes]
    if unknown:
        sys.exit("there is no workload " + ", ".join(unknown))
    machines = present(arguments.machines)
    results = {}
    for name in names:
        results[name] = measure(name, sizes[name], machines, arguments.repetitions)
    print(table(results, [machine[0] for machine in machines]))
    if arguments.json:
        write(arguments.json, results)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD")
    parser.add_argument("--machines", help="some of " + ",".join(m[0] for m in MACHINES))
    parser.add_argument("--repetitions", type=int, default=30, metavar="K")
    parser.add_argument("--json", metavar="FILE", help="write the times of all repetitions here")
    return parser.parse_args()


def workloads():
    """The workloads with their sizes, as Hotspur says them."""
    if not os.path.exists(JAR):
        sys.exit("there is no " + JAR + "; mvn -Dquickly package makes it")
    listing = run(["java", "-cp", JAR, "dev.hotspur.benchmarks.Repetitions", "list"])
    return {name: int(size) for name, size in (line.split() for line in listing.splitlines())}


def present(wanted):
    names = wanted.split(",") if wanted else [machine[0] for machine in MACHINES]
    chosen = []
    for machine in MACHINES:
        if machine[0] in names and shutil.which(machine[1]):
            chosen.append(machine)
        elif machine[0] in names:
            print(f"{machine[0]} is left out: there is no {machine[1]} here", file=sys.stderr)
    for name in names:
        if name not in [machine[0] for machine in MACHINES]:
            sys.exit("there is no machine " + name)
    return chosen


def measure(workload, size, machines, repetitions):
    times = {}
    checksums = {}
    for machine in machines:
        words = command(machine, workload, size, repetitions)
        if not words:
            continue
        print(f"{workload}: {machine[0]}", file=sys.stderr)
        try:
            lines = run(words).splitlines()
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failure:
            print(f"{workload}: {machine[0]} is left out: {failure}", file=sys.stderr)
            continue
        checksums[machine[0]] = lines[0].split()[1]
        times[machine[0]] = [int(line.split()[2]) for line in lines[1:]]
    if len(set(checksums.values())) > 1:
        sys.exit(f"{workload}: the results differ: {checksums}")
    return times


def command(machine, workload, size, repetitions):
    name, program, folder, ending = machine
    if folder is None:
        # The slow ones do not need so many repetitions to be measured.
        count = max(5, repetitions // 3) if name == "interpreted" else repetitions
        words = [program, *JAVA_OPTIONS, "-XX:CompileCommand=quiet", SCALING, "-cp", JAR]
        return words + ["dev.hotspur.benchmarks.Repetitions", engine(name), workload, str(size), str(count)]
    path = os.path.join(HERE, folder, workload + "." + ending)
    if not os.path.exists(path):
        return None
    count = max(3, repetitions // 6) if name in ("cpython", "lua") else repetitions
    return [program, path, str(size), "--time", str(count)]


def engine(name):
    return {"java": "java", "traced": "tracing", "interpreted": "interpreted"}[name]


def run(words):
    return subprocess.run(
        words, check=True, capture_output=True, text=True, timeout=TIMEOUT
    ).stdout


def steady(times):
    """The median of the last third, in milliseconds."""
    return statistics.median(times[-max(1, len(times) // 3) :]) / 1e6


def table(results, machines):
    """Milliseconds of Java's twin, and of the others how many times as long they take."""
    lines = ["%-16s" % "workload" + "".join("%12s" % name for name in machines)]
    ratios = {name: [] for name in machines}
    for workload, times in results.items():
        line = "%-16s" % workload
        base = steady(times["java"]) if "java" in times else None
        for name in machines:
            if name not in times:
                line += "%12s" % "-"
            elif name == "java" or base is None:
                line += "%9.2f ms" % steady(times[name])
            else:
                ratio = steady(times[name]) / base
                ratios[name].append(ratio)
                line += "%12.2f" % ratio
        lines.append(line)
    line = "%-16s" % "geometric mean"
    for name in machines:
        found = ratios[name]
        mean = math.exp(sum(map(math.log, found)) / len(found)) if found else None
        line += "%12.2f" % mean if mean else "%12s" % ""
    return "\n".join(lines + [line])


def write(path, results):
    """Written beside, then moved: the file is whole or not there."""
    temporary = path + ".tmp"
    with open(temporary, "w", encoding="utf-8") as out:
        json.dump({"schema": "hotspur-peers/1", "nanoseconds": results}, out, indent=1)
        out.write("\n")
        out.flush()
        os.fsync(out.fileno())
    os.replace(temporary, path)


if __name__ == "__main__":
    main()
