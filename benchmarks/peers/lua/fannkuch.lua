-- Flips pancakes until the first number is a zero, for all permutations. The same as fannkuch.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local LENGTH = 6
local PACK = 100

local function flips(order)
  local items = {}
  for i, number in ipairs(order) do
    items[i] = number
  end
  local count = 0
  local first = items[1]
  while first ~= 0 do
    local low = 1
    local high = first + 1
    while low < high do
      items[low], items[high] = items[high], items[low]
      low = low + 1
      high = high - 1
    end
    count = count + 1
    first = items[1]
  end
  return count
end

local function advance(order, turns)
  for r = 2, #order do
    local first = order[1]
    for i = 1, r - 1 do
      order[i] = order[i + 1]
    end
    order[r] = first
    turns[r] = turns[r] - 1
    if turns[r] > 0 then
      return true
    end
    turns[r] = r
  end
  return false
end

local function pancakes(length)
  local order = {}
  local turns = {}
  for i = 1, length do
    order[i] = i - 1
    turns[i] = i
  end
  local sign = 1
  local total = 0
  local most = 0
  repeat
    local count = flips(order)
    total = total + sign * count
    if count > most then
      most = count
    end
    sign = -sign
  until not advance(order, turns)
  return total * PACK + most
end

local function fannkuch(rounds)
  local total = 0
  for turn = 1, rounds do
    total = (total * 31 + pancakes(LENGTH)) % MODULUS
  end
  return total
end

start(fannkuch)
