package org.secondread.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the plug-ins, whose files are read since a bundle would fill gaps with English. */
class PluginMessagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"hemorrhage", "infarct"})
  void every_language_has_the_name_and_the_tip(String plugin) throws IOException {
    for (String language : new String[] {"", "_fr", "_de", "_es", "_zh"}) {
      String file = "/org/secondread/" + plugin + "/messages" + language + ".properties";
      Properties texts = new Properties();
      try (Reader in =
          new InputStreamReader(getClass().getResourceAsStream(file), StandardCharsets.UTF_8)) {
        texts.load(in);
      }
      assertEquals(Set.of("name", "tip"), texts.stringPropertyNames(), file);
      for (String key : texts.stringPropertyNames()) {
        assertFalse(texts.getProperty(key).isBlank(), file + ": " + key);
      }
    }
  }
}
