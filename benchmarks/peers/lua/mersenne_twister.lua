-- Python's random numbers: MT19937 by Matsumoto and Nishimura, seeded as CPython's random.seed does.
--
-- Lua 5.4 has operators on bits and LuaJIT a library of functions; neither understands the other's.
-- This file takes what is there, and works on ints below 2 ^ 32.

local WORDS = 624
local MIDDLE = 397

local band, bor, bxor, lshift, rshift
local ok, bit = pcall(require, "bit")
if ok then
  -- The library gives ints with a sign; the remainder takes the sign away.
  local function unsigned(f)
    return function(a, b)
      return f(a, b) % 4294967296
    end
  end
  band, bor, bxor = unsigned(bit.band), unsigned(bit.bor), unsigned(bit.bxor)
  lshift, rshift = unsigned(bit.lshift), unsigned(bit.rshift)
else
  band = load("local a, b = ... return a & b")
  bor = load("local a, b = ... return a | b")
  bxor = load("local a, b = ... return a ~ b")
  lshift = load("local a, b = ... return (a << b) & 0xffffffff")
  rshift = load("local a, b = ... return a >> b")
end

-- a * b modulo 2 ^ 32; the product itself may exceed what a double holds exactly.
local function product(a, b)
  local low = b % 65536
  local high = rshift(b, 16)
  return (a * high % 65536 * 65536 + a * low) % 4294967296
end

local function twist(state)
  for i = 0, WORDS - 1 do
    local y = bor(band(state[i], 0x80000000), band(state[(i + 1) % WORDS], 0x7fffffff))
    local mixed = bxor(state[(i + MIDDLE) % WORDS], rshift(y, 1))
    state[i] = y % 2 == 0 and mixed or bxor(mixed, 0x9908b0df)
  end
end

-- The words that a sequence starts from.
local function initial(seed)
  local state = { [0] = 19650218 }
  local function mixed(i, factor)
    return product(bxor(state[i - 1], rshift(state[i - 1], 30)), factor)
  end
  for i = 1, WORDS - 1 do
    state[i] = (mixed(i, 1812433253) + i) % 4294967296
  end
  local i = 1
  local function advance()
    i = i + 1
    if i == WORDS then
      state[0] = state[WORDS - 1]
      i = 1
    end
  end
  for k = 1, WORDS do
    state[i] = (bxor(state[i], mixed(i, 1664525)) + seed) % 4294967296
    advance()
  end
  for k = 2, WORDS do
    state[i] = (bxor(state[i], mixed(i, 1566083941)) - i) % 4294967296
    advance()
  end
  state[0] = 0x80000000
  return state
end

local mersenne_twister = {}

-- A function uniform(low, high) that gives numbers between the two, of 53 random bits.
--
-- seed: at least 0 and less than 2 ^ 32
function mersenne_twister.seeded(seed)
  local state = initial(seed)
  local next_word = WORDS

  local function word()
    if next_word == WORDS then
      twist(state)
      next_word = 0
    end
    local y = state[next_word]
    next_word = next_word + 1
    y = bxor(y, rshift(y, 11))
    y = bxor(y, band(lshift(y, 7), 0x9d2c5680))
    y = bxor(y, band(lshift(y, 15), 0xefc60000))
    return bxor(y, rshift(y, 18))
  end

  return function(low, high)
    local upper = rshift(word(), 5)
    local lower = rshift(word(), 6)
    return low + (high - low) * ((upper * 67108864.0 + lower) / 9007199254740992.0)
  end
end

return mersenne_twister
