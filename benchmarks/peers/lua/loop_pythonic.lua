-- Goes over a list item by item, as one does in Python. The same as loop_pythonic.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local LENGTH = 1000

local function numbers()
  local items = {}
  for i = 0, LENGTH - 1 do
    items[#items + 1] = i * 7919 % 1009
  end
  return items
end

local function loop_pythonic(rounds)
  local items = numbers()
  local total = 0
  for turn = 1, rounds do
    for _, item in ipairs(items) do
      total = (total * 31 + item) % MODULUS
    end
  end
  return total
end

start(loop_pythonic)
