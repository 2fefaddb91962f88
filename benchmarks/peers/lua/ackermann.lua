-- Ackermann's function: recursion that goes deep. The same as ackermann.spur.
-- The parentheses around calls keep them from being tail calls.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003

local function value(m, n)
  if m == 0 then
    return n + 1
  end
  if n == 0 then
    return (value(m - 1, 1))
  end
  return (value(m - 1, value(m, n - 1)))
end

local function ackermann(rounds)
  local total = 0
  for i = 0, rounds - 1 do
    total = (total * 31 + value(3, 1 + i % 4)) % MODULUS
  end
  return total
end

start(ackermann)
