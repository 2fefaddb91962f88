'use strict';

// Looks a function up once and keeps it in a local variable. The same as lookup_cached.spur.

const { start } = require('./harness.js');

function lookupCached(n) {
  const sqrt = Math.sqrt;
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += sqrt(i);
  }
  return Math.trunc(total);
}

start(lookupCached);
