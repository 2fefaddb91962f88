-- Goes over a list by index, as one does in C. The same as loop_cstyle.spur.

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

local function loop_cstyle(rounds)
  local items = numbers()
  local total = 0
  for turn = 1, rounds do
    local i = 1
    while i <= #items do
      total = (total * 31 + items[i]) % MODULUS
      i = i + 1
    end
  end
  return total
end

start(loop_cstyle)
