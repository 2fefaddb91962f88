"""Fibonacci numbers by the recursive definition. The original of fib.spur."""

from harness import start

MODULUS = 1000003
LEAST = 15


# The n-th Fibonacci number; the first and the second are 1, the one before them is 0.
def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def fib(rounds):
    total = 0
    for i in range(rounds):
        total = (total * 31 + fibonacci(LEAST + i % 4)) % MODULUS
    return total


start(fib, size=8)
