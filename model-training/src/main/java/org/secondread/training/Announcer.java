package org.secondread.training;

/** Hears what a training or an experiment is doing, a sentence at a time. */
@FunctionalInterface
public interface Announcer {
  void say(String sentence);
}
