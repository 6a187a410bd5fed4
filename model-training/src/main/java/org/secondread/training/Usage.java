package org.secondread.training;

import org.secondread.LesionType;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What several commands ask of their options; mistakes end the command with advice. */
public record Usage(CommandLine command) {

  /**
   * @throws ParameterException when {@code value} is below {@code least}
   */
  public void atLeast(int least, String option, int value) {
    if (value < least) {
      throw mistake("%s is %d, expected at least %d".formatted(option, value, least));
    }
  }

  /**
   * @param id {@code ich} or {@code aci}
   */
  public LesionType lesion(String id) {
    try {
      return LesionType.ofId(id);
    } catch (IllegalArgumentException e) {
      throw mistake(e.getMessage());
    }
  }

  /**
   * @param count null for all processors
   */
  public int threads(Integer count) {
    if (count == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    atLeast(1, "--threads", count);
    return count;
  }

  /** To be thrown: ends the command and says what is wrong with its options. */
  public ParameterException mistake(String sentence) {
    return new ParameterException(command, sentence);
  }
}
