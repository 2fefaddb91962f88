-- Looks a function up in its module each time it is called. The same as lookup_dynamic.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local function lookup_dynamic(n)
  local total = 0.0
  for i = 0, n - 1 do
    total = total + math.sqrt(i)
  end
  return math.floor(total)
end

start(lookup_dynamic)
