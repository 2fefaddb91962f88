package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class GraphVerbTest {
  private static final String PROGRAM =
      """
      .func main()
              LOAD_CONST 0
              STORE_FAST i
      loop:   LOAD_FAST i
              LOAD_CONST 3
              COMPARE <
              POP_JUMP_IF_FALSE done
              .try
              LOAD_CONST "a <b> & \\"c\\" \\\\ \\x01"
              POP
              .except ValueError
              NOP
              .end
              LOAD_FAST i
              LOAD_CONST 1
              ADD
              STORE_FAST i
              JUMP loop
      done:   LOAD_CONST None
              RETURN
      .end
      .func other()
              LOAD_CONST None
              RETURN
      .end
      """;

  @TempDir Path folder;
  private Hotspur hotspur;
  private String file = "";

  @BeforeEach
  void begin() {
    hotspur = new Hotspur(folder);
    file = hotspur.file("p.spur", PROGRAM);
  }

  private String cfg(String... options) {
    List<String> words = new ArrayList<>(List.of("cfg"));
    words.addAll(List.of(options));
    words.add(file);
    Hotspur.Result result = hotspur.run(words.toArray(new String[0]));
    assertEquals(0, result.code(), result.err());
    return result.out();
  }

  @Test
  void listsBlocksWithTheirWays() {
    assertEquals(
        """
        function other  1 block, 0 edges, 0 loops

        b0:  entry, lines 23-24
          0  LOAD_CONST   None
          1  RETURN
        """,
        cfg("--function=o*r"));
    String text = cfg("--function=main");
    assertTrue(text.contains("\n  b1:  loop head, loop depth 1, lines 4-7\n"), text);
    assertTrue(text.contains("(jump, back)"), text);
    assertTrue(text.contains("(exception)"), text);
  }

  @Test
  void writesWhatGraphvizReads() throws Exception {
    Path dot = Path.of("/usr/bin/dot");
    assumeTrue(Files.isExecutable(dot), "Graphviz is not installed");
    Path graph = Files.writeString(folder.resolve("g.dot"), cfg("--format=dot"));
    Process process =
        new ProcessBuilder(dot.toString(), "-Tplain", graph.toString())
            .redirectErrorStream(true)
            .start();
    String drawn = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), drawn);
    assertFalse(drawn.contains("Warning"), drawn);
    assertEquals(cfg("--format=dot").split(" -> ", -1).length - 1, count("(?m)^edge ", drawn));
  }

  private static int count(String regex, String text) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }

  private Document svg() throws Exception {
    byte[] bytes = cfg("--format=svg").getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  @Test
  void drawsEveryInstructionAsText() throws Exception {
    NodeList texts = svg().getElementsByTagName("text");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < texts.getLength(); i++) {
      lines.add(texts.item(i).getTextContent());
    }
    assertTrue(
        lines.stream()
            .anyMatch(line -> line.endsWith("LOAD_CONST   \"a <b> & \\\"c\\\" \\\\ \\x01\"")),
        lines.toString());
    long instructions = lines.stream().filter(line -> line.matches(" *\\d+  [A-Z].*")).count();
    assertEquals(
        count("\"offset\"", hotspur.run("dis", "--format=json", file).out()), instructions);
  }

  /** Boxes lie inside the drawing and do not overlap; back and exception edges are marked. */
  @Test
  void drawsBoxesApart() throws Exception {
    Document svg = svg();
    List<double[]> boxes = new ArrayList<>();
    NodeList all = svg.getElementsByTagName("rect");
    for (int i = 0; i < all.getLength(); i++) {
      Element rect = (Element) all.item(i);
      if (rect.getAttribute("class").equals("box")) {
        boxes.add(
            new double[] {
              functionOf(rect),
              number(rect, "x"),
              number(rect, "y"),
              number(rect, "width"),
              number(rect, "height")
            });
      }
    }
    assertEquals(count("(?m)^ *b\\d+:", cfg()), boxes.size());
    double width = number(svg.getDocumentElement(), "width");
    for (int i = 0; i < boxes.size(); i++) {
      double[] a = boxes.get(i);
      assertTrue(a[1] >= 0 && a[1] + a[3] <= width);
      for (double[] b : boxes.subList(i + 1, boxes.size())) {
        boolean apart =
            a[0] != b[0]
                || a[1] + a[3] <= b[1]
                || b[1] + b[3] <= a[1]
                || a[2] + a[4] <= b[2]
                || b[2] + b[4] <= a[2];
        assertTrue(apart);
      }
    }
    String text = cfg("--format=svg");
    assertTrue(text.contains("class=\"way back\"") && text.contains("class=\"way exception\""));
    assertTrue(text.contains("prefers-color-scheme: dark"));
  }

  /** Each function is drawn in a group of its own. */
  private static double functionOf(Element rect) {
    return rect.getParentNode().hashCode();
  }

  private static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }
}
