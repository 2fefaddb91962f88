-- Looks a function up once and keeps it in a local variable. The same as lookup_cached.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local function lookup_cached(n)
  local sqrt = math.sqrt
  local total = 0.0
  for i = 0, n - 1 do
    total = total + sqrt(i)
  end
  return math.floor(total)
end

start(lookup_cached)
