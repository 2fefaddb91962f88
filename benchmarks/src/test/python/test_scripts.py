"""Tests of the scripts in benchmarks: what they compute and print, and how they run programs.

python3 -m unittest discover -s benchmarks/src/test/python
"""

import argparse
import contextlib
import io
import json
import os
import sys
import tempfile
import unittest
from unittest import mock

BENCHMARKS = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
sys.path[:0] = [BENCHMARKS, os.path.join(BENCHMARKS, "peers")]

import compare  # noqa: E402
import figures  # noqa: E402
import hotspur  # noqa: E402
import loops  # noqa: E402
import overhead  # noqa: E402
import processes  # noqa: E402
import tables  # noqa: E402

MS = 1_000_000


class FiguresTest(unittest.TestCase):
    def test_the_last_third_is_steady(self):
        self.assertEqual(figures.steady([90, 90, 90, 90, 90, 90, 1, 2, 30]), 2)
        self.assertEqual(figures.steady([7]), 7)

    def test_steady_from_where_all_stay_within_a_tenth(self):
        self.assertEqual(self.steady_from([50] * 7 + [10] * 20), 7)
        self.assertEqual(self.steady_from([10] * 20), 0)
        self.assertEqual(self.steady_from([11] * 5 + [10] * 20), 0)
        # Fast once, then slow again, is not steady yet.
        self.assertEqual(self.steady_from([50] * 5 + [10] * 9 + [50] * 5 + [10] * 20), 19)

    def test_one_disturbed_repetition_is_not_a_new_beginning(self):
        self.assertEqual(self.steady_from([50] * 7 + [10] * 10 + [99] + [10] * 10), 7)
        # Nor are some short ones, of which the median is taken over 50 ms.
        self.assertEqual(self.steady_from([5] * 7 + [1] * 100 + [9] * 4 + [1] * 400), 7)
        self.assertEqual(self.steady_from([5] * 7 + [1] * 100 + [9] * 20 + [1] * 400), 127)

    def test_what_stayed_steady_for_half_a_second_was_so(self):
        self.assertEqual(self.steady_from([50] * 7 + [10] * 60 + [50] * 9 + [10] * 80), 7)
        self.assertEqual(self.steady_from([50] * 7 + [10] * 40 + [50] * 9 + [10] * 80), 56)

    @staticmethod
    def steady_from(milliseconds):
        return figures.steady_from([t * MS for t in milliseconds])

    def test_steady_after_what_is_not_steady(self):
        times = [50 * MS] * 7 + [10 * MS] * 20
        self.assertEqual(figures.steady_after(1000 * MS, times, [MS] * 28), 772 * MS)

    def test_what_was_disturbed_does_not_count(self):
        self.assertEqual(figures.undisturbed([10, 10, 11, 12, 10, 10]), [0, 1, 4])
        # Twice as slow from the tenth repetition on, as the computer is: steady from the seventh on.
        times = [50 * MS] * 7 + [10 * MS] * 3 + [20 * MS] * 50 + [10 * MS] * 20
        probes = [MS] * 10 + [2 * MS] * 50 + [MS] * 21
        self.assertEqual(
            figures.steady_after(sum(times) + sum(probes) + 100 * MS, times, probes), 450 * MS
        )

    def test_never_undisturbed_is_never_steady(self):
        self.assertEqual(figures.steady_after(100, [40, 40], [1, 3, 9]), 87)

    def test_the_mean_of_ratios(self):
        self.assertAlmostEqual(figures.geometric_mean([2, 8]), 4)

    def test_means_are_over_what_all_have(self):
        results = {
            "a": {"machines": {"x": {"f": [1]}, "y": {"f": [1]}}},
            "b": {"machines": {"x": {"f": [1]}}},
            "c": {"machines": {"x": {"f": [1]}, "y": {"f": []}}},
        }
        self.assertEqual(figures.common(results, ["x", "y"], "f"), ["a"])


def of(times, peak=50e6, warmup=()):
    """What compare.py finds of a machine whose repetitions took so many milliseconds."""
    found = {"repetitions_ns": [t * MS for t in times], "whole_ns": [300 * MS, 100 * MS, 200 * MS]}
    found["peak_bytes"] = [peak]
    if warmup:
        found["warmup_ns"] = [t * MS for t in warmup]
    return found


def peers(machines, workloads):
    conditions = {"processors": 2, "smallest_peak": 9e6, "machines": {m: m + " 1.0" for m in machines}}
    results = {name: {"size": 1, "machines": each} for name, each in workloads.items()}
    return {"schema": tables.PEERS, "conditions": conditions, "workloads": results}


class TablesTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.document = peers(
            ["java", "traced", "lua"],
            {
                "fib": {"java": of([2], warmup=(300,)), "traced": of([4], warmup=(900, 1100, 700)), "lua": of([40], 9.1e6)},
                "factorial": {"java": of([1]), "traced": of([3], 70e6, (1500,))},
            },
        )

    def test_steady_as_ratios_to_java(self):
        self.assertEqual(
            tables.TABLES["steady"].text(self.document),
            "workload             java ms  traced    lua\n"
            "fib                     2.00    2.00  20.00\n"
            "factorial               1.00    3.00      -\n"
            "geometric mean of 1             2.00  20.00\n"
            "Of all but java: how many times as long as Java.",
        )

    def test_steady_as_times_without_java(self):
        del self.document["conditions"]["machines"]["java"]
        rows = tables.steady_rows(self.document)
        self.assertEqual(rows[0], ["workload", "traced ms", "lua ms"])
        self.assertEqual(rows[1], ["fib", "4.00", "40.00"])
        self.assertEqual(rows[3], ["geometric mean of 1", "4.00", "40.00"])

    def test_a_workload_that_java_lacks_has_no_ratios(self):
        del self.document["workloads"]["fib"]["machines"]["java"]
        self.assertEqual(tables.steady_rows(self.document)[1], ["fib", "-", "-", "-"])

    def test_whole_as_markdown(self):
        self.assertEqual(
            tables.TABLES["whole"].markdown(self.document),
            "| workload | java ms | traced ms | lua ms |\n"
            "|---|--:|--:|--:|\n"
            "| fib | 200 | 200 | 200 |\n"
            "| factorial | 200 | 200 | - |\n"
            "| geometric mean of 1 | 200 | 200 | 200 |\n",
        )

    def test_memory_is_no_less_than_can_be_seen(self):
        rows = tables.memory_rows(self.document)
        self.assertEqual(rows[1], ["fib", "50", "50", "< 9"])
        self.assertEqual(rows[2], ["factorial", "50", "70", "-"])

    def test_warm_up(self):
        self.assertEqual(
            tables.warmup_rows(self.document)[1:],
            [
                ["fib", "0.30", "0.90", "4.00"],
                ["factorial", "-", "1.50", "3.00"],
                ["geometric mean", "0.30", "1.16", ""],
                ["longest", "0.30", "1.50", ""],
            ],
        )

    def test_conditions_are_left_aligned_words(self):
        self.assertEqual(
            tables.TABLES["conditions"].markdown(self.document),
            "| measured on |  |\n|---|---|\n| processors | 2 |\n"
            "| java | java 1.0 |\n| traced | traced 1.0 |\n| lua | lua 1.0 |\n",
        )

    def test_findings_are_pairs(self):
        document = peers(
            ["interpreted", "traced", "cpython"],
            {
                "loop_counter": {"interpreted": of([30]), "traced": of([5]), "cpython": of([60])},
                "loop_iterator": {"interpreted": of([20]), "traced": of([5])},
            },
        )
        rows = tables.findings_rows(document)
        self.assertEqual(rows[0][1:], ["interpreted", "traced", "cpython"])
        self.assertEqual(rows[1][1:], ["30.0 / 20.0 = 1.50", "5.0 / 5.0 = 1.00", "-"])
        self.assertEqual(rows[2][1:], ["-", "-", "-"])
        self.assertEqual(len(tables.finding_workloads()), 6)

    def test_bench(self):
        number = {"value": 2.0, "error": 0.104}
        workload = {
            "name": "fib",
            "milliseconds": {"java": {"value": 1}, "traced": number, "interpreted": number},
            "twin": {"growth": 1.1, "sound": False},
            "ratios": {"interpreted_to_traced": number},
        }
        document = {"workloads": [workload], "geometric_means": {"interpreted_to_traced": number}}
        rows = tables.bench_rows(document)
        self.assertEqual(rows[1], ["fib", "1.00 ± ?", "2.00 ± 0.10", "2.00 ± 0.10", "-", "-", "2.00 ± 0.10"])
        self.assertEqual(rows[2], ["geometric mean", "", "", "", "-", "-", "2.00 ± 0.10"])
        self.assertTrue(tables.bench_note(document).endswith("was not found to double with the work: fib."))

    def test_the_share_of_the_compiler(self):
        parts = {"recording_ns": 100 * MS, "optimising_ns": 200 * MS, "emitting_ns": 100 * MS}
        document = {"compiler": {"a": {"run_ns": 10_000 * MS, **parts}, "b": {"run_ns": 5_000 * MS, **parts}}}
        rows = tables.compiler_rows(document)
        self.assertEqual(rows[1], ["a", "10.0", "100", "200", "100", "4.00%"])
        self.assertEqual(rows[3][-1], "8.00%")
        self.assertEqual(tables.compiler_note(document), "Beyond 5% of the run: b.")

    def test_whole_processes_against_the_limit(self):
        def each(off, traced):
            return {"off_ns": [off * MS], "traced_ns": [traced * MS]}

        document = {"processes": {"at": each(1000, 1070), "beyond": each(1000, 1071)}}
        self.assertEqual(tables.process_rows(document)[1], ["at", "1000", "1070", "+70", "1.07"])
        self.assertEqual(
            tables.process_note(document), "Beyond 1.05 times the time without the JIT and 20 ms: beyond."
        )
        del document["processes"]["beyond"]
        self.assertTrue(tables.process_note(document).endswith(": none."))

    def test_a_document_gets_the_tables_that_it_names(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "doc.md")
            processes.write_json(os.path.join(folder, "p.json"), self.document)
            start, end = "<!-- table: whole, from p.json -->\n", "<!-- end of table -->"
            processes.write_text(path, f"Before.\n\n{start}old\n{end}\n\nAfter.\n")
            with mock.patch.object(sys, "argv", ["tables.py", "--check", path]):
                self.assertRaises(SystemExit, tables.main)
            with mock.patch.object(sys, "argv", ["tables.py", path]):
                tables.main()
            table = tables.TABLES["whole"].markdown(self.document)
            self.assertEqual(processes.text(path), f"Before.\n\n{start}\n{table}\n{end}\n\nAfter.\n")
            with mock.patch.object(sys, "argv", ["tables.py", "--check", path]):
                tables.main()

    def test_a_table_is_made_of_its_own_figures_only(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "p.json")
            processes.write_json(path, self.document)
            with self.assertRaisesRegex(SystemExit, "is hotspur-peers/2, not hotspur-bench/1"):
                tables.markdown("bench", path)
            with self.assertRaisesRegex(SystemExit, "there is no table whale, only bench, "):
                tables.markdown("whale", path)
            with self.assertRaisesRegex(SystemExit, "cannot read"):
                tables.markdown("bench", path + "x")


class ProcessesTest(unittest.TestCase):
    def python(self, code, **more):
        return processes.run([sys.executable, "-I", "-S", "-c", code], **more)

    def test_what_a_program_says_and_how_it_ends(self):
        run = self.python("import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)")
        self.assertEqual((run.output, run.errors, run.code), ("out\n", "err\n", 3))

    def test_the_time_is_that_of_the_whole_process(self):
        self.assertGreaterEqual(self.python("import time; time.sleep(0.2)").nanoseconds, 200 * MS)

    def test_the_peak_is_seen_after_the_memory_was_given_back(self):
        small, large = (self.python(f"x = bytearray({n}); del x").peak for n in (1, 100_000_000))
        self.assertGreater(large - small, 80_000_000)

    def test_the_peak_is_not_that_of_who_measures(self):
        ballast = bytearray(200_000_000)
        self.assertLess(processes.smallest_peak(), 50_000_000)
        del ballast

    def test_a_program_that_does_not_end_is_ended(self):
        with self.assertRaisesRegex(processes.Failure, "more than 1 seconds"):
            self.python("import time; time.sleep(60)", timeout=1)

    def test_a_program_that_fails_or_is_not_there(self):
        with self.assertRaisesRegex(processes.Failure, "ends with 2: no size"):
            processes.checked([sys.executable, "-c", "import sys; print('no size', file=sys.stderr); sys.exit(2)"])
        with self.assertRaisesRegex(processes.Failure, "cannot be run"):
            processes.run(["/no/such/program"])


    def test_figures_are_read_as_they_were_written(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.json")
            document = {"schema": "s", "times": [1, 22, 333], "text": "[1,\n 2]", "none": []}
            processes.write_json(path, document)
            self.assertEqual(processes.read_json(path, ["s"]), document)
            self.assertIn('"times": [ 1, 22, 333 ]', processes.text(path))


class CompareTest(unittest.TestCase):
    ARGUMENTS = argparse.Namespace(repetitions=30, runs=2, json=None)

    def test_machines_that_are_not_there_are_left_out_and_said(self):
        errors = io.StringIO()
        with mock.patch("shutil.which", lambda name: name != "pypy3"), contextlib.redirect_stderr(errors):
            machines = compare.present("cpython,pypy")
        self.assertEqual([machine.name for machine in machines], ["cpython"])
        self.assertEqual(errors.getvalue(), "pypy is left out: there is no pypy3 here\n")
        with self.assertRaisesRegex(SystemExit, "there is no machine ruby"):
            compare.present("ruby")

    def measured(self, workload, answers):
        """Measures with machines that answer so: name to checksum of repetitions and output of programs."""

        def checked(words):
            line = " ".join(words)
            name = next(name for name in answers if name in line)
            checksum, output = answers[name]
            if "time" in line or "Repetitions" in line:
                return processes.Run(f"checksum {checksum}\ntime 1 {9 * MS}\ntime 2 {5 * MS}\n", "", 0, 99 * MS, 1)
            return processes.Run(output, "", 0, 20 * MS, 30_000_000)

        machines = [machine for machine in compare.MACHINES if machine.name in ("node", "lua")]
        with mock.patch("processes.checked", checked), contextlib.redirect_stderr(io.StringIO()):
            return compare.measure(workload, 10, machines, self.ARGUMENTS)

    def test_all_figures_of_all_machines(self):
        found = self.measured("fib", {"node": ("1", "1\n"), "lua5.4": ("1", "1\n")})
        one = {
            "repetitions_ns": [9 * MS, 5 * MS],
            "whole_ns": [20 * MS] * 2,
            "peak_bytes": [30_000_000] * 2,
        }
        self.assertEqual(found, {"node": one, "lua": one})

    def test_results_that_differ_are_an_error(self):
        for answers in ({"node": ("1", "1\n"), "lua5.4": ("2", "1\n")}, {"node": ("1", "1\n"), "lua5.4": ("1", "2\n")}):
            with self.assertRaisesRegex(SystemExit, "fib: the results differ"):
                self.measured("fib", answers)

    def test_a_language_without_the_program_is_left_out(self):
        self.assertEqual(list(self.measured("factorial", {"node": ("1", "1\n")})), ["node"])

    def test_traced_is_run_as_a_user_runs_it_and_warms_up(self):
        traced = next(machine for machine in compare.MACHINES if machine.name == "traced")
        words = compare.whole_words(traced, "fib", 10)
        self.assertEqual(words[1:], ["run", hotspur.program("fib"), "10"])
        seen = []

        def checked(words):
            seen.append(words)
            lines = "".join(f"time {i} {t * MS}\n" for i, t in enumerate([500] * 7 + [100] * 20))
            lines += "".join(f"probe {i} 1\n" for i in range(28))
            is_repeated = "dev.hotspur.benchmarks.Repetitions" in words
            return processes.Run("checksum 1\n" + lines if is_repeated else "1\n", "", 0, 6_000 * MS, 1)

        with mock.patch("processes.checked", checked), mock.patch.object(hotspur, "JAR", __file__):
            found = compare.figures_of(traced, "fib", 10, self.ARGUMENTS)
        self.assertEqual(found["warmup_ns"], [4_000 * MS - 28] * 2)
        # The heap is fixed for the steady state alone, and the warm-up lasts four seconds.
        self.assertEqual([words for words in seen if "-Xmx1g" in words], seen[:1])
        self.assertEqual([words[-1] for words in seen if "tracing" in words], ["30", "4s", "4s"])

    def test_what_is_in_the_file_of_other_workloads_stays(self):
        machines = [machine for machine in compare.MACHINES if machine.name == "cpython"]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "p.json")
            arguments = argparse.Namespace(repetitions=30, runs=2, json=path)
            document = compare.begin(arguments, machines)
            self.assertEqual(document["workloads"], {})
            document["workloads"]["fib"] = {"size": 1, "machines": {}}
            processes.write_json(path, document)
            self.assertEqual(compare.begin(arguments, machines)["workloads"], document["workloads"])
            arguments.runs = 3
            with self.assertRaisesRegex(SystemExit, r"measured under other conditions \(runs\)"):
                compare.begin(arguments, machines)

    def test_the_archive_is_waited_for(self):
        def examination(*findings):
            return json.dumps({"findings": [{"name": "java"}, *findings]})

        self.assertTrue(hotspur.lacks_archive(examination({"name": "archive", "advice": "wait"})))
        self.assertFalse(hotspur.lacks_archive(examination({"name": "archive", "value": "off"})))


class OverheadTest(unittest.TestCase):
    def test_both_ways_in_turn(self):
        seen = []

        def run(words):
            seen.append("--jit=off" in words)
            return processes.Run("same\n", "", 1, len(seen), 0)

        with mock.patch("processes.run", run):
            found = overhead.pair(["p.spur"], 2)
        self.assertEqual(found, {"off_ns": [1, 3], "traced_ns": [2, 4]})

    def test_a_program_that_ends_differently_is_no_measure(self):
        def run(words):
            return processes.Run("off\n" if "--jit=off" in words else "on\n", "", 0, 1, 0)

        with mock.patch("processes.run", run), self.assertRaisesRegex(SystemExit, "p.spur 10 ends differently"):
            overhead.pair(["p.spur", "10"], 1)

    def test_the_parts_of_the_compilers_time(self):
        def checked(words):
            return processes.Run("run 9\nrecording 1\noptimising 2\nemitting 3\n", "", 0, 1, 0)

        with mock.patch("processes.checked", checked), mock.patch.object(hotspur, "JAR", __file__):
            found = overhead.compiler("fib", 10, 1)
        self.assertEqual(found, {"run_ns": 9, "recording_ns": 1, "optimising_ns": 2, "emitting_ns": 3})


class LoopsTest(unittest.TestCase):
    def test_every_program_has_so_many_loops(self):
        for shape, write in loops.SHAPES.items():
            self.assertEqual(write(7).count("FOR_ITER"), 7, shape)
        self.assertEqual(loops.calls(7).count(".func"), 15)

    def test_what_is_more_with_the_jit_is_shared_out(self):
        def run(words):
            on = "--stats" in words
            self.assertEqual("--jit=off" in words, not on)
            errors = "regions  9\ncompilations            20\n" if on else ""
            peak = (300 if on else 100) * 1024
            return processes.Run("", errors, 0, (70 if on else 50) * MS, peak)

        with mock.patch.object(processes, "checked", run):
            found = loops.cost("p.spur", 2)
        rows = tables.loops_rows({"programs": {"shared": {"10": found}}})
        self.assertEqual(rows[1], ["shared", "10", "20", "50", "70", "2.00", "20"])


if __name__ == "__main__":
    unittest.main()
