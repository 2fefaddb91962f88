"""A loop that counts by itself. The original of loop_counter.spur."""

from harness import start

MODULUS = 1000003


def loop_counter(n):
    total = 0
    i = 0
    while i < n:
        total = (total * 31 + i) % MODULUS
        i += 1
    return total


start(loop_counter, size=1000000)
