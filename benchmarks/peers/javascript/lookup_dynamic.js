'use strict';

// Looks a function up in its module each time it is called. The same as lookup_dynamic.spur.

const { start } = require('./harness.js');

function lookupDynamic(n) {
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += Math.sqrt(i);
  }
  return Math.trunc(total);
}

start(lookupDynamic);
