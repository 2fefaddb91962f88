"""What is computed from measured times."""

import math
import statistics

# How far from the steady time a repetition may be to count as steady; over how many of them and at least how long their
# median is taken, and for how long all these medians must be so.
TOLERANCE = 1.1
WINDOW = 5
WINDOW_NS = 50_000_000
LASTING_NS = 500_000_000


def steady(times):
    """The time of a repetition when the compiler has warmed up: the median of the last third."""
    return statistics.median(times[-max(1, len(times) // 3) :])


def steady_from(times):
    """The index of the first repetition from which on they stay within a tenth of the steady time, for half a second.

    What counts is the median of each repetition and those after it, so that a single one that was disturbed does
    not. Whether they stay so until the run ends would say more about the computer than about what runs on it: asked for
    that, Java's twins, which are at their best after a fifth of a second, took up to the whole four seconds.
    """
    limit = TOLERANCE * steady(times)
    is_steady = [statistics.median(window(times, index)) <= limit for index in range(len(times))]
    for first in range(len(times)):
        if times[first] <= limit and all(is_steady[first : first + len(stretch(times, first, LASTING_NS, 1))]):
            return first
    return len(times)


def window(times, index):
    return stretch(times, index, WINDOW_NS, WINDOW)


def stretch(times, first, nanoseconds, at_least):
    """The repetitions from one on that take so long together; at least so many, as far as there are any."""
    total = 0
    for index in range(first, len(times)):
        if total >= nanoseconds and index - first >= at_least:
            return times[first:index]
        total += times[index]
    return times[first:]


def undisturbed(probes):
    """The indices of the repetitions before and after which the computer was as fast as it mostly is at its best.

    probes are what the same work took before each repetition and after the last one. On a virtual machine what others do
    on its processors makes compiled code take up to two thirds longer for tenths of a second, again and again: without
    looking at that, a program never is steady.
    """
    limit = TOLERANCE * sorted(probes)[len(probes) // 10]
    return [index for index in range(len(probes) - 1) if probes[index] <= limit and probes[index + 1] <= limit]


def steady_after(whole, times, probes):
    """How long a process took until it was steady, from its start, without what the probes took.

    That is its time without the steady repetitions. The end of the process is counted too, some milliseconds, and so is
    warming up the probe, which makes the figure rather too high than too low.
    """
    kept = undisturbed(probes)
    first = steady_from([times[index] for index in kept]) if kept else 0
    steady = sum(times[kept[first] :]) if first < len(kept) else 0
    return whole - sum(probes) - steady


def geometric_mean(numbers):
    return math.exp(sum(map(math.log, numbers)) / len(numbers))


def common(results, machines, figure):
    """The workloads that all machines have the figure for: only over these are means comparable."""
    return [
        workload
        for workload, of in results.items()
        if all(of["machines"].get(machine, {}).get(figure) for machine in machines)
    ]
