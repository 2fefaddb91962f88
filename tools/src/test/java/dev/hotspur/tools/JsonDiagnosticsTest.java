package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code asm --check --format=json}. */
class JsonDiagnosticsTest {
  @TempDir Path folder;
  private Hotspur hotspur;

  @BeforeEach
  void begin() {
    hotspur = new Hotspur(folder);
  }

  private JsonObject document(int code, String file) {
    Hotspur.Result result = hotspur.run("asm", "--check", "--format=json", file);
    assertEquals(code, result.code());
    assertEquals("", result.err());
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  @Test
  void aCorrectProgramHasNoDiagnostics() {
    JsonObject document = document(0, hotspur.bodyOfMain("NOP"));
    assertEquals(
        JsonParser.parseString(
            "{'schema': 'hotspur-diagnostics/1', 'file': 'p.spur', 'errors': 0, 'diagnostics': []}"),
        document);
  }

  @Test
  void aMistakeInAMacroHasItsChain() {
    String file =
        hotspur.file("p.spur", ".macro m(x)\n  LOAD_CONTS x\n.end\n" + Hotspur.program("m 1"));
    assertEquals(
        JsonParser.parseString(
            """
            {
              "schema": "hotspur-diagnostics/1",
              "file": "p.spur",
              "errors": 1,
              "diagnostics": [
                {
                  "severity": "error",
                  "message": "there is no instruction or macro LOAD_CONTS",
                  "suggestion": "LOAD_CONST",
                  "file": "p.spur",
                  "line": 2,
                  "column": 3,
                  "end_line": 2,
                  "end_column": 13,
                  "excerpt": "  LOAD_CONTS x\\n  ^~~~~~~~~~",
                  "notes": [
                    {
                      "message": "in the macro m, which is used here",
                      "file": "p.spur",
                      "line": 5,
                      "column": 1,
                      "end_line": 5,
                      "end_column": 4,
                      "excerpt": "m 1\\n^~~"
                    }
                  ]
                }
              ]
            }
            """),
        document(3, file));
  }

  @Test
  void aWarningIsNoError() {
    JsonObject document =
        document(0, hotspur.bodyOfMain(".try", "NOP", ".except ValueEror", "NOP", ".end"));
    assertEquals(0, document.get("errors").getAsInt());
    JsonArray diagnostics = document.getAsJsonArray("diagnostics");
    assertEquals(1, diagnostics.size());
    JsonObject warning = diagnostics.get(0).getAsJsonObject();
    assertEquals("warning", warning.get("severity").getAsString());
    assertEquals("ValueError", warning.get("suggestion").getAsString());
    assertFalse(warning.has("notes") && !warning.getAsJsonArray("notes").isEmpty());
  }

  @Test
  void aFileThatCannotBeReadIsToldOnTheErrors() {
    assertEquals(
        new Hotspur.Result(5, "", "hotspur: there is no file none.spur\n"),
        hotspur.run("asm", "--check", "--format=json", folder.resolve("none.spur").toString()));
  }
}
