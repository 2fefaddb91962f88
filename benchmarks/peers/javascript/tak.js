'use strict';

// Takeuchi's function, which calls itself four times. The same as tak.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;

function takeuchi(x, y, z) {
  if (y >= x) {
    return z;
  }
  const a = takeuchi(x - 1, y, z);
  const b = takeuchi(y - 1, z, x);
  const c = takeuchi(z - 1, x, y);
  return takeuchi(a, b, c);
}

function tak(rounds) {
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    total = (total * 31 + takeuchi(11 + (i % 4), 8, 4)) % MODULUS;
  }
  return total;
}

start(tak);
