package org.secondread.osgi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux tells about this process. */
final class ProcessState {
  private ProcessState() {}

  static boolean isKnown() {
    return Files.isDirectory(Path.of("/proc/self/fd"));
  }

  /** The open files below a folder. */
  static List<Path> openFilesBelow(Path folder) throws IOException {
    Path real = folder.toRealPath();
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      return handles.map(ProcessState::target).filter(file -> file.startsWith(real)).toList();
    }
  }

  /** The number of threads of that name, those of native code among them: they inherit it. */
  static long threadsNamed(String name) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      return threads.filter(thread -> name.equals(text(thread.resolve("comm")).strip())).count();
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      // Closed meanwhile, as the handle of the listing itself is.
      return link;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      // Ended meanwhile.
      return "";
    }
  }
}
