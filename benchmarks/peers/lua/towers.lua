-- The Towers of Hanoi. The same as towers.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local DISCS = 10

local function move_disc(pegs, source, target)
  local disc = table.remove(pegs[source])
  local goal = pegs[target]
  if #goal > 0 and goal[#goal] < disc then
    error("a disc must not lie on a smaller one")
  end
  goal[#goal + 1] = disc
end

local function move(pegs, discs, source, target, spare)
  if discs == 0 then
    return 0
  end
  local moves = move(pegs, discs - 1, source, spare, target)
  move_disc(pegs, source, target)
  moves = moves + move(pegs, discs - 1, spare, target, source)
  return moves + 1
end

local function towers(rounds)
  local pegs = { {}, {}, {} }
  for disc = DISCS, 1, -1 do
    table.insert(pegs[1], disc)
  end
  local total = 0
  for i = 0, rounds - 1 do
    local source = i % 3 + 1
    local target = (i + 1) % 3 + 1
    local spare = 6 - source - target
    local moves = move(pegs, DISCS, source, target, spare)
    total = (total * 31 + moves + #pegs[target]) % MODULUS
  end
  return total
end

start(towers)
