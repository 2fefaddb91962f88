"""Counts primes by the sieve of Eratosthenes. The original of sieve.spur."""

from harness import start


def sieve(limit):
    flags = [True] * (limit + 1)
    count = 0
    for number in range(2, limit + 1):
        if flags[number]:
            count += 1
            for multiple in range(number * number, limit + 1, number):
                flags[multiple] = False  # smaller multiples have smaller factors
    return count


start(sieve, size=10000)
