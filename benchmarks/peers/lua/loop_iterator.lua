-- A loop that is driven by an iterator. The same as loop_iterator.spur.
-- The iterator is a function that gives the number after another one, as Lua's for takes it.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003

local function following(n, i)
  i = i + 1
  if i < n then
    return i
  end
end

local function range(n)
  return following, n, -1
end

local function loop_iterator(n)
  local total = 0
  for i in range(n) do
    total = (total * 31 + i) % MODULUS
  end
  return total
end

start(loop_iterator)
