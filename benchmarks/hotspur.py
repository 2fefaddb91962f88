"""How Hotspur is run to be measured: as a user runs it, or several times in one process."""

import collections
import json
import os
import sys
import time

import processes

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HOTSPUR = os.path.join(ROOT, "hotspur")
JAR = os.path.join(ROOT, "benchmarks", "target", "benchmarks.jar")
PATIENCE_SECONDS = 60

# Those of the launcher.
OPTIONS = [
    "-XX:+UseSerialGC",
    "-XX:CompileCommand=quiet",
    "-XX:CompileCommand=CompileThresholdScaling,dev.hotspur.jit.emitted.*::*,0.1",
]

Sizes = collections.namedtuple("Sizes", "benchmark test")


def java():
    """The Java that the launcher takes too."""
    home = os.environ.get("JAVA_HOME")
    return os.path.join(home, "bin", "java") if home else "java"


def benchmark(name, *words, options=()):
    """The command that runs a class of the benchmarks."""
    if not os.path.exists(JAR):
        sys.exit("there is no " + JAR + "; mvn -Dquickly package makes it")
    return [java(), *OPTIONS, *options, "-cp", JAR, "dev.hotspur.benchmarks." + name, *map(str, words)]


def repetitions_of(engine, workload, size, repetitions, options=()):
    """The command that does a workload in one process so often, or for so long ("4s"), and prints the times."""
    return benchmark("Repetitions", engine, workload, size, repetitions, options=options)


def workloads():
    """The workloads with their sizes, as Hotspur says them."""
    listing = processes.checked(benchmark("Repetitions", "list")).output
    words = [line.split() for line in listing.splitlines()]
    return {name: Sizes(int(benchmark), int(test)) for name, benchmark, test in words}


def program(workload):
    return os.path.join(ROOT, "workloads", "programs", workload + ".spur")


def pairs(run, words, runs, options=()):
    """Runs a program without the JIT and with it, in turn: what disturbs the one then disturbs the other.

    run is processes.run or, for what must end well, processes.checked; the options are for the runs with the JIT.
    """
    for _ in range(runs):
        off = run([HOTSPUR, "run", "--jit=off", *words])
        traced = run([HOTSPUR, "run", *options, *words])
        if (off.code, off.output) != (traced.code, traced.output):
            sys.exit(f"{' '.join(words)} ends differently with the JIT and without")
        yield off, traced


def settle():
    """Lets the launcher build what is missing, and waits for the archive that it makes beside."""
    until = time.monotonic() + PATIENCE_SECONDS
    processes.checked([HOTSPUR, "run", program("quicksort")])
    while lacks_archive(processes.checked([HOTSPUR, "doctor", "--format=json"]).output):
        if time.monotonic() > until:
            print("Hotspur starts without its archive, and more slowly", file=sys.stderr)
            return
        time.sleep(1)


def lacks_archive(examination):
    findings = json.loads(examination)["findings"]
    return any(finding["name"] == "archive" and "advice" in finding for finding in findings)
