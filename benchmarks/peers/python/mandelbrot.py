"""Counts the iterations that the Mandelbrot set takes over a grid. The original of mandelbrot.spur."""

from harness import start

MOST = 50


def mandelbrot(rows, columns=64):
    total = 0
    for row in range(rows):
        ci = 3.0 * row / rows - 1.5
        for column in range(columns):
            cr = 3.0 * column / columns - 2.0
            zr = 0.0
            zi = 0.0
            for step in range(MOST):
                zr2 = zr * zr
                zi2 = zi * zi
                if zr2 + zi2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
                total += 1
    return total


start(mandelbrot, size=64)
