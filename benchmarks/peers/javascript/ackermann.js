'use strict';

// Ackermann's function: recursion that goes deep. The same as ackermann.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;

function value(m, n) {
  if (m === 0) {
    return n + 1;
  }
  if (n === 0) {
    return value(m - 1, 1);
  }
  return value(m - 1, value(m, n - 1));
}

function ackermann(rounds) {
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    total = (total * 31 + value(3, 1 + (i % 4))) % MODULUS;
  }
  return total;
}

start(ackermann);
