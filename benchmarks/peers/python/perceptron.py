"""Weights for XOR and XNOR, found by trying. The original of perceptron.spur."""

import random

from harness import start

MODULUS = 1000003
INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))
XOR = (0, 1, 1, 0)  # the right outputs for the inputs, in their order
XNOR = (1, 0, 0, 1)
WEIGHTS = 9


# What a neuron gives for two inputs; its weights are three of all: two factors and the bias.
def fires(weights, at, a, b):
    total = weights[at] * a + weights[at + 1] * b
    if total + weights[at + 2] > 0.0:
        return 1
    return 0


# What the network gives for two inputs.
def output(weights, a, b):
    first = fires(weights, 0, a, b)
    second = fires(weights, 3, a, b)
    return fires(weights, 6, first, second)


# Whether the network is right in every row of the truth table.
def solves(weights, wanted):
    row = 0
    for a, b in INPUTS:
        if output(weights, a, b) != wanted[row]:
            return False
        row += 1
    return True


# Draws weights until they solve a task; returns how many attempts it took and the weights.
def search(wanted):
    uniform = random.uniform
    attempts = 0
    while True:
        weights = []
        for i in range(WEIGHTS):
            weights.append(uniform(-1.0, 1.0))
        attempts += 1
        if solves(weights, wanted):
            return attempts, weights


def perceptron(seeds):
    total = 0
    for seed in range(seeds):
        random.seed(seed)
        attempts, weights = search(XOR)
        total = (total * 31 + attempts) % MODULUS
        attempts, weights = search(XNOR)
        total = (total * 31 + attempts) % MODULUS
    return total


# Searches and prints the attempts, the weights by neuron, and the truth table.
def show(name, wanted):
    attempts, weights = search(wanted)
    print(name, attempts)
    for at in range(0, WEIGHTS, 3):
        print(weights[at], weights[at + 1], weights[at + 2])
    for a, b in INPUTS:
        print(a, b, output(weights, a, b))


def example():
    random.seed(1)
    show("XOR", XOR)
    show("XNOR", XNOR)


start(perceptron, example=example)
