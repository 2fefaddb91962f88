'use strict';

// A loop that counts by itself. The same as loop_counter.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;

function loopCounter(n) {
  let total = 0;
  let i = 0;
  while (i < n) {
    total = (total * 31 + i) % MODULUS;
    i += 1;
  }
  return total;
}

start(loopCounter);
