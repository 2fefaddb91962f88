package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Globals;
import java.util.HashMap;
import java.util.Map;

/** The functions of a machine that have been called, in register form. */
final class Translations {
  private final Globals builtins;
  private final boolean metered;
  private final HotSpotListener listener;
  private final Map<FunctionKey, Translation> known = new HashMap<>();

  /**
   * Begins without any.
   *
   * @param builtins what a name means that is no global
   * @param metered whether instructions are charged to the fuel
   * @param listener is told of each translation
   */
  Translations(Globals builtins, boolean metered, HotSpotListener listener) {
    this.builtins = builtins;
    this.metered = metered;
    this.listener = listener;
  }

  /** The translation of a function, which those with the same code and globals share. */
  Translation of(FunctionValue function) {
    if (function.form() instanceof Translation noted && noted.builtins() == builtins) {
      return noted;
    }
    Translation translation = find(function);
    function.setForm(translation);
    return translation;
  }

  private Translation find(FunctionValue function) {
    FunctionKey key = FunctionKey.of(function);
    Translation translation = known.get(key);
    if (translation == null) {
      Environment environment = new Environment(function.globals(), builtins, metered);
      translation = Translator.fast(function.verified(), environment);
      known.put(key, translation);
      listener.translated(translation);
    }
    return translation;
  }
}
