"""A loop that counts by itself. The original of loop_counter.spur."""

import sys

MODULUS = 1000003


def loop_counter(n):
    total = 0
    i = 0
    while i < n:
        total = (total * 31 + i) % MODULUS
        i += 1
    return total


def main():
    n = 1000000
    argv = sys.argv
    if len(argv) > 1:
        n = int(argv[1])
    print(loop_counter(n))


main()
