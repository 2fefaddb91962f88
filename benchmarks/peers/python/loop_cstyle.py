"""Goes over a list by index, as one does in C. The original of loop_cstyle.spur."""

from harness import start

MODULUS = 1000003
LENGTH = 1000


def numbers():
    items = []
    for i in range(LENGTH):
        items.append(i * 7919 % 1009)
    return items


def loop_cstyle(rounds):
    items = numbers()
    total = 0
    for turn in range(rounds):
        i = 0
        while i < len(items):
            total = (total * 31 + items[i]) % MODULUS
            i += 1
    return total


start(loop_cstyle, size=10)
