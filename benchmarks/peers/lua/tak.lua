-- Takeuchi's function, which calls itself four times. The same as tak.spur.
-- The fourth call is in parentheses, which keep it from being a tail call.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003

local function takeuchi(x, y, z)
  if y >= x then
    return z
  end
  local a = takeuchi(x - 1, y, z)
  local b = takeuchi(y - 1, z, x)
  local c = takeuchi(z - 1, x, y)
  return (takeuchi(a, b, c))
end

local function tak(rounds)
  local total = 0
  for i = 0, rounds - 1 do
    total = (total * 31 + takeuchi(11 + i % 4, 8, 4)) % MODULUS
  end
  return total
end

start(tak)
