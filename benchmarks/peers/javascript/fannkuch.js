'use strict';

// Flips pancakes until the first number is a zero, for all permutations. The same as fannkuch.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const LENGTH = 6;
const PACK = 100;

function flips(order) {
  const items = order.slice();
  let count = 0;
  let first = items[0];
  while (first !== 0) {
    for (let low = 0, high = first; low < high; low++, high--) {
      const item = items[low];
      items[low] = items[high];
      items[high] = item;
    }
    count += 1;
    first = items[0];
  }
  return count;
}

function advance(order, turns) {
  for (let r = 1; r < order.length; r++) {
    const first = order[0];
    for (let i = 0; i < r; i++) {
      order[i] = order[i + 1];
    }
    order[r] = first;
    turns[r] -= 1;
    if (turns[r] > 0) {
      return true;
    }
    turns[r] = r + 1;
  }
  return false;
}

function pancakes(length) {
  const order = Array.from({ length }, (_, i) => i);
  const turns = Array.from({ length }, (_, i) => i + 1);
  let sign = 1;
  let total = 0;
  let most = 0;
  do {
    const count = flips(order);
    total += sign * count;
    if (count > most) {
      most = count;
    }
    sign = -sign;
  } while (advance(order, turns));
  return total * PACK + most;
}

function fannkuch(rounds) {
  let total = 0;
  for (let turn = 0; turn < rounds; turn++) {
    total = (total * 31 + pancakes(LENGTH)) % MODULUS;
  }
  return total;
}

start(fannkuch);
