package org.secondread.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Format;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final String BUNDLE = "org.secondread.viewer.messages";

  @ParameterizedTest
  @ValueSource(strings = {"fr", "de", "es", "zh"})
  void every_language_has_every_text_with_the_same_values(String language) {
    ResourceBundle english = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
    ResourceBundle other = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language));
    assertEquals(language, other.getLocale().getLanguage());
    for (String key : english.keySet()) {
      String text = other.getString(key);
      assertFalse(text.isBlank(), key);
      Format[] expected = new MessageFormat(english.getString(key)).getFormatsByArgumentIndex();
      Format[] found = new MessageFormat(text).getFormatsByArgumentIndex();
      assertEquals(expected.length, found.length, key);
    }
    assertEquals(english.keySet(), Set.copyOf(other.keySet()));
  }

  @Test
  void a_missing_text_shows_its_key() {
    assertTrue(Messages.get("nothing.here").contains("nothing.here"));
  }
}
