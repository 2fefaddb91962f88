-- The ways to place eight queens so that none attacks another. The same as queens.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local SIDE = 8
local DIAGONALS = 15

local function ways(row, columns, rising, falling)
  if row > SIDE then
    return 1
  end
  local found = 0
  for column = 1, SIDE do
    local up = row + column - 1
    local down = row - column + SIDE
    if columns[column] and rising[up] and falling[down] then
      columns[column] = false
      rising[up] = false
      falling[down] = false
      found = found + ways(row + 1, columns, rising, falling)
      columns[column] = true
      rising[up] = true
      falling[down] = true
    end
  end
  return found
end

local function free(length)
  local flags = {}
  for i = 1, length do
    flags[i] = true
  end
  return flags
end

local function queens(rounds)
  local total = 0
  for turn = 1, rounds do
    local found = ways(1, free(SIDE), free(DIAGONALS), free(DIAGONALS))
    total = (total * 31 + found) % MODULUS
  end
  return total
end

start(queens)
