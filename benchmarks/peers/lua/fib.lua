-- Fibonacci numbers by the recursive definition. The same as fib.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local MODULUS = 1000003
local LEAST = 15

local function fibonacci(n)
  if n < 2 then
    return n
  end
  return fibonacci(n - 1) + fibonacci(n - 2)
end

local function fib(rounds)
  local total = 0
  for i = 0, rounds - 1 do
    total = (total * 31 + fibonacci(LEAST + i % 4)) % MODULUS
  end
  return total
end

start(fib)
