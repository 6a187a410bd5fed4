package org.secondread.headless;

import org.secondread.LesionType;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code --lesion}. */
final class LesionConverter implements ITypeConverter<LesionType> {
  @Override
  public LesionType convert(String value) {
    return Values.of(() -> LesionType.ofId(value));
  }
}
