"""The largest factor by which an infinite matrix stretches a vector.

The original of spectralnorm.spur.
"""

import math

from harness import start

MODULUS = 1000003
ORDER = 24


# The number in row i and column j.
def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


# The matrix times a vector.
def times(vector):
    result = []
    size = len(vector)
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(i, j) * vector[j]
        result.append(total)
    return result


# The matrix, mirrored at its diagonal, times a vector.
def times_mirrored(vector):
    result = []
    size = len(vector)
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(j, i) * vector[j]
        result.append(total)
    return result


def norm(order):
    u = [1.0] * order
    for i in range(10):
        v = times_mirrored(times(u))
        u = times_mirrored(times(v))
    uv = 0.0
    vv = 0.0
    for i in range(order):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    return math.sqrt(uv / vv)


def spectralnorm(rounds):
    total = 0
    for i in range(rounds):
        digits = int(norm(ORDER) * 1000000000.0)
        total = (total * 31 + digits) % MODULUS
    return total


def example():
    print(norm(100))


start(spectralnorm, example=example)
