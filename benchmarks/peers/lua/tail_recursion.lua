-- A sum by a function that ends with a call of itself, a tail call in Lua. The same as tail_recursion.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003

local function sum_down(n, total)
  if n == 0 then
    return total
  end
  return sum_down(n - 1, (total * 31 + n) % MODULUS)
end

local function tail_recursion(depth)
  return sum_down(depth, 0)
end

start(tail_recursion)
