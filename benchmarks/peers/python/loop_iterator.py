"""A loop that is driven by an iterator. The original of loop_iterator.spur."""

from harness import start

MODULUS = 1000003


def loop_iterator(n):
    total = 0
    for i in range(n):
        total = (total * 31 + i) % MODULUS
    return total


start(loop_iterator, size=1000000)
