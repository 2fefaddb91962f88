'use strict';

// The longest Collatz chain that begins below a limit. The same as collatz.spur.

const { start } = require('./harness.js');

const PACK = 1000;

function collatz(limit) {
  let best = 1;
  let longest = 1;
  for (let start = 1; start < limit; start++) {
    let n = start;
    let length = 1;
    while (n !== 1) {
      if (n % 2 === 0) {
        n = n / 2;
      } else {
        n = 3 * n + 1;
      }
      length += 1;
    }
    if (length > longest) {
      best = start;
      longest = length;
    }
  }
  return best * PACK + longest;
}

start(collatz, (packed) => `${Math.trunc(packed / PACK)} ${packed % PACK}`);
