"""Greatest common divisors by Euclid's algorithm. The original of gcd.spur."""

from harness import start

MODULUS = 1000003


def divisor(a, b):
    while b != 0:
        a, b = b, a % b
    return a


def gcd(pairs):
    total = 0
    for i in range(pairs):
        a = i * 7919 % 1000000 + 1
        b = i * 104729 % 999999 + 1
        total = (total * 31 + divisor(a, b)) % MODULUS
    return total


start(gcd, size=1000)
