"""All permutations of six numbers, by exchanging. The original of permute.spur."""

from harness import start

MODULUS = 1000003
LENGTH = 6


# Permutes the first n items, adds each result to a checksum and returns it.
def permutations(items, n, total):
    if n == 0:
        start = items[0] * LENGTH + items[1]
        return (total * 31 + start) % MODULUS
    last = n - 1
    total = permutations(items, last, total)
    for i in range(last):
        items[i], items[last] = items[last], items[i]
        total = permutations(items, last, total)
        items[i], items[last] = items[last], items[i]  # back again
    return total


def permute(rounds):
    items = list(range(LENGTH))
    total = 0
    for turn in range(rounds):
        total = permutations(items, LENGTH, total)
    return total


start(permute, size=4)
