"""A sum by a function that ends with a call of itself. The original of tail_recursion.spur."""

import sys

from harness import start

MODULUS = 1000003


def sum_down(n, total):
    if n == 0:
        return total
    return sum_down(n - 1, (total * 31 + n) % MODULUS)


def tail_recursion(depth):
    return sum_down(depth, 0)


sys.setrecursionlimit(10_000_000)
start(tail_recursion, size=10000)
