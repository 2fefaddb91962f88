'use strict';

// Counts primes by the sieve of Eratosthenes. The same as sieve.spur.

const { start } = require('./harness.js');

function sieve(limit) {
  const flags = new Array(limit + 1).fill(true);
  let count = 0;
  for (let number = 2; number <= limit; number++) {
    if (flags[number]) {
      count += 1;
      for (let multiple = number * number; multiple <= limit; multiple += number) {
        flags[multiple] = false;
      }
    }
  }
  return count;
}

start(sieve);
