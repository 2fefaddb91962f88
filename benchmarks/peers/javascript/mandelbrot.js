'use strict';

// Counts the iterations that the Mandelbrot set takes over a grid. The same as mandelbrot.spur.

const { start } = require('./harness.js');

const COLUMNS = 64;
const MOST = 50;

function mandelbrot(rows) {
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const ci = (3 * row) / rows - 1.5;
    for (let column = 0; column < COLUMNS; column++) {
      const cr = (3 * column) / COLUMNS - 2;
      let zr = 0;
      let zi = 0;
      for (let step = 0; step < MOST; step++) {
        const zr2 = zr * zr;
        const zi2 = zi * zi;
        if (zr2 + zi2 > 4) {
          break;
        }
        zi = 2 * zr * zi + ci;
        zr = zr2 - zi2 + cr;
        total += 1;
      }
    }
  }
  return total;
}

start(mandelbrot);
