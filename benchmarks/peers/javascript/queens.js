'use strict';

// The ways to place eight queens so that none attacks another. The same as queens.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const SIDE = 8;
const DIAGONALS = 15;

function ways(row, columns, rising, falling) {
  if (row === SIDE) {
    return 1;
  }
  let found = 0;
  for (let column = 0; column < SIDE; column++) {
    const up = row + column;
    const down = row - column + SIDE - 1;
    if (columns[column] && rising[up] && falling[down]) {
      columns[column] = false;
      rising[up] = false;
      falling[down] = false;
      found += ways(row + 1, columns, rising, falling);
      columns[column] = true;
      rising[up] = true;
      falling[down] = true;
    }
  }
  return found;
}

function free(length) {
  return new Array(length).fill(true);
}

function queens(rounds) {
  let total = 0;
  for (let turn = 0; turn < rounds; turn++) {
    const found = ways(0, free(SIDE), free(DIAGONALS), free(DIAGONALS));
    total = (total * 31 + found) % MODULUS;
  }
  return total;
}

start(queens);
