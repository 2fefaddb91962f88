-- Multiplies matrices that are tables of tables. The same as matmul_builtin.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local ORDER = 64

local function multiply(left, right)
  local inner = #right
  for _, row in ipairs(left) do
    if #row ~= inner then
      error("a row does not fit the other matrix")
    end
  end
  local width = #right[1]
  local product = {}
  for _, row in ipairs(left) do
    local result = {}
    for j = 1, width do
      local total = 0.0
      for k = 1, inner do
        total = total + row[k] * right[k][j]
      end
      result[j] = total
    end
    product[#product + 1] = result
  end
  return product
end

local function matrix(height, width)
  local rows = {}
  for i = 0, height - 1 do
    local row = {}
    for j = 0, width - 1 do
      row[j + 1] = (i * 7 + j * 3) % 10 + 0.5
    end
    rows[i + 1] = row
  end
  return rows
end

local function matmul_builtin(rows)
  local product = multiply(matrix(rows, ORDER), matrix(ORDER, ORDER))
  local total = 0
  for _, row in ipairs(product) do
    for _, number in ipairs(row) do
      total = (total * 31 + math.floor(number * 4.0)) % MODULUS
    end
  end
  return total
end

start(matmul_builtin)
