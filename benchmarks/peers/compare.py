#!/usr/bin/env python3
"""Sets Hotspur beside other languages' machines: the same workloads, the same results, one go.

    python3 benchmarks/peers/compare.py                     all workloads, all machines that are there
    python3 benchmarks/peers/compare.py fib sieve           some workloads
    python3 benchmarks/peers/compare.py --machines node,java,traced --repetitions 40
    python3 benchmarks/peers/compare.py --findings          loops and lookups: Hotspur and CPython
    python3 benchmarks/peers/compare.py --json times.json   all times too

Three things are measured of each machine and workload:

  steady   Each machine does the workload several times in one process; what counts is the median of the
           last third, when its compiler has warmed up. Java's machines have a fixed heap here that is
           touched beforehand: one that grows is measured while it grows.
  whole    The program is run as a user runs it, with the size as its argument, from the start of the
           process to its end; what counts is the median of several runs. Java's heap is as it comes.
           The peak of the memory is that of these processes.
  warm-up  How long traced takes from the start of the process until the repetitions stay within a tenth
           of the steady time; the median of several runs. The same of Java's twins. Repetitions during which
           the computer was slower, as work that is always the same shows, do not count.

Results that differ are an error. Machines that are not installed are left out, and so are workloads that a
language has no program for; means are over the workloads that all machines have. Nothing but Python's
standard library is needed; the machines are Debian's packages python3, pypy3, lua5.4, luajit and nodejs.
Leave the computer alone meanwhile.
"""

import argparse
import collections
import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "benchmarks"))

import figures  # noqa: E402
import processes  # noqa: E402
import tables  # noqa: E402
from hotspur import HOTSPUR, java, program, repetitions_of, settle, workloads  # noqa: E402

FIXED_HEAP = ["-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"]

# Of these the warm-up is measured, in runs that last so long.
WARMING = ["java", "traced"]
WARMING_RUN = "4s"

# Name, program that runs it, folder and ending of its programs, and what to divide the number of repetitions by:
# the slow ones do not need so many. The engines of Hotspur have no folder, and run on Java.
Machine = collections.namedtuple("Machine", "name program folder ending divisor")
MACHINES = [
    Machine("java", None, None, None, 1),
    Machine("traced", None, None, None, 1),
    Machine("interpreted", None, None, None, 3),
    Machine("node", "node", "javascript", "js", 1),
    Machine("luajit", "luajit", "lua", "lua", 1),
    Machine("pypy", "pypy3", "python", "py", 1),
    Machine("lua", "lua5.4", "lua", "lua", 6),
    Machine("cpython", "python3", "python", "py", 6),
]
ENGINES = {"java": "java", "traced": "tracing", "interpreted": "interpreted"}
FINDING_MACHINES = "traced,interpreted,cpython"


def main():
    arguments = parse()
    sizes = workloads()
    names = arguments.workloads or (tables.finding_workloads() if arguments.findings else list(sizes))
    unknown = [name for name in names if name not in sizes]
    if unknown:
        sys.exit("there is no workload " + ", ".join(unknown))
    machines = present(arguments.machines or (FINDING_MACHINES if arguments.findings else None))
    document = begin(arguments, machines)
    settle()
    for number, name in enumerate(names, 1):
        print(f"{name} ({number} of {len(names)})", file=sys.stderr)
        size = sizes[name].benchmark
        document["workloads"][name] = {"size": size, "machines": measure(name, size, machines, arguments)}
        if arguments.json:
            processes.write_json(arguments.json, document)
    wanted = ["findings"] if arguments.findings else ["steady", "whole", "memory", "warmup"]
    texts = [tables.TABLES[table].text(document) for table in wanted]
    print("\n\n".join(text for text in texts if "\n" in text))


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD")
    parser.add_argument("--machines", help="some of " + ",".join(m.name for m in MACHINES))
    parser.add_argument(
        "--repetitions", type=positive, default=30, metavar="K", help="in one process; 30 if not given"
    )
    parser.add_argument(
        "--runs", type=positive, default=5, metavar="N", help="of a whole program; 5 if not given"
    )
    parser.add_argument(
        "--findings",
        action="store_true",
        help="only what shows iterator against counter, items against indices, cached against dynamic lookup",
    )
    parser.add_argument(
        "--json",
        metavar="FILE",
        help="write all times here, after each workload; what is there of other workloads stays",
    )
    return parser.parse_args()


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"at least 1, not {text}")
    return number


def present(wanted):
    names = wanted.split(",") if wanted else [machine.name for machine in MACHINES]
    for name in names:
        if name not in [machine.name for machine in MACHINES]:
            sys.exit("there is no machine " + name)
    chosen = []
    for machine in MACHINES:
        if machine.name in names and shutil.which(executable(machine)):
            chosen.append(machine)
        elif machine.name in names:
            print(f"{machine.name} is left out: there is no {executable(machine)} here", file=sys.stderr)
    return chosen


def begin(arguments, machines):
    """The document without its workloads, or with those that stand in the file already."""
    conditions = dict(
        processes.machine(),
        repetitions=arguments.repetitions,
        runs=arguments.runs,
        smallest_peak=processes.smallest_peak(),
        machines={machine.name: processes.version(executable(machine)) for machine in machines},
    )
    document = {"schema": tables.PEERS, "conditions": conditions, "workloads": {}}
    return processes.continued(arguments.json, document, apart=["smallest_peak"])


def measure(workload, size, machines, arguments):
    """All figures of a workload, by machine."""
    results = {}
    checksums, outputs = {}, {}
    for machine in machines:
        if machine.folder and not os.path.exists(peer(machine, workload)):
            continue
        try:
            found = figures_of(machine, workload, size, arguments)
        except processes.Failure as failure:
            print(f"{workload}: {machine.name} is left out: {failure}", file=sys.stderr)
            continue
        checksums[machine.name] = found.pop("checksum")
        if machine.name != "java":
            outputs[machine.name] = found.pop("output")
        results[machine.name] = found
    for each in (checksums, outputs):
        if len(set(each.values())) > 1:
            sys.exit(f"{workload}: the results differ: {each}")
    return results


def figures_of(machine, workload, size, arguments):
    repetitions = max(3, arguments.repetitions // machine.divisor)
    checksum, times, _ = repeated(processes.checked(steady_words(machine, workload, size, repetitions)))
    whole = [processes.checked(whole_words(machine, workload, size)) for _ in range(arguments.runs)]
    found = {
        "checksum": checksum,
        "repetitions_ns": times,
        "whole_ns": [run.nanoseconds for run in whole],
        "peak_bytes": [run.peak for run in whole],
    }
    if machine.name in WARMING:
        words = repetitions_of(ENGINES[machine.name], workload, size, WARMING_RUN)
        found["warmup_ns"] = [warmed_up(processes.checked(words)) for _ in range(arguments.runs)]
    if machine.name != "java":
        found["output"] = whole[0].output
    return found


def warmed_up(run):
    _, times, probes = repeated(run)
    return figures.steady_after(run.nanoseconds, times, probes)


def repeated(run):
    """The checksum, the times and the probes that a program printed which was asked to repeat its work."""
    checksum, *lines = [line.split() for line in run.output.splitlines()]
    numbers = {word: [int(number) for each, _, number in lines if each == word] for word in ("time", "probe")}
    return checksum[1], numbers["time"], numbers["probe"]


def steady_words(machine, workload, size, repetitions):
    if machine.folder is None:
        return repetitions_of(ENGINES[machine.name], workload, size, repetitions, FIXED_HEAP)
    return [interpreter(machine), peer(machine, workload), str(size), "--time", str(repetitions)]


def whole_words(machine, workload, size):
    if machine.name == "java":
        return repetitions_of("java", workload, size, 1)
    if machine.folder is None:
        jit = [] if machine.name == "traced" else ["--jit=off"]
        return [HOTSPUR, "run", *jit, program(workload), str(size)]
    return [interpreter(machine), peer(machine, workload), str(size)]


def peer(machine, workload):
    return os.path.join(HERE, machine.folder, workload + "." + machine.ending)


def executable(machine):
    return machine.program or java()


def interpreter(machine):
    """python3 may be a script that looks for a Python, which takes longer than Python does."""
    if machine.name == "cpython":
        return processes.checked(["python3", "-c", "import sys; print(sys.executable)"]).output.strip()
    return executable(machine)


if __name__ == "__main__":
    main()
