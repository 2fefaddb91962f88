-- Counts primes by the sieve of Eratosthenes. The same as sieve.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local function sieve(limit)
  local flags = {}
  for number = 1, limit do
    flags[number] = true
  end
  local count = 0
  for number = 2, limit do
    if flags[number] then
      count = count + 1
      for multiple = number * number, limit, number do
        flags[multiple] = false
      end
    end
  end
  return count
end

start(sieve)
