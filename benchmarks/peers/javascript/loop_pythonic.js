'use strict';

// Goes over a list item by item, as one does in Python. The same as loop_pythonic.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const LENGTH = 1000;

function numbers() {
  const items = [];
  for (let i = 0; i < LENGTH; i++) {
    items.push((i * 7919) % 1009);
  }
  return items;
}

function loopPythonic(rounds) {
  const items = numbers();
  let total = 0;
  for (let turn = 0; turn < rounds; turn++) {
    for (const item of items) {
      total = (total * 31 + item) % MODULUS;
    }
  }
  return total;
}

start(loopPythonic);
