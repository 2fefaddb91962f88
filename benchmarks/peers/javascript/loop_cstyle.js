'use strict';

// Goes over a list by index, as one does in C. The same as loop_cstyle.spur.

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

function loopCstyle(rounds) {
  const items = numbers();
  let total = 0;
  for (let turn = 0; turn < rounds; turn++) {
    let i = 0;
    while (i < items.length) {
      total = (total * 31 + items[i]) % MODULUS;
      i += 1;
    }
  }
  return total;
}

start(loopCstyle);
