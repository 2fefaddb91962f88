-- A loop that counts by itself. The same as loop_counter.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003

local function loop_counter(n)
  local total = 0
  local i = 0
  while i < n do
    total = (total * 31 + i) % MODULUS
    i = i + 1
  end
  return total
end

start(loop_counter)
