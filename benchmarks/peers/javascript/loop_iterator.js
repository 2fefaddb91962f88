'use strict';

// A loop that is driven by an iterator. The same as loop_iterator.spur.
// The iterator is a generator: JavaScript has no ranges of its own.

const { start } = require('./harness.js');

const MODULUS = 1000003;

function* range(n) {
  for (let i = 0; i < n; i++) {
    yield i;
  }
}

function loopIterator(n) {
  let total = 0;
  for (const i of range(n)) {
    total = (total * 31 + i) % MODULUS;
  }
  return total;
}

start(loopIterator);
