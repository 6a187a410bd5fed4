package org.secondread.viewer;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of the user interface in the language of the viewer. */
public final class Messages {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("org.secondread.viewer.messages");

  private Messages() {}

  /**
   * The text for one value of an enumeration, such as {@code outcome.negative}.
   *
   * @return as {@link #get}
   */
  public static String of(String prefix, Enum<?> value, Object... values) {
    // In Turkish, the lower case of I is another letter.
    return get(prefix + "." + value.name().toLowerCase(Locale.ROOT), values);
  }

  /**
   * A text with its values filled in.
   *
   * @return the key between exclamation marks where the text is missing
   */
  public static String get(String key, Object... values) {
    try {
      return MessageFormat.format(TEXTS.getString(key), values);
    } catch (MissingResourceException e) {
      return "!" + key + "!";
    }
  }
}
