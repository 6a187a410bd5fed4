package org.secondread.osgi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads the installer for Windows, which nothing here can run, for what Windows PowerShell 5.1 and
 * cmd.exe would silently take for something else.
 */
class InstallerForWindowsPackageTest {
  private static final Map<String, String> MISTAKEN =
      Map.of(
          "\\bWriteLines \\$(cfg|changed)\\b", "a full disk would leave Weasis no configuration",
          "=\\s*if\\b.*@\\(", "one entry of the list would become a text: @(if (...) { ... })",
          "\\b(Set-Content|Add-Content|Out-File)\\b", "writes a byte order mark or another charset",
          "\\bGet-FileHash\\b", "is missing where PowerShell 7 started this one",
          "\\[Uri\\]\\s*\\$", "leaves percent signs of a path as they are",
          "\\s-Path\\b", "takes brackets in names for wildcards: -LiteralPath");

  private static String text(String name) throws IOException {
    String zip =
        System.getProperty("secondread.packages")
            + "-win-x64-"
            + System.getProperty("secondread.engine")
            + ".zip";
    try (ZipFile entries = new ZipFile(zip);
        InputStream in =
            entries.getInputStream(
                entries.stream()
                    .filter(entry -> entry.getName().endsWith("/" + name))
                    .findFirst()
                    .orElseThrow())) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"install.ps1", "install.cmd"})
  void scripts_are_ascii_with_the_line_ends_of_windows(String name) throws IOException {
    String text = text(name);
    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(text), "5.1 reads others as ANSI");
    assertFalse(Pattern.compile("(?<!\r)\n").matcher(text).find(), "a line ends as on Unix");
  }

  @Test
  void nothing_is_used_that_means_something_else_there() throws IOException {
    for (String line : text("install.ps1").lines().toList()) {
      if (!line.strip().startsWith("#")) {
        MISTAKEN.forEach(
            (pattern, why) ->
                assertFalse(Pattern.compile(pattern).matcher(line).find(), line + ": " + why));
      }
    }
  }
}
