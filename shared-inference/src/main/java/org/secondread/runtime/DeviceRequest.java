package org.secondread.runtime;

import java.util.Arrays;
import java.util.Locale;

/** The device a user asks for. */
public enum DeviceRequest {
  /** CUDA where it works, else the CPU. */
  AUTO,
  /** The CPU. */
  CPU,
  /** CUDA; an error where it does not work. */
  CUDA;

  /** The lower-case name used on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException naming the known ids, when {@code id} is none of them
   */
  public static DeviceRequest ofId(String id) {
    return Arrays.stream(values())
        .filter(request -> request.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown device '" + id + "'; expected auto, cpu or cuda"));
  }
}
