package org.secondread.runtime;

/**
 * The device networks run on.
 *
 * @param kind CPU or CUDA
 * @param name what a reader sees, such as {@code CPU, 4 threads}
 * @param why why this device, such as {@code no NVIDIA driver found}
 */
public record Device(Kind kind, String name, String why) {

  /** The kinds of device. */
  public enum Kind {
    CPU,
    CUDA
  }

  static Device cpu(int threads, String why) {
    String name = "CPU, " + threads + (threads == 1 ? " thread" : " threads");
    return new Device(Kind.CPU, name, why);
  }

  static Device cuda(String why) {
    return new Device(Kind.CUDA, "CUDA device 0", why);
  }

  /** Name and reason in one line, such as {@code CPU, 4 threads: no NVIDIA driver found}. */
  @Override
  public String toString() {
    return name + ": " + why;
  }
}
