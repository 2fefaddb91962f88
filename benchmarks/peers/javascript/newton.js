'use strict';

// Solves two equations in two unknowns by Newton's method. The same as newton.spur.

const { start } = require('./harness.js');

const MODULUS = 1000003;
const ENOUGH = 1e-12;
const MOST = 50;

function curves(x, y) {
  return [x * x + y * y - 4, x * y - 1];
}

function exact(system, x, y, distance) {
  return [2 * x, 2 * y, y, x];
}

function estimated(system, x, y, distance) {
  const [f, g] = system(x, y);
  const [fx, gx] = system(x + distance, y);
  const [fy, gy] = system(x, y + distance);
  return [(fx - f) / distance, (fy - f) / distance, (gx - g) / distance, (gy - g) / distance];
}

function step(system, jacobian, distance, x, y) {
  const [f, g] = system(x, y);
  const [a, b, c, d] = jacobian(system, x, y, distance);
  const determinant = a * d - b * c;
  return [x - (f * d - b * g) / determinant, y - (a * g - f * c) / determinant];
}

function error(system, x, y) {
  const [f, g] = system(x, y);
  return Math.abs(f) + Math.abs(g);
}

function solve(system, jacobian, distance, x, y) {
  let steps = 0;
  while (error(system, x, y) > ENOUGH && steps < MOST) {
    [x, y] = step(system, jacobian, distance, x, y);
    steps += 1;
  }
  return [steps, x];
}

function mixed(total, [steps, x]) {
  return (total * 31 + steps * 1000 + Math.trunc(x * 1000)) % MODULUS;
}

function newton(rounds) {
  let total = 0;
  for (let i = 0; i < rounds; i++) {
    const startX = 1 + (i % 16) / 8;
    total = mixed(total, solve(curves, exact, 0, startX, 0.25));
    total = mixed(total, solve(curves, estimated, 1e-1, startX, 0.25));
    total = mixed(total, solve(curves, estimated, 1e-8, startX, 0.25));
  }
  return total;
}

start(newton);
