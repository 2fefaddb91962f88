"""Solves two equations in two unknowns by Newton's method. The original of newton.spur."""

from harness import start

MODULUS = 1000003
ENOUGH = 1e-12  # an error that is as good as none
MOST = 50  # steps; none of the starts needs as many


# How far the two equations, of a circle and a hyperbola, are from being true.
def curves(x, y):
    return x * x + y * y - 4.0, x * y - 1.0


# The partial derivatives, row by row, by the rules of calculus.
def exact(system, x, y, distance):
    return 2.0 * x, 2.0 * y, y, x


# The partial derivatives of any system, estimated.
def estimated(system, x, y, distance):
    f, g = system(x, y)
    fx, gx = system(x + distance, y)
    fy, gy = system(x, y + distance)
    f_by_x = (fx - f) / distance
    f_by_y = (fy - f) / distance
    g_by_x = (gx - g) / distance
    g_by_y = (gy - g) / distance
    return f_by_x, f_by_y, g_by_x, g_by_y


# One step from (x, y): where the tangents are both zero, by Cramer's rule.
def step(system, jacobian, distance, x, y):
    f, g = system(x, y)
    a, b, c, d = jacobian(system, x, y, distance)
    determinant = a * d - b * c
    next_x = x - (f * d - b * g) / determinant
    next_y = y - (a * g - f * c) / determinant
    return next_x, next_y


# How far the equations are from being true, in one number.
def error(system, x, y):
    f, g = system(x, y)
    return abs(f) + abs(g)


# How many steps it takes to a solution, and the solution's x.
def solve(system, jacobian, distance, x, y):
    steps = 0
    while error(system, x, y) > ENOUGH and steps < MOST:
        x, y = step(system, jacobian, distance, x, y)
        steps += 1
    return steps, x


# The checksum with one more result.
def mixed(total, steps, x):
    result = steps * 1000 + int(x * 1000.0)
    return (total * 31 + result) % MODULUS


def newton(rounds):
    total = 0
    for i in range(rounds):
        start_x = 1.0 + i % 16 / 8.0
        steps, x = solve(curves, exact, 0.0, start_x, 0.25)
        total = mixed(total, steps, x)
        steps, x = solve(curves, estimated, 1e-1, start_x, 0.25)
        total = mixed(total, steps, x)
        steps, x = solve(curves, estimated, 1e-8, start_x, 0.25)
        total = mixed(total, steps, x)
    return total


# Prints every step.
def show(name, jacobian, distance):
    print(name)
    x = 1.0
    y = 0.25
    steps = 0
    while error(curves, x, y) > ENOUGH:
        x, y = step(curves, jacobian, distance, x, y)
        steps += 1
        print(steps, x, y, error(curves, x, y))


def example():
    show("exact derivatives", exact, 0.0)
    show("estimated at a distance of 0.1", estimated, 1e-1)
    show("estimated at a distance of 1e-8", estimated, 1e-8)


start(newton, example=example)
