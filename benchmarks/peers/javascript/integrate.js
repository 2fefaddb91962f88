'use strict';

// The area under a curve, by trapezia. The same as integrate.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const STEPS = 1000;

function square(x) {
  return x * x;
}

function bell(x) {
  return 4 / (1 + x * x);
}

function area(curve, low, high, steps) {
  const width = (high - low) / steps;
  let total = (curve(low) + curve(high)) / 2;
  for (let i = 1; i < steps; i++) {
    total += curve(low + i * width);
  }
  return total * width;
}

function integrate(rounds) {
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    const high = 1 + (i % 4);
    for (const curve of [square, bell, Math.sqrt]) {
      const result = area(curve, 0, high, STEPS);
      total = (total * 31 + Math.trunc(result * 1000)) % MODULUS;
    }
  }
  return total;
}

start(integrate);
