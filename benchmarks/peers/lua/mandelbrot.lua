-- Counts the iterations that the Mandelbrot set takes over a grid. The same as mandelbrot.spur.

package.path = (arg[0]:match("^.*[/\\]") or "./") .. "?.lua;" .. package.path
local start = require("harness").start

local COLUMNS = 64
local MOST = 50

local function mandelbrot(rows)
  local total = 0
  for row = 0, rows - 1 do
    local ci = 3.0 * row / rows - 1.5
    for column = 0, COLUMNS - 1 do
      local cr = 3.0 * column / COLUMNS - 2.0
      local zr = 0.0
      local zi = 0.0
      for step = 1, MOST do
        local zr2 = zr * zr
        local zi2 = zi * zi
        if zr2 + zi2 > 4.0 then
          break
        end
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
        total = total + 1
      end
    end
  end
  return total
end

start(mandelbrot)
