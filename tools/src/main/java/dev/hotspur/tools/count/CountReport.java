package dev.hotspur.tools.count;

import com.google.gson.stream.JsonWriter;
import dev.hotspur.assembler.edit.Frequencies;
import dev.hotspur.tools.console.JsonText;
import dev.hotspur.tools.console.Paint;
import dev.hotspur.vm.bytecode.Opcode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Frequencies as a table, and as JSON: {@code docs/schemas/hotspur-count-1.json}. */
public final class CountReport {
  private static final String SCHEMA = "hotspur-count/1";
  private static final int PERCENT = 100;
  private static final int DIGITS = 4;
  private static final List<String> NAMES =
      List.of("instruction", "pair of instructions", "triple of instructions");

  private CountReport() {}

  /**
   * A table for each group, the most frequent first.
   *
   * @param top how many rows each table has at most
   */
  public static String text(Counts counts, long top, Paint paint) {
    StringBuilder out = new StringBuilder();
    for (Counts.Group group : counts.groups()) {
      out.append(out.length() == 0 ? "" : "\n");
      table(counts, group, top, paint, out);
    }
    return out.toString();
  }

  private static void table(
      Counts counts, Counts.Group group, long top, Paint paint, StringBuilder out) {
    String name = NAMES.get(counts.length() - 1);
    Frequencies frequencies = group.frequencies();
    long total = frequencies.total();
    String heading =
        group.function().map(function -> "function " + function + ": ").orElse("")
            + total
            + " "
            + (total == 1 ? name : name.replaceFirst("^(instruction|pair|triple)", "$1s"))
            + (counts.isDynamic() ? " executed" : " in the code");
    out.append(paint.heading(heading)).append('\n');
    List<Frequencies.Row> rows = frequencies.rows();
    if (rows.isEmpty()) {
      return;
    }
    int width = Math.max("count".length(), Long.toString(rows.get(0).count()).length());
    String line = "  %" + width + "s  %6s  %6s  %s%n".replace("%n", "\n");
    out.append(paint.dim(line.formatted("count", "share", "sum", name).stripTrailing()));
    out.append('\n');
    long sum = 0;
    for (Frequencies.Row row : rows.subList(0, (int) Math.min(top, rows.size()))) {
      sum += row.count();
      out.append(
          line.formatted(
              row.count(), percent(row.count(), total), percent(sum, total), row.text()));
    }
    if (rows.size() > top) {
      out.append(paint.dim("  and " + (rows.size() - top) + " more")).append('\n');
    }
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f%%", (double) PERCENT * part / whole);
  }

  /** One document with all groups. */
  public static String json(Counts counts, String file, long top) {
    return JsonText.of(
        SCHEMA,
        json -> {
          json.name("file").value(file);
          json.name("kind").value(counts.isDynamic() ? "dynamic" : "static");
          json.name("length").value(counts.length());
          json.name("groups").beginArray();
          for (Counts.Group group : counts.groups()) {
            json.beginObject();
            group(group, top, json);
            json.endObject();
          }
          json.endArray();
        });
  }

  private static void group(Counts.Group group, long top, JsonWriter json) throws IOException {
    long total = group.frequencies().total();
    List<Frequencies.Row> rows = group.frequencies().rows();
    if (group.function().isPresent()) {
      json.name("function").value(group.function().get());
    }
    json.name("total").value(total);
    json.name("distinct").value(rows.size());
    json.name("rows").beginArray();
    long sum = 0;
    for (Frequencies.Row row : rows.subList(0, (int) Math.min(top, rows.size()))) {
      sum += row.count();
      json.beginObject();
      List<String> sequence = row.sequence().stream().map(Opcode::mnemonic).toList();
      JsonText.strings("sequence", sequence, json);
      json.name("count").value(row.count());
      json.name("share").value(rounded(row.count(), total));
      json.name("cumulative_share").value(rounded(sum, total));
      json.endObject();
    }
    json.endArray();
  }

  private static double rounded(long part, long whole) {
    double unit = Math.pow(10, DIGITS);
    return Math.round(unit * part / whole) / unit;
  }
}
