#!/usr/bin/env python3
"""Makes tables of measured figures.

    python3 benchmarks/tables.py steady peers.json        prints a table as Markdown
    python3 benchmarks/tables.py docs/performance.md      makes the tables of a document anew
    python3 benchmarks/tables.py --check docs/performance.md

In a document a table stands between two comments, and the first says which it is and what it is made of:

    <!-- table: steady, from measurements/peers.json -->
    <!-- end of table -->

The tables are:

    bench                                of hotspur bench --format=json
    steady whole memory warmup findings  of benchmarks/peers/compare.py --json
    compiler process                     of benchmarks/overhead.py --json
    loops                                of benchmarks/loops.py --json
    conditions                           of all of them: what was measured on and with
"""

import argparse
import collections
import os
import re
import statistics
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import figures  # noqa: E402
import processes  # noqa: E402

BENCH, PEERS, OVERHEAD = "hotspur-bench/1", "hotspur-peers/2", "hotspur-overhead/1"
LOOPS = "hotspur-loops/1"

# What is compared, the slower workload and the faster one.
FINDINGS = [
    ("counting in the loop, or an iterator that counts", "loop_counter", "loop_iterator"),
    ("a list by index, or its items", "loop_cstyle", "loop_pythonic"),
    ("a function looked up in each pass, or once", "lookup_dynamic", "lookup_cached"),
]

# A whole process with the JIT may take this many times as long as without, and so many milliseconds more.
MOST_RATIO, MOST_MORE = 1.05, 20

# The compiler's share of a run of ten seconds.
MOST_SHARE = 0.05

# Peaks this close to the smallest one that can be seen are no more than that.
NEAR = 1.05

MARKED = re.compile(
    r"(<!-- table: (?P<table>\w+), from (?P<file>\S+) -->\n).*?(<!-- end of table -->)", re.DOTALL
)


class Table(collections.namedtuple("Table", "schemas rows note column", defaults=["--:"])):
    """A table: rows makes lists of cells of a document, the first the headings; note a line below; column is how
    Markdown aligns all columns but the first."""

    def text(self, document):
        rows = self.rows(document)
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        lines = []
        for row in rows:
            cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
            lines.append("  ".join([row[0].ljust(widths[0])] + cells).rstrip())
        return "\n".join(lines + [line for line in [self.note(document)] if line])

    def markdown(self, document):
        rows = self.rows(document)
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        lines.insert(1, "|---|" + f"{self.column}|" * (len(rows[0]) - 1))
        note = self.note(document)
        return "\n".join(lines) + "\n" + (f"\n{note}\n" if note else "")


def nothing(document):
    return ""


# ---- hotspur bench ----


def bench_rows(document):
    ratios = ["traced_to_java", "interpreted_to_java", "interpreted_to_traced"]
    rows = [["workload", "Java ms", "traced ms", "interpreted ms", "traced / Java", "interpreted / Java", "interpreted / traced"]]
    for workload in document["workloads"]:
        times = [with_error(workload["milliseconds"].get(name)) for name in ("java", "traced", "interpreted")]
        rows.append([workload["name"], *times, *(with_error(workload["ratios"].get(name)) for name in ratios)])
    means = [with_error(document["geometric_means"].get(name)) for name in ratios]
    return rows + [["geometric mean", "", "", "", *means]]


def with_error(number):
    if number is None:
        return "-"
    return f"{number['value']:.2f} ± " + (f"{number['error']:.2f}" if "error" in number else "?")


def bench_note(document):
    unsound = [each["name"] for each in document["workloads"] if not each["twin"]["sound"]]
    left_out = f" No ratios to Java, whose time was not found to double with the work: {', '.join(unsound)}." if unsound else ""
    return "Errors are half the 99.9% confidence interval." + left_out


# ---- compare.py ----


def peers_rows(document, heading, figure, cell, mean):
    """A row for each workload, with a cell for each machine that has the figure, and the means below."""
    machines = list(document["conditions"]["machines"])
    rows = [["workload", *(heading(machine) for machine in machines)]]
    results = document["workloads"]
    for workload, of in results.items():
        rows.append([workload, *(cell(of["machines"], machine) if has(of, machine, figure) else "-" for machine in machines)])
    common = figures.common(results, machines, figure)
    if common:
        of_all = [results[workload]["machines"] for workload in common]
        rows.append([f"geometric mean of {len(common)}", *(mean(of_all, machine) for machine in machines)])
    return rows


def has(of, machine, figure):
    return bool(of["machines"].get(machine, {}).get(figure))


def median(of, machine, figure, unit):
    return statistics.median(of[machine][figure]) / unit


def steady(of, machine):
    return figures.steady(of[machine]["repetitions_ns"]) / 1e6


def steady_rows(document):
    is_ratio = "java" in document["conditions"]["machines"]

    def heading(machine):
        return machine + ("" if is_ratio and machine != "java" else " ms")

    def cell(of, machine):
        if not is_ratio or machine == "java":
            return f"{steady(of, machine):.2f}"
        return f"{steady(of, machine) / steady(of, 'java'):.2f}" if of.get("java") else "-"

    def mean(of_all, machine):
        if is_ratio and machine == "java":
            return ""
        base = (lambda of: steady(of, "java")) if is_ratio else (lambda of: 1)
        return f"{figures.geometric_mean([steady(of, machine) / base(of) for of in of_all]):.2f}"

    return peers_rows(document, heading, "repetitions_ns", cell, mean)


def steady_note(document):
    return "Of all but java: how many times as long as Java." if "java" in document["conditions"]["machines"] else ""


def whole_rows(document):
    def mean(of_all, machine):
        return f"{figures.geometric_mean([median(of, machine, 'whole_ns', 1e6) for of in of_all]):.0f}"

    return peers_rows(
        document,
        lambda machine: machine + " ms",
        "whole_ns",
        lambda of, machine: f"{median(of, machine, 'whole_ns', 1e6):.0f}",
        mean,
    )


def memory_rows(document):
    smallest = document["conditions"]["smallest_peak"] / 1e6

    def megabytes(number):
        return f"< {smallest * NEAR:.0f}" if number <= smallest * NEAR else f"{number:.0f}"

    def mean(of_all, machine):
        return megabytes(figures.geometric_mean([median(of, machine, "peak_bytes", 1e6) for of in of_all]))

    return peers_rows(
        document,
        lambda machine: machine + " MB",
        "peak_bytes",
        lambda of, machine: megabytes(median(of, machine, "peak_bytes", 1e6)),
        mean,
    )


def warmup_rows(document):
    rows = [["workload", "java, s until steady", "traced, s until steady", "traced ms"]]
    machines = ["java", "traced"]
    found = {machine: [] for machine in machines}

    def seconds(machine, of):
        if not has(of, machine, "warmup_ns"):
            return "-"
        found[machine].append(median(of["machines"], machine, "warmup_ns", 1e9))
        return f"{found[machine][-1]:.2f}"

    for workload, of in document["workloads"].items():
        if has(of, "traced", "warmup_ns"):
            times = [seconds(machine, of) for machine in machines]
            rows.append([workload, *times, f"{steady(of['machines'], 'traced'):.2f}"])
    for name, figure in [("geometric mean", figures.geometric_mean), ("longest", max)]:
        if found["traced"]:
            rows.append([name] + [f"{figure(found[m]):.2f}" if found[m] else "-" for m in machines] + [""])
    return rows


def findings_rows(document):
    machines = [name for name in ("interpreted", "traced", "cpython") if name in document["conditions"]["machines"]]
    rows = [["what is compared, in ms", *machines]]
    for what, slow, fast in FINDINGS:
        cells = []
        for machine in machines:
            both = [document["workloads"].get(workload, {}).get("machines", {}) for workload in (slow, fast)]
            if all(machine in of for of in both):
                times = [steady(of, machine) for of in both]
                cells.append(f"{times[0]:.1f} / {times[1]:.1f} = {times[0] / times[1]:.2f}")
            else:
                cells.append("-")
        rows.append([f"{what}: `{slow}` / `{fast}`", *cells])
    return rows


def finding_workloads():
    return [workload for _, slow, fast in FINDINGS for workload in (slow, fast)]


# ---- overhead.py ----


def compiler_rows(document):
    rows = [["workload", "run s", "recording ms", "optimising ms", "emitting ms", "share"]]
    for workload, of in document["compiler"].items():
        parts = [f"{of[part] / 1e6:.0f}" for part in ("recording_ns", "optimising_ns", "emitting_ns")]
        rows.append([workload, f"{of['run_ns'] / 1e9:.1f}", *parts, f"{share(of):.2%}"])
    if document["compiler"]:
        rows.append(["highest", "", "", "", "", f"{max(map(share, document['compiler'].values())):.2%}"])
    return rows


def share(of):
    return (of["recording_ns"] + of["optimising_ns"] + of["emitting_ns"]) / of["run_ns"]


def compiler_note(document):
    shares = {workload: share(of) for workload, of in document["compiler"].items()}
    return beyond([workload for workload in shares if shares[workload] > MOST_SHARE], f"{MOST_SHARE:.0%} of the run")


def process_rows(document):
    rows = [["program", "without the JIT ms", "with it ms", "more ms", "ratio"]]
    for name, times in document["processes"].items():
        off, traced = medians(times)
        rows.append([name, f"{off:.0f}", f"{traced:.0f}", f"{traced - off:+.0f}", f"{traced / off:.2f}"])
    return rows


def medians(times):
    return [statistics.median(times[name]) / 1e6 for name in ("off_ns", "traced_ns")]


def process_note(document):
    found = []
    for name, times in document["processes"].items():
        off, traced = medians(times)
        if traced > MOST_RATIO * off + MOST_MORE:
            found.append(name)
    return beyond(found, f"{MOST_RATIO} times the time without the JIT and {MOST_MORE} ms")


def beyond(found, limit):
    return f"Beyond {limit}: " + (", ".join(found) if found else "none") + "."


# ---- loops.py ----


def loops_rows(document):
    rows = [["program", "loops", "compiled", "without the JIT ms", "with it ms", "ms more a loop", "KiB more a loop"]]
    for shape, counts in document["programs"].items():
        for count, of in counts.items():
            off, traced = medians(of)
            kibibytes = (statistics.median(of["traced_peak"]) - statistics.median(of["off_peak"])) / 1024
            more = [f"{(traced - off) / int(count):.2f}", f"{kibibytes / int(count):.0f}"]
            rows.append([shape, count, str(of["compilations"]), f"{off:.0f}", f"{traced:.0f}", *more])
    return rows


# ---- All ----


def conditions_rows(document):
    conditions = document["conditions"]
    rows = [["measured on", ""]]
    for name, value in conditions.items():
        if name == "memory":
            rows.append([name, f"{value / 2**30:.1f} GiB"])
        elif name == "machines":
            rows.extend([machine, version] for machine, version in value.items())
        elif name == "options":
            rows.append(["options of Java", " ".join(f"`{option}`" for option in value)])
        elif isinstance(value, dict):
            rows.append([name, f"{value['iterations']} x {value['seconds']} s"])
        elif name != "smallest_peak":
            rows.append([name, str(value)])
    return rows


TABLES = {
    "bench": Table([BENCH], bench_rows, bench_note),
    "steady": Table([PEERS], steady_rows, steady_note),
    "whole": Table([PEERS], whole_rows, nothing),
    "memory": Table([PEERS], memory_rows, nothing),
    "warmup": Table([PEERS], warmup_rows, nothing),
    "findings": Table([PEERS], findings_rows, nothing),
    "compiler": Table([OVERHEAD], compiler_rows, compiler_note),
    "process": Table([OVERHEAD], process_rows, process_note),
    "loops": Table([LOOPS], loops_rows, nothing),
    "conditions": Table([BENCH, PEERS, OVERHEAD, LOOPS], conditions_rows, nothing, "---"),
}


def markdown(name, path):
    if name not in TABLES:
        sys.exit(f"there is no table {name}, only {', '.join(TABLES)}")
    table = TABLES[name]
    return table.markdown(processes.read_json(path, table.schemas))


def renewed(text, folder):
    """The text of a document with its tables made anew."""

    def table(match):
        path = os.path.join(folder, match["file"])
        return match[1] + "\n" + markdown(match["table"], path) + "\n" + match[4]

    return MARKED.sub(table, text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("words", nargs="+", metavar="TABLE FILE | DOCUMENT")
    parser.add_argument("--check", action="store_true", help="only say whether a document's tables are right")
    arguments = parser.parse_args()
    if len(arguments.words) == 2 and not arguments.check:
        print(markdown(*arguments.words), end="")
    elif len(arguments.words) == 1:
        document = arguments.words[0]
        before = processes.text(document)
        after = renewed(before, os.path.dirname(document))
        if arguments.check and after != before:
            sys.exit(f"the tables of {document} are not made of its files; {sys.argv[0]} {document} makes them anew")
        if not arguments.check:
            processes.write_text(document, after)
    else:
        parser.error("give a table and a file, or a document")


if __name__ == "__main__":
    main()
