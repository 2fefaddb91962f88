package dev.hotspur.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version, as the build has written it down. */
final class Version {
  private Version() {}

  /** The version and the Java it runs on, for example {@code 0.1.0 (Java 17.0.15)}. */
  static String describe() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version") + " (Java " + System.getProperty("java.version") + ")";
  }
}
