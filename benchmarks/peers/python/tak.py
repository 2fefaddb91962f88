"""Takeuchi's function, which calls itself four times. The original of tak.spur."""

from harness import start

MODULUS = 1000003


def takeuchi(x, y, z):
    if y >= x:
        return z
    a = takeuchi(x - 1, y, z)
    b = takeuchi(y - 1, z, x)
    c = takeuchi(z - 1, x, y)
    return takeuchi(a, b, c)


def tak(rounds):
    total = 0
    for i in range(rounds):
        result = takeuchi(11 + i % 4, 8, 4)
        total = (total * 31 + result) % MODULUS
    return total


start(tak, size=4)
