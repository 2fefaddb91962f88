'use strict';

// Sorts an array in place by dividing it and sorting the parts. The same as quicksort.spur.
// The generator's products exceed 2 ** 53; Math.imul keeps the bits that are needed.

const { start } = require('./harness.js');

const MODULUS = 1000003;

function exchange(items, a, b) {
  const item = items[a];
  items[a] = items[b];
  items[b] = item;
}

function partition(items, low, high) {
  const pivot = items[high];
  let border = low;
  for (let i = low; i < high; i++) {
    if (items[i] < pivot) {
      exchange(items, border, i);
      border += 1;
    }
  }
  exchange(items, border, high);
  return border;
}

function sort(items, low, high) {
  if (low < high) {
    const middle = partition(items, low, high);
    sort(items, low, middle - 1);
    sort(items, middle + 1, high);
  }
}

function numbers(size) {
  const items = [];
  let state = 42;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    items.push(state);
  }
  return items;
}

function quicksort(size) {
  const items = numbers(size);
  sort(items, 0, items.length - 1);
  let total = 0;
  for (const item of items) {
    total = (total * 31 + item) % MODULUS;
  }
  return total;
}

start(quicksort);
