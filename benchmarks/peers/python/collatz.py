"""The longest Collatz chain that begins below a limit. The original of collatz.spur."""

from harness import start

PACK = 1000


def collatz(limit):
    best = 1
    longest = 1
    for start in range(1, limit):
        n = start
        length = 1
        while n != 1:
            if n % 2 == 0:
                n = n // 2
            else:
                n = 3 * n + 1
            length += 1
        if length > longest:
            best = start
            longest = length
    return best * PACK + longest


start(collatz, size=10000, show=lambda packed: f"{packed // PACK} {packed % PACK}")
