'use strict';

// What the programs of this folder have in common: arguments, output and times.
//
//     NAME.js SIZE               prints what the program NAME.spur prints for this size
//     NAME.js SIZE --time K      does the work K times in one process and prints
//
//         checksum C             what run(SIZE) returned, each time the same
//         time I NS              for I from 1 to K: what repetition I took, in nanoseconds
//
// The repetitions include those in which the compiler still warms up.

const USAGE = 'usage: NAME SIZE [--time K]';

/**
 * Does what the command line asks for.
 *
 * @param run the workload: takes a size, returns its checksum
 * @param show makes the line that is printed for a size out of the checksum
 */
function start(run, show = String) {
  const given = process.argv.slice(2);
  if (given.length === 1) {
    console.log(show(run(number(given[0]))));
  } else if (given.length === 3 && given[1] === '--time') {
    times(run, number(given[0]), number(given[2]));
  } else {
    fail(USAGE);
  }
}

function times(run, size, repetitions) {
  let checksum;
  const lines = [];
  for (let i = 1; i <= repetitions; i++) {
    const before = process.hrtime.bigint();
    const result = run(size);
    const after = process.hrtime.bigint();
    if (checksum !== undefined && result !== checksum) {
      fail(`repetition ${i} returned ${result}, those before it ${checksum}`);
    }
    checksum = result;
    lines.push(`time ${i} ${after - before}`);
  }
  console.log(`checksum ${checksum}`);
  console.log(lines.join('\n'));
}

function number(text) {
  if (!/^[0-9]+$/.test(text)) {
    fail(`${text} is not a number; ${USAGE}`);
  }
  return Number(text);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

module.exports = { start };
