"""A loop that is driven by an iterator. The original of loop_iterator.spur."""

import sys

MODULUS = 1000003


def loop_iterator(n):
    total = 0
    for i in range(n):
        total = (total * 31 + i) % MODULUS
    return total


def main():
    n = 1000000
    argv = sys.argv
    if len(argv) > 1:
        n = int(argv[1])
    print(loop_iterator(n))


main()
