-- Sorts a table in place by dividing it and sorting the parts. The same as quicksort.spur.
-- The generator's products exceed 2 ^ 53, so the factor 1103515245 is taken in two halves.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003

local function partition(items, low, high)
  local pivot = items[high]
  local border = low
  for i = low, high - 1 do
    if items[i] < pivot then
      items[border], items[i] = items[i], items[border]
      border = border + 1
    end
  end
  items[border], items[high] = items[high], items[border]
  return border
end

local function sort(items, low, high)
  if low < high then
    local middle = partition(items, low, high)
    sort(items, low, middle - 1)
    sort(items, middle + 1, high)
  end
end

local function numbers(size)
  local items = {}
  local state = 42
  for i = 1, size do
    local upper = state * 16838 % 32768 * 65536 -- 1103515245 is 16838 * 65536 + 20077
    state = (upper + state * 20077 + 12345) % 2147483648
    items[i] = state
  end
  return items
end

local function quicksort(size)
  local items = numbers(size)
  sort(items, 1, #items)
  local total = 0
  for _, item in ipairs(items) do
    total = (total * 31 + item) % MODULUS
  end
  return total
end

start(quicksort)
