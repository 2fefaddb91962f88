"""Goes over a list item by item, as one does in Python. The original of loop_pythonic.spur."""

from harness import start

MODULUS = 1000003
LENGTH = 1000


def numbers():
    items = []
    for i in range(LENGTH):
        items.append(i * 7919 % 1009)
    return items


def loop_pythonic(rounds):
    items = numbers()
    total = 0
    for turn in range(rounds):
        for item in items:
            total = (total * 31 + item) % MODULUS
    return total


start(loop_pythonic, size=10)
