-- Greatest common divisors by Euclid's algorithm. The same as gcd.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003

local function divisor(a, b)
  while b ~= 0 do
    a, b = b, a % b
  end
  return a
end

local function gcd(count)
  local total = 0
  for i = 0, count - 1 do
    local a = i * 7919 % 1000000 + 1
    local b = i * 104729 % 999999 + 1
    total = (total * 31 + divisor(a, b)) % MODULUS
  end
  return total
end

start(gcd)
