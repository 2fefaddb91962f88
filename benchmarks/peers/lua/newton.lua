-- Solves two equations in two unknowns by Newton's method. The same as newton.spur.
-- Functions return several values, which takes no tuples in Lua.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local ENOUGH = 1e-12
local MOST = 50

local function curves(x, y)
  return x * x + y * y - 4.0, x * y - 1.0
end

local function exact(system, x, y, distance)
  return 2.0 * x, 2.0 * y, y, x
end

local function estimated(system, x, y, distance)
  local f, g = system(x, y)
  local fx, gx = system(x + distance, y)
  local fy, gy = system(x, y + distance)
  return (fx - f) / distance, (fy - f) / distance, (gx - g) / distance, (gy - g) / distance
end

local function step(system, jacobian, distance, x, y)
  local f, g = system(x, y)
  local a, b, c, d = jacobian(system, x, y, distance)
  local determinant = a * d - b * c
  return x - (f * d - b * g) / determinant, y - (a * g - f * c) / determinant
end

local function error_of(system, x, y)
  local f, g = system(x, y)
  return math.abs(f) + math.abs(g)
end

local function solve(system, jacobian, distance, x, y)
  local steps = 0
  while error_of(system, x, y) > ENOUGH and steps < MOST do
    x, y = step(system, jacobian, distance, x, y)
    steps = steps + 1
  end
  return steps, x
end

local function mixed(total, steps, x)
  return (total * 31 + steps * 1000 + math.floor(x * 1000.0)) % MODULUS
end

local function newton(rounds)
  local total = 0
  for i = 0, rounds - 1 do
    local start_x = 1.0 + i % 16 / 8.0
    total = mixed(total, solve(curves, exact, 0.0, start_x, 0.25))
    total = mixed(total, solve(curves, estimated, 1e-1, start_x, 0.25))
    total = mixed(total, solve(curves, estimated, 1e-8, start_x, 0.25))
  end
  return total
end

start(newton)
