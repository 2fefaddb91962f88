"""What the programs of this folder have in common: arguments, output and times.

    NAME.py                    shows what the program without an argument shows
    NAME.py SIZE               prints what the program prints for this size
    NAME.py SIZE --time K      does the work K times in one process and prints

        checksum C             what run(SIZE) returned, each time the same
        time I NS              for I from 1 to K: what repetition I took, in nanoseconds

The repetitions include those in which a compiler still warms up.
"""

import sys
import time

USAGE = "usage: NAME [SIZE [--time K]]"


def start(run, size=None, example=None, show=str):
    """Does what the command line asks for.

    run      the workload: takes a size, returns its checksum
    size     the size if none is given ...
    example  ... or what is called then
    show     makes the line that is printed for a size out of the checksum
    """
    arguments = sys.argv[1:]
    if not arguments and example is not None:
        example()
    elif not arguments:
        print(show(run(size)))
    elif len(arguments) == 1:
        print(show(run(number(arguments[0]))))
    elif len(arguments) == 3 and arguments[1] == "--time":
        times(run, number(arguments[0]), number(arguments[2]))
    else:
        sys.exit(USAGE)


def times(run, size, repetitions):
    checksum = None
    lines = []
    for i in range(1, repetitions + 1):
        before = time.perf_counter_ns()
        result = run(size)
        after = time.perf_counter_ns()
        if checksum is not None and result != checksum:
            sys.exit(f"repetition {i} returned {result}, those before it {checksum}")
        checksum = result
        lines.append(f"time {i} {after - before}")
    print("checksum", checksum)
    print("\n".join(lines))


def number(text):
    try:
        return int(text)
    except ValueError:
        sys.exit(f"{text} is not a number; {USAGE}")
