-- The largest factor by which an infinite matrix stretches a vector. The same as spectralnorm.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local ORDER = 24

local function entry(i, j)
  return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

local function times(vector)
  local result = {}
  local size = #vector
  for i = 0, size - 1 do
    local total = 0.0
    for j = 0, size - 1 do
      total = total + entry(i, j) * vector[j + 1]
    end
    result[i + 1] = total
  end
  return result
end

local function times_mirrored(vector)
  local result = {}
  local size = #vector
  for i = 0, size - 1 do
    local total = 0.0
    for j = 0, size - 1 do
      total = total + entry(j, i) * vector[j + 1]
    end
    result[i + 1] = total
  end
  return result
end

local function norm(order)
  local u = {}
  for i = 1, order do
    u[i] = 1.0
  end
  local v = u
  for i = 1, 10 do
    v = times_mirrored(times(u))
    u = times_mirrored(times(v))
  end
  local uv = 0.0
  local vv = 0.0
  for i = 1, order do
    uv = uv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return math.sqrt(uv / vv)
end

local function spectralnorm(rounds)
  local total = 0
  for i = 1, rounds do
    total = (total * 31 + math.floor(norm(ORDER) * 1000000000.0)) % MODULUS
  end
  return total
end

start(spectralnorm)
