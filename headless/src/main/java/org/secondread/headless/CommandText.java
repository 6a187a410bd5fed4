package org.secondread.headless;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes arguments as a POSIX shell reads them. */
final class CommandText {
  private CommandText() {}

  /** The command that was given, with {@code --series uid} instead of any other choice. */
  static String choosing(String uid, List<String> givenArguments) {
    List<String> words = new ArrayList<>();
    words.add(System.getProperty("secondread.command", "secondread"));
    boolean isOldChoice = false;
    for (String argument : givenArguments) {
      boolean isOption = argument.equals("--series");
      if (!isOption && !isOldChoice && !argument.startsWith("--series=")) {
        words.add(argument);
      }
      isOldChoice = isOption;
    }
    words.add("--series");
    words.add(uid);
    return words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
