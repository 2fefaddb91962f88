"""Products of the first numbers, by recursion and by a loop. The original of factorial.spur."""

from harness import start

MODULUS = 1000003
LEAST = 10
KINDS = 40


def by_recursion(n):
    if n < 2:
        return 1
    return n * by_recursion(n - 1)


def by_loop(n):
    product = 1
    for k in range(2, n + 1):
        product *= k
    return product


def factorial(rounds):
    total = 0
    for i in range(rounds):
        n = LEAST + i % KINDS
        total = (total * 31 + by_recursion(n)) % MODULUS  # a small int again
        total = (total * 31 + by_loop(n)) % MODULUS
    return total


def example():
    for n in (5, 20, 21, 30):
        print(n, by_recursion(n), by_recursion(n) == by_loop(n))


start(factorial, example=example)
