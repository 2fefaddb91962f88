"""The ways to place eight queens on a chessboard so that none attacks another.

The original of queens.spur.
"""

from harness import start

MODULUS = 1000003
SIDE = 8
DIAGONALS = 15


# In how many ways the rows from this one on can be filled.
def ways(row, columns, rising, falling):
    if row == SIDE:
        return 1
    found = 0
    for column in range(SIDE):
        up = row + column
        down = row - column + SIDE - 1
        if columns[column] and rising[up] and falling[down]:
            columns[column] = False
            rising[up] = False
            falling[down] = False
            found += ways(row + 1, columns, rising, falling)
            columns[column] = True
            rising[up] = True
            falling[down] = True
    return found


def queens(rounds):
    total = 0
    for turn in range(rounds):
        columns = [True] * SIDE
        rising = [True] * DIAGONALS
        falling = [True] * DIAGONALS
        found = ways(0, columns, rising, falling)
        total = (total * 31 + found) % MODULUS
    return total


start(queens, size=1)
