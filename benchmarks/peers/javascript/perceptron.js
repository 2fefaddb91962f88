'use strict';

// Weights for XOR and XNOR, found by trying. The same as perceptron.spur.
// The random numbers are Python's, from mersenne_twister.js.

const { start } = require('./harness.js');
const { MersenneTwister } = require('./mersenne_twister.js');

const MODULUS = 1000003;
const INPUTS = [[0, 0], [0, 1], [1, 0], [1, 1]];
const XOR = [0, 1, 1, 0];
const XNOR = [1, 0, 0, 1];
const WEIGHTS = 9;

function fires(weights, at, a, b) {
  const total = weights[at] * a + weights[at + 1] * b;
  return total + weights[at + 2] > 0 ? 1 : 0;
}

function output(weights, a, b) {
  const first = fires(weights, 0, a, b);
  const second = fires(weights, 3, a, b);
  return fires(weights, 6, first, second);
}

function solves(weights, wanted) {
  let row = 0;
  for (const [a, b] of INPUTS) {
    if (output(weights, a, b) !== wanted[row]) {
      return false;
    }
    row += 1;
  }
  return true;
}

function search(wanted, random) {
  let attempts = 0;
  for (;;) {
    const weights = [];
    for (let i = 0; i < WEIGHTS; i++) {
      weights.push(random.uniform(-1, 1));
    }
    attempts += 1;
    if (solves(weights, wanted)) {
      return [attempts, weights];
    }
  }
}

function perceptron(seeds) {
  let total = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const random = new MersenneTwister(seed);
    total = (total * 31 + search(XOR, random)[0]) % MODULUS;
    total = (total * 31 + search(XNOR, random)[0]) % MODULUS;
  }
  return total;
}

start(perceptron);
