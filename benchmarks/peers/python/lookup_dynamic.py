"""Looks a function up in its module each time it is called. The original of lookup_dynamic.spur."""

from harness import start


def lookup_dynamic(n):
    global math
    import math

    total = 0.0
    for i in range(n):
        total += math.sqrt(i)
    return int(total)


start(lookup_dynamic, size=10000)
