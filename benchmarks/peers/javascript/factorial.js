'use strict';

// Factorials, by recursion and by a loop. The same as factorial.spur.
// The factorials are BigInts, because numbers are exact up to 2 ** 53 only.

const { start } = require('./harness.js');

const MODULUS = 1000003n;
const LEAST = 10;
const KINDS = 40;

function byRecursion(n) {
  if (n < 2) {
    return 1n;
  }
  return BigInt(n) * byRecursion(n - 1);
}

function byLoop(n) {
  let product = 1n;
  for (let k = 2; k <= n; k++) {
    product *= BigInt(k);
  }
  return product;
}

function factorial(rounds) {
  let total = 0n;
  for (let i = 0; i < rounds; i++) {
    const n = LEAST + (i % KINDS);
    total = (total * 31n + byRecursion(n)) % MODULUS;
    total = (total * 31n + byLoop(n)) % MODULUS;
  }
  return Number(total);
}

start(factorial);
