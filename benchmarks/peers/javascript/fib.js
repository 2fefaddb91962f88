'use strict';

// Fibonacci numbers by the recursive definition. The same as fib.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const LEAST = 15;

function fibonacci(n) {
  if (n < 2) {
    return n;
  }
  return fibonacci(n - 1) + fibonacci(n - 2);
}

function fib(rounds) {
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    total = (total * 31 + fibonacci(LEAST + (i % 4))) % MODULUS;
  }
  return total;
}

start(fib);
