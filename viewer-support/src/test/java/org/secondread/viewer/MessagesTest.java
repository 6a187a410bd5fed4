package org.secondread.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.pipeline.Outcome;
import org.secondread.pipeline.SliceFinding;
import org.secondread.pipeline.Stage;

class MessagesTest {
  private static final String ENGLISH = "";
  private static final Pattern VALUE = Pattern.compile("\\{(\\d+)");

  /** The file itself: a bundle would fill what is missing with English. */
  private static Properties texts(String language) throws IOException {
    String name = language.isEmpty() ? "messages" : "messages_" + language;
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Messages.class.getResourceAsStream(name + ".properties"), StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  /** The numbers of the values in a text, those within its choices too. */
  private static Set<Integer> values(String text) {
    return VALUE
        .matcher(text)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "de", "es", "zh"})
  void every_language_has_every_text_with_the_same_values(String language) throws IOException {
    Properties english = texts(ENGLISH);
    Properties other = texts(language);
    assertEquals(
        new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(other.stringPropertyNames()));
    for (String key : english.stringPropertyNames()) {
      assertEquals(values(english.getProperty(key)), values(other.getProperty(key)), key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, "fr", "de", "es", "zh"})
  void every_text_can_be_filled_and_keeps_its_apostrophes(String language) throws IOException {
    Properties texts = texts(language);
    for (String key : texts.stringPropertyNames()) {
      String text = texts.getProperty(key);
      assertFalse(
          text.replace("''", "").contains("'"), key + ": an apostrophe is not doubled: " + text);
      for (int value : List.of(1, 2)) {
        String filled =
            new MessageFormat(text, Locale.forLanguageTag(language))
                .format(Collections.nCopies(9, value).toArray());
        assertFalse(filled.isBlank(), key);
        assertFalse(filled.contains("{") || filled.contains("}"), key + ": " + filled);
      }
    }
  }

  private static Stream<Arguments> enumerations() {
    return Stream.of(
        Arguments.of("outcome", Outcome.values()),
        Arguments.of("stage", Stage.values()),
        Arguments.of("slice", SliceFinding.State.values()),
        Arguments.of("decision", ResultModel.Decision.values()),
        Arguments.of("overlay", ResultModel.Overlay.values()),
        Arguments.of("failure", Failure.Kind.values()));
  }

  @ParameterizedTest
  @MethodSource("enumerations")
  void every_value_of_an_enumeration_has_a_text_also_on_a_turkish_computer(
      String prefix, Enum<?>[] values) {
    Locale before = Locale.getDefault();
    try {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("tr-TR"))) {
        Locale.setDefault(locale);
        for (Enum<?> value : values) {
          String text = Messages.of(prefix, value);
          assertFalse(text.startsWith("!"), locale + ": " + text);
        }
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_missing_text_shows_its_key() {
    assertTrue(Messages.get("nothing.here").contains("nothing.here"));
  }
}
