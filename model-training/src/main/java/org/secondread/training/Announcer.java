package org.secondread.training;

import java.io.PrintWriter;

/** Hears what a training or an experiment is doing, a sentence at a time. */
@FunctionalInterface
public interface Announcer {
  void say(String sentence);

  /** Writes each sentence at once, a line each. */
  static Announcer to(PrintWriter writer) {
    return sentence -> {
      writer.println(sentence);
      writer.flush();
    };
  }
}
