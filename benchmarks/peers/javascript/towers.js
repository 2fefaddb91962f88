'use strict';

// The Towers of Hanoi. The same as towers.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const DISCS = 10;

function moveDisc(pegs, source, target) {
  const disc = pegs[source].pop();
  const goal = pegs[target];
  if (goal.length > 0 && goal[goal.length - 1] < disc) {
    throw new RangeError('a disc must not lie on a smaller one');
  }
  goal.push(disc);
}

function move(pegs, discs, source, target, spare) {
  if (discs === 0) {
    return 0;
  }
  let moves = move(pegs, discs - 1, source, spare, target);
  moveDisc(pegs, source, target);
  moves += move(pegs, discs - 1, spare, target, source);
  return moves + 1;
}

function towers(rounds) {
  const pegs = [[], [], []];
  for (let disc = DISCS; disc > 0; disc--) {
    pegs[0].push(disc);
  }
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    const source = i % 3;
    const target = (i + 1) % 3;
    const spare = 3 - source - target;
    const moves = move(pegs, DISCS, source, target, spare);
    total = (total * 31 + moves + pegs[target].length) % MODULUS;
  }
  return total;
}

start(towers);
