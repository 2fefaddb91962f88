"""Ackermann's function, which grows faster than any loop with a bound can compute.

The original of ackermann.spur.
"""

from harness import start

MODULUS = 1000003


def value(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return value(m - 1, 1)
    return value(m - 1, value(m, n - 1))


def ackermann(rounds):
    total = 0
    for i in range(rounds):
        total = (total * 31 + value(3, 1 + i % 4)) % MODULUS
    return total


start(ackermann, size=4)
