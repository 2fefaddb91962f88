"""Flips pancakes until the first number is a one, for all permutations.

The original of fannkuch.spur.
"""

from harness import start

MODULUS = 1000003
LENGTH = 6
PACK = 100  # more than the largest number of flips


# How many flips a permutation needs; a copy is flipped.
def flips(order):
    items = list(order)
    count = 0
    first = items[0]
    while first != 0:
        low = 0
        high = first
        while low < high:
            items[low], items[high] = items[high], items[low]
            low += 1
            high -= 1
        count += 1
        first = items[0]
    return count


# Makes a permutation the next one; False if it was the last. The first r + 1 numbers have been
# rotated as often as turns[r] says, counted down.
def advance(order, turns):
    r = 1
    while r < len(order):
        first = order[0]
        for i in range(r):
            order[i] = order[i + 1]
        order[r] = first
        turns[r] -= 1
        if turns[r] > 0:
            return True
        turns[r] = r + 1  # all the way round: rotate one number more
        r += 1
    return False


# Two results in one number: the flips with changing signs, and the most of them.
def pancakes(length):
    order = list(range(length))
    turns = list(range(1, length + 1))
    sign = 1
    total = 0
    most = 0
    while True:
        count = flips(order)
        total += sign * count
        if count > most:
            most = count
        sign = -sign
        if not advance(order, turns):
            return total * PACK + most


def fannkuch(rounds):
    total = 0
    for turn in range(rounds):
        total = (total * 31 + pancakes(LENGTH)) % MODULUS
    return total


def example():
    packed = pancakes(7)
    print(packed // PACK, packed % PACK)


start(fannkuch, example=example)
