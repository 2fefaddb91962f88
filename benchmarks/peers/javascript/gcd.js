'use strict';

// Greatest common divisors by Euclid's algorithm. The same as gcd.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;

function divisor(a, b) {
  while (b !== 0) {
    [a, b] = [b, a % b];
  }
  return a;
}

function gcd(pairs) {
  let total = 0;
  for (let i = 0; i < pairs; i++) {
    const a = ((i * 7919) % 1000000) + 1;
    const b = ((i * 104729) % 999999) + 1;
    total = (total * 31 + divisor(a, b)) % MODULUS;
  }
  return total;
}

start(gcd);
