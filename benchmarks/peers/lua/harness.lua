-- What the programs of this folder have in common: arguments, output and times.
--
--     NAME.lua SIZE               prints what the program NAME.spur prints for this size
--     NAME.lua SIZE --time K      does the work K times in one process and prints
--
--         checksum C              what run(SIZE) returned, each time the same
--         time I NS               for I from 1 to K: what repetition I took, in nanoseconds
--
-- The repetitions include those in which a compiler still warms up. Lua has no clock finer than that
-- of the processor time, which counts microseconds; these programs never wait, so it is as good.
--
-- The programs run on Lua 5.4 and on LuaJIT, whose numbers are doubles. A division whose result is
-- an int gives a float in Lua 5.4 too; floats and ints that are equal are printed alike.

local USAGE = "usage: NAME SIZE [--time K]"

local function fail(message)
  io.stderr:write(message, "\n")
  os.exit(1)
end

local function number(text)
  if not text:match("^%d+$") then
    fail(text .. " is not a number; " .. USAGE)
  end
  return tonumber(text)
end

local function text_of(checksum)
  return string.format("%d", checksum)
end

local function times(run, size, repetitions)
  local checksum = nil
  local lines = {}
  for i = 1, repetitions do
    local before = os.clock()
    local result = run(size)
    local after = os.clock()
    if checksum and result ~= checksum then
      fail("repetition " .. i .. " returned " .. text_of(result) .. ", those before it " .. text_of(checksum))
    end
    checksum = result
    lines[i] = string.format("time %d %.0f", i, (after - before) * 1e9)
  end
  print("checksum " .. text_of(checksum))
  print(table.concat(lines, "\n"))
end

local harness = {}

-- Does what the command line asks for.
--
-- run: the workload, takes a size and returns its checksum
-- show: makes the line that is printed for a size out of the checksum
function harness.start(run, show)
  show = show or text_of
  if #arg == 1 then
    print(show(run(number(arg[1]))))
  elseif #arg == 3 and arg[2] == "--time" then
    times(run, number(arg[1]), number(arg[3]))
  else
    fail(USAGE)
  end
end

return harness
