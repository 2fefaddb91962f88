package dev.hotspur.assembler.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Property(tries = 2000, seed = "20261121")
  void anyStringIsReadAsItWas(@ForAll char[] units) {
    String text = new String(units);
    assertEquals(Optional.of(text), Utf8.decode(Utf8.encode(text)));
  }

  @Property(tries = 20_000, seed = "20261121")
  void anyBytesAreAStringOfTheseBytesOrNone(@ForAll @Size(max = 5) byte[] bytes) {
    Optional<String> text = Utf8.decode(bytes);
    text.ifPresent(read -> assertArrayEquals(bytes, Utf8.encode(read)));
    try {
      String known = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      assertEquals(Optional.of(known), text);
    } catch (CharacterCodingException malformed) {
      boolean isLoneSurrogate = text.isPresent() && text.get().matches("(?s).*[\uD800-\uDFFF].*");
      assertEquals(text.isPresent(), isLoneSurrogate);
    }
  }

  @Test
  void everyCodePointIsWrittenAsJavaDoesWhereJavaCan() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      String text = Character.toString(point);
      byte[] bytes = Utf8.encode(text);
      assertEquals(Optional.of(text), Utf8.decode(bytes));
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), bytes);
      }
    }
  }

  @Test
  void pairsAreNotWrittenAsTwoSurrogates() {
    byte[] pair = {(byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xED, (byte) 0xB0, (byte) 0x80};
    assertEquals(Optional.empty(), Utf8.decode(pair));
  }
}
