package dev.hotspur.tools.lsp;

import com.google.gson.JsonObject;
import org.eclipse.lsp4j.DidChangeConfigurationParams;

/** Settings as editors send them. */
final class JsonSettings {
  private JsonSettings() {}

  static void send(Editor editor, String hints) {
    JsonObject section = new JsonObject();
    section.addProperty("inlayHints", hints);
    JsonObject settings = new JsonObject();
    settings.add("hotspur", section);
    editor
        .server
        .getWorkspaceService()
        .didChangeConfiguration(new DidChangeConfigurationParams(settings));
  }
}
