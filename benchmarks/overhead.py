#!/usr/bin/env python3
"""Measures what the JIT costs: its own time in a long run, and whole processes with it and without.

    python3 benchmarks/overhead.py                      all workloads
    python3 benchmarks/overhead.py fib sieve            some workloads
    python3 benchmarks/overhead.py --programs a.spur    programs, too
    python3 benchmarks/overhead.py --json overhead.json

  compiler  Each workload runs for ten seconds in a process of its own, traced; what is shown is how much of
            that the JIT spent recording, optimising and emitting.
  process   Each program is run as a user runs it, from the start of the process to its end, with --jit=off
            and without, in turn; what counts is the median. The workloads are run at the size of tests, where
            starting is nearly all, and at that of benchmarks.

Nothing but Python's standard library is needed. Leave the computer alone meanwhile.
"""

import argparse
import os
import sys

import processes
import tables
from hotspur import benchmark, java, pairs, program, settle, workloads


def main():
    arguments = parse()
    sizes = workloads()
    unknown = [name for name in arguments.workloads if name not in sizes]
    if unknown:
        sys.exit("there is no workload " + ", ".join(unknown))
    names = arguments.workloads or list(sizes)
    document = {"schema": tables.OVERHEAD, "conditions": conditions(arguments), "compiler": {}, "processes": {}}
    document = processes.continued(arguments.json, document)
    settle()
    for number, name in enumerate(names, 1):
        print(f"{name} ({number} of {len(names)})", file=sys.stderr)
        document["compiler"][name] = compiler(name, sizes[name].benchmark, arguments.seconds)
        for size in (sizes[name].test, sizes[name].benchmark):
            words = [program(name), str(size)]
            document["processes"][f"{name} {size}"] = pair(words, arguments.runs)
        save(arguments.json, document)
    for path in arguments.programs:
        print(path, file=sys.stderr)
        document["processes"][os.path.basename(path)] = pair([path], arguments.runs)
        save(arguments.json, document)
    print("\n\n".join(tables.TABLES[name].text(document) for name in ("compiler", "process")))


def save(path, document):
    if path:
        processes.write_json(path, document)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD")
    parser.add_argument("--programs", nargs="+", default=[], metavar="FILE", help="programs without arguments")
    parser.add_argument("--seconds", type=int, default=10, metavar="S", help="of the long run; 10 if not given")
    parser.add_argument("--runs", type=int, default=11, metavar="N", help="of a process; 11 if not given")
    parser.add_argument("--json", metavar="FILE", help="write all figures here; what is there of others stays")
    return parser.parse_args()


def conditions(arguments):
    return dict(
        processes.machine(),
        seconds=arguments.seconds,
        runs=arguments.runs,
        machines={"java": processes.version(java())},
    )


def compiler(workload, size, seconds):
    """What the JIT spent, in nanoseconds, by its work."""
    lines = processes.checked(benchmark("CompilerTime", workload, size, seconds)).output.splitlines()
    return {name + "_ns": int(number) for name, number in (line.split() for line in lines)}


def pair(words, runs):
    """Times with the JIT and without."""
    found = {"off_ns": [], "traced_ns": []}
    for off, traced in pairs(processes.run, words, runs):
        found["off_ns"].append(off.nanoseconds)
        found["traced_ns"].append(traced.nanoseconds)
    return found


if __name__ == "__main__":
    try:
        main()
    except processes.Failure as failure:
        sys.exit(str(failure))
