package org.secondread.headless;

/** What a command's exit status tells a script that called it. */
enum ExitCode {
  DONE(0),
  /** Something nobody foresaw, such as too little memory. */
  INTERNAL(1),
  /** The command line itself is wrong. */
  USAGE(2),
  /** The images given cannot be read or do not fit the lesion. */
  INPUT(3),
  /** The model pack is missing, damaged or for another lesion. */
  PACK(4),
  /** The result cannot be written. */
  OUTPUT(5),
  /** The PACS cannot be reached or refused an object. */
  NETWORK(6),
  /**
   * The device asked for cannot be used, or the inference engine failed. The script itself ends
   * with 7.
   */
  DEVICE(8),
  /** Stopped from outside; as shells report an interrupt. */
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
