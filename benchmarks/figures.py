"""What is computed from measured times."""

import math
import statistics

# How far from the final median a repetition may be to count as steady, and over how many of them.
TOLERANCE = 1.1
WINDOW = 5


def steady(times):
    """The time of a repetition when the compiler has warmed up: the median of the last third."""
    return statistics.median(times[-max(1, len(times) // 3) :])


def steady_from(times):
    """The index of the first repetition from which on they stay within a tenth of the steady time.

    What counts is the median of each repetition and the four after it, so that a single one that was
    disturbed does not; the last four count with those that there are.
    """
    limit = TOLERANCE * steady(times)
    first = 0
    for index in range(len(times)):
        if statistics.median(times[index : index + WINDOW]) > limit:
            first = index + 1
    while first < len(times) and times[first] > limit:
        first += 1
    return first


def steady_after(whole, times):
    """How long a process took until it was steady, from its start.

    That is its whole time without the steady repetitions. The end of the process is counted too, some
    milliseconds, which makes the figure rather too high than too low.
    """
    return whole - sum(times[steady_from(times) :])


def geometric_mean(numbers):
    return math.exp(sum(map(math.log, numbers)) / len(numbers))


def common(results, machines, figure):
    """The workloads that all machines have the figure for: only over these are means comparable."""
    return [
        workload
        for workload, of in results.items()
        if all(of["machines"].get(machine, {}).get(figure) for machine in machines)
    ]
