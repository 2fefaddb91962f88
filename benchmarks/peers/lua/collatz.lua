-- The longest Collatz chain that begins below a limit. The same as collatz.spur.
-- Half of an int is a float in Lua 5.4, which has the same value and is printed alike.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local PACK = 1000

local function collatz(limit)
  local best = 1
  local longest = 1
  for first = 1, limit - 1 do
    local n = first
    local length = 1
    while n ~= 1 do
      if n % 2 == 0 then
        n = n / 2
      else
        n = 3 * n + 1
      end
      length = length + 1
    end
    if length > longest then
      best = first
      longest = length
    end
  end
  return best * PACK + longest
end

start(collatz, function(packed)
  return string.format("%d %d", math.floor(packed / PACK), packed % PACK)
end)
