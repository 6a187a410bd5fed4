package org.secondread.headless;

import java.util.function.Supplier;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, with the reason when one is wrong. */
final class Values {
  private Values() {}

  static <T> T of(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (NumberFormatException e) {
      throw new TypeConversionException("expected a number");
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
