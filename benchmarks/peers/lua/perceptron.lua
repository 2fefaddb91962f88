-- Weights for XOR and XNOR, found by trying. The same as perceptron.spur.
-- The random numbers are Python's, from mersenne_twister.lua.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start
local mersenne_twister = require("mersenne_twister")

local MODULUS = 1000003
local INPUTS = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }
local XOR = { 0, 1, 1, 0 }
local XNOR = { 1, 0, 0, 1 }
local WEIGHTS = 9

local function fires(weights, at, a, b)
  local total = weights[at] * a + weights[at + 1] * b
  if total + weights[at + 2] > 0.0 then
    return 1
  end
  return 0
end

local function output(weights, a, b)
  local first = fires(weights, 1, a, b)
  local second = fires(weights, 4, a, b)
  return fires(weights, 7, first, second)
end

local function solves(weights, wanted)
  for row, input in ipairs(INPUTS) do
    if output(weights, input[1], input[2]) ~= wanted[row] then
      return false
    end
  end
  return true
end

local function search(wanted, uniform)
  local attempts = 0
  while true do
    local weights = {}
    for i = 1, WEIGHTS do
      weights[i] = uniform(-1.0, 1.0)
    end
    attempts = attempts + 1
    if solves(weights, wanted) then
      return attempts, weights
    end
  end
end

local function perceptron(seeds)
  local total = 0
  for seed = 0, seeds - 1 do
    local uniform = mersenne_twister.seeded(seed)
    total = (total * 31 + search(XOR, uniform)) % MODULUS
    total = (total * 31 + search(XNOR, uniform)) % MODULUS
  end
  return total
end

start(perceptron)
