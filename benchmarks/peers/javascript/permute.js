'use strict';

// All permutations of six numbers, by exchanging. The same as permute.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const LENGTH = 6;

function exchange(items, a, b) {
  const item = items[a];
  items[a] = items[b];
  items[b] = item;
}

function permutations(items, n, total) {
  if (n === 0) {
    return (total * 31 + items[0] * LENGTH + items[1]) % MODULUS;
  }
  const last = n - 1;
  total = permutations(items, last, total);
  for (let i = 0; i < last; i++) {
    exchange(items, i, last);
    total = permutations(items, last, total);
    exchange(items, i, last);
  }
  return total;
}

function permute(rounds) {
  const items = Array.from({ length: LENGTH }, (_, i) => i);
  let total = 0;
  for (let turn = 0; turn < rounds; turn++) {
    total = permutations(items, LENGTH, total);
  }
  return total;
}

start(permute);
