-- The area under a curve, by trapezia. The same as integrate.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local STEPS = 1000

local function square(x)
  return x * x
end

local function bell(x)
  return 4.0 / (1.0 + x * x)
end

local function area(curve, low, high, steps)
  local width = (high - low) / steps
  local total = (curve(low) + curve(high)) / 2.0
  for i = 1, steps - 1 do
    total = total + curve(low + i * width)
  end
  return total * width
end

local function integrate(rounds)
  local total = 0
  for i = 0, rounds - 1 do
    local high = 1.0 + i % 4
    for _, curve in ipairs({ square, bell, math.sqrt }) do
      local result = area(curve, 0.0, high, STEPS)
      total = (total * 31 + math.floor(result * 1000.0)) % MODULUS
    end
  end
  return total
end

start(integrate)
