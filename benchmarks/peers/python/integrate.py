"""The area under a curve, by trapezia. The original of integrate.spur."""

import math

from harness import start

MODULUS = 1000003
STEPS = 1000


# The area under it from 0 to n is a third of n * n * n.
def square(x):
    return x * x


# The area under it from 0 to 1 is pi.
def bell(x):
    return 4.0 / (1.0 + x * x)


def area(curve, low, high, steps):
    width = (high - low) / steps
    total = (curve(low) + curve(high)) / 2.0
    for i in range(1, steps):
        total += curve(low + i * width)
    return total * width


def integrate(rounds):
    total = 0
    for i in range(rounds):
        high = 1.0 + i % 4
        for curve in (square, bell, math.sqrt):
            result = area(curve, 0.0, high, STEPS)
            total = (total * 31 + int(result * 1000.0)) % MODULUS
    return total


def example():
    print(area(square, 0.0, 3.0, STEPS))
    print(area(bell, 0.0, 1.0, STEPS))
    print(area(math.sqrt, 0.0, 4.0, STEPS))


start(integrate, example=example)
