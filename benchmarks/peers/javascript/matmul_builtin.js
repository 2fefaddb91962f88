'use strict';

// Multiplies matrices that are arrays of arrays. The same as matmul_builtin.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const ORDER = 64;

function multiply(left, right) {
  const inner = right.length;
  for (const row of left) {
    if (row.length !== inner) {
      throw new RangeError('a row does not fit the other matrix');
    }
  }
  const width = right[0].length;
  const product = [];
  for (const row of left) {
    const result = [];
    for (let j = 0; j < width; j++) {
      let total = 0;
      for (let k = 0; k < inner; k++) {
        total += row[k] * right[k][j];
      }
      result.push(total);
    }
    product.push(result);
  }
  return product;
}

function matrix(height, width) {
  const rows = [];
  for (let i = 0; i < height; i++) {
    const row = [];
    for (let j = 0; j < width; j++) {
      row.push(((i * 7 + j * 3) % 10) + 0.5);
    }
    rows.push(row);
  }
  return rows;
}

function matmulBuiltin(rows) {
  const product = multiply(matrix(rows, ORDER), matrix(ORDER, ORDER));
  let total = 0;
  for (const row of product) {
    for (const number of row) {
      total = (total * 31 + Math.trunc(number * 4)) % MODULUS;
    }
  }
  return total;
}

start(matmulBuiltin);
