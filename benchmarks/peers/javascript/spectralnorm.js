'use strict';

// The largest factor by which an infinite matrix stretches a vector. The same as spectralnorm.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const ORDER = 24;

function entry(i, j) {
  return 1 / (((i + j) * (i + j + 1)) / 2 + i + 1);
}

function times(vector) {
  const result = [];
  const size = vector.length;
  for (let i = 0; i < size; i++) {
    let total = 0;
    for (let j = 0; j < size; j++) {
      total += entry(i, j) * vector[j];
    }
    result.push(total);
  }
  return result;
}

function timesMirrored(vector) {
  const result = [];
  const size = vector.length;
  for (let i = 0; i < size; i++) {
    let total = 0;
    for (let j = 0; j < size; j++) {
      total += entry(j, i) * vector[j];
    }
    result.push(total);
  }
  return result;
}

function norm(order) {
  let u = new Array(order).fill(1);
  let v = u;
  for (let i = 0; i < 10; i++) {
    v = timesMirrored(times(u));
    u = timesMirrored(times(v));
  }
  let uv = 0;
  let vv = 0;
  for (let i = 0; i < order; i++) {
    uv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  return Math.sqrt(uv / vv);
}

function spectralnorm(rounds) {
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    total = (total * 31 + Math.trunc(norm(ORDER) * 1000000000)) % MODULUS;
  }
  return total;
}

start(spectralnorm);
