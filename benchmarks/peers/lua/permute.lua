-- All permutations of six numbers, by exchanging. The same as permute.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local LENGTH = 6

local function permutations(items, n, total)
  if n == 0 then
    return (total * 31 + items[1] * LENGTH + items[2]) % MODULUS
  end
  total = permutations(items, n - 1, total)
  for i = 1, n - 1 do
    items[i], items[n] = items[n], items[i]
    total = permutations(items, n - 1, total)
    items[i], items[n] = items[n], items[i]
  end
  return total
end

local function permute(rounds)
  local items = {}
  for i = 1, LENGTH do
    items[i] = i - 1
  end
  local total = 0
  for turn = 1, rounds do
    total = permutations(items, LENGTH, total)
  end
  return total
end

start(permute)
