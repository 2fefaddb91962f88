#!/usr/bin/env python3
"""Measures what a program of many loops and functions costs: each loop is to cost as much in a large program
as in a small one.

    python3 benchmarks/loops.py                         programs of 1,000 and 10,000 loops
    python3 benchmarks/loops.py calls --counts 5000     some programs, of 5,000 loops
    python3 benchmarks/loops.py --print functions 3     the text of a program, to run it otherwise
    python3 benchmarks/loops.py --json loops.json

  shared     one function with all loops, which use the same variables
  variables  one function with all loops, each with variables of its own and a try block
  functions  a function for each loop
  calls      a function for each loop, and another that it calls in each pass

Each loop makes 400 passes, so that it is recorded and compiled, and hardly runs longer. Programs are run with
--jit-option=warm-up=0, so that all loops are compiled, and with --jit=off; what counts is the median.

Nothing but Python's standard library is needed. Leave the computer alone meanwhile.
"""

import argparse
import os
import re
import sys
import tempfile

import processes
import tables
from hotspur import java, pairs, settle

PASSES = 400

LOOP = """\
        LOAD_CONST   0
        STORE_FAST   {sum}
        LOAD_GLOBAL  range
        LOAD_CONST   {passes}
        CALL         1
        GET_ITER
next{number}:
        FOR_ITER     done{number}
        STORE_FAST   i_{sum}
{body}
        LOAD_FAST    {sum}
        ADD
        LOAD_CONST   1000003
        MOD
        STORE_FAST   {sum}
        JUMP         next{number}
done{number}:
"""

PRODUCT = "        LOAD_FAST    i_{sum}\n        LOAD_CONST   {number}\n        MUL"

CALL = "        LOAD_GLOBAL  g{number}\n        LOAD_FAST    i_{sum}\n        CALL         1"

TRY = "        .try\n{loop}        .except\n        LOAD_CONST   0\n        STORE_FAST   {sum}\n        .end\n"

FUNCTION = ".func f{number}()\n{loop}        LOAD_FAST    s\n        RETURN\n.end\n\n"

CALLED = ".func g{number}(i_s)\n{product}\n        RETURN\n.end\n\n"

ADD = "{value}        LOAD_FAST    total\n        ADD\n        STORE_FAST   total\n"

MAIN = """\
.func main()
        LOAD_CONST   0
        STORE_FAST   total
{body}        LOAD_GLOBAL  print
        LOAD_FAST    total
        CALL         1
        RETURN
.end
"""


def loop(number, name="s", body=PRODUCT):
    return LOOP.format(number=number, sum=name, passes=PASSES, body=body.format(number=number, sum=name))


def added(value):
    return ADD.format(value=value)


def shared(count):
    return MAIN.format(body="".join(loop(n) + added("        LOAD_FAST    s\n") for n in range(count)))


def variables(count):
    loops = (TRY.format(loop=loop(n, f"s{n}"), sum=f"s{n}") for n in range(count))
    sums = (added(f"        LOAD_FAST    s{n}\n") for n in range(count))
    return MAIN.format(body="".join(loops) + "".join(sums))


def functions(count, body=PRODUCT):
    each = (FUNCTION.format(number=n, loop=loop(n, body=body)) for n in range(count))
    calls = (added(f"        LOAD_GLOBAL  f{n}\n        CALL         0\n") for n in range(count))
    return "".join(each) + MAIN.format(body="".join(calls))


def calls(count):
    called = (CALLED.format(number=n, product=PRODUCT.format(number=n, sum="s")) for n in range(count))
    return "".join(called) + functions(count, CALL)


SHAPES = {"shared": shared, "variables": variables, "functions": functions, "calls": calls}


def main():
    arguments = parse()
    if arguments.print:
        shape, count = arguments.print
        print(SHAPES[shape](int(count)), end="")
        return
    document = {"schema": tables.LOOPS, "conditions": conditions(arguments), "programs": {}}
    document = processes.continued(arguments.json, document)
    settle()
    with tempfile.TemporaryDirectory() as folder:
        for shape in arguments.shapes or SHAPES:
            for count in arguments.counts:
                print(f"{shape}, {count} loops", file=sys.stderr)
                path = os.path.join(folder, f"{shape}{count}.spur")
                processes.write_text(path, SHAPES[shape](count))
                document["programs"].setdefault(shape, {})[str(count)] = cost(path, arguments.runs)
                if arguments.json:
                    processes.write_json(arguments.json, document)
    print(tables.TABLES["loops"].text(document))


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("shapes", nargs="*", metavar="PROGRAM", help=", ".join(SHAPES))
    parser.add_argument("--counts", type=int, nargs="+", default=[1000, 10000], metavar="N", help="numbers of loops")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of each process; 3 if not given")
    parser.add_argument("--print", nargs=2, metavar=("PROGRAM", "N"), help="only print a program")
    parser.add_argument("--json", metavar="FILE", help="write all figures here; what is there of others stays")
    arguments = parser.parse_args()
    unknown = [shape for shape in arguments.shapes if shape not in SHAPES]
    if unknown:
        parser.error(f"there is no program {', '.join(unknown)}, only {', '.join(SHAPES)}")
    if arguments.print and (arguments.print[0] not in SHAPES or not arguments.print[1].isdigit()):
        parser.error(f"--print takes {', '.join(SHAPES)} and a number")
    return arguments


def conditions(arguments):
    return dict(processes.machine(), runs=arguments.runs, machines={"java": processes.version(java())})


def cost(path, runs):
    """Times and peaks of memory with the JIT and without, and how often something was compiled."""
    found = {"off_ns": [], "traced_ns": [], "off_peak": [], "traced_peak": [], "compilations": 0}
    for off, traced in pairs(processes.checked, [path], runs, ["--stats", "--jit-option=warm-up=0"]):
        for name, run in (("off", off), ("traced", traced)):
            found[name + "_ns"].append(run.nanoseconds)
            found[name + "_peak"].append(run.peak)
        found["compilations"] = int(re.search(r"^compilations +(\d+)", traced.errors, re.MULTILINE)[1])
    return found


if __name__ == "__main__":
    try:
        main()
    except processes.Failure as failure:
        sys.exit(str(failure))
