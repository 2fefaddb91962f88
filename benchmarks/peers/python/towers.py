"""The Towers of Hanoi. The original of towers.spur."""

from harness import start

MODULUS = 1000003
DISCS = 10


# Moves the disc on top of a peg to another one.
def move_disc(pegs, source, target):
    disc = pegs[source].pop()
    goal = pegs[target]
    if len(goal) > 0 and goal[-1] < disc:
        raise ValueError("a disc must not lie on a smaller one")
    goal.append(disc)


# Moves the upper discs of a peg; returns how many moves it took.
def move(pegs, discs, source, target, spare):
    if discs == 0:
        return 0
    moves = move(pegs, discs - 1, source, spare, target)
    move_disc(pegs, source, target)
    moves += move(pegs, discs - 1, spare, target, source)
    return moves + 1


def towers(rounds):
    pegs = [[], [], []]
    for disc in range(DISCS, 0, -1):
        pegs[0].append(disc)
    total = 0
    for i in range(rounds):
        source = i % 3
        target = (i + 1) % 3
        spare = 3 - source - target
        moves = move(pegs, DISCS, source, target, spare)
        total = (total * 31 + moves + len(pegs[target])) % MODULUS
    return total


start(towers, size=4)
