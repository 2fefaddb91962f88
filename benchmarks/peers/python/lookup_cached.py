"""Looks a function up once and keeps it in a local variable. The original of lookup_cached.spur."""

import math

from harness import start


def lookup_cached(n):
    sqrt = math.sqrt
    total = 0.0
    for i in range(n):
        total += sqrt(i)
    return int(total)


start(lookup_cached, size=10000)
