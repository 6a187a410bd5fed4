package org.secondread.headless;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.secondread.files.FileFault;
import org.secondread.files.WholeFile;
import org.secondread.seg.SegmentationFile;

/**
 * The folder that takes the files of one run. A file appears under its name only when it is
 * complete and on the disk; {@link #discard} takes back what a failed run has written.
 */
final class OutputFolder {
  private final Path folder;
  private final List<Path> written = new ArrayList<>();
  private Path claim;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Creates the folder where it is missing and tries to write there, so that a long run does not
   * fail at its end.
   */
  static OutputFolder open(Path folder) throws CliException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CliException(
          ExitCode.OUTPUT,
          "Output folder " + folder + " is a file; name a folder, which is created when missing");
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", ".part"));
    } catch (IOException e) {
      throw new CliException(
          ExitCode.OUTPUT,
          "Cannot write to output folder "
              + folder
              + ": "
              + FileFault.reason(e)
              + "; name another with --out",
          e);
    }
    return new OutputFolder(folder);
  }

  Path folder() {
    return folder;
  }

  /**
   * Takes a name for the files of one run, so that runs that end together never share one. {@link
   * #release} gives it back.
   *
   * @return {@code name}, with a number behind it where another run has taken it
   */
  String claim(String name) throws CliException {
    for (int number = 1; ; number++) {
      String candidate = number == 1 ? name : name + "-" + number;
      try {
        claim = Files.createFile(folder.resolve("." + candidate + ".claim"));
        if (isUnused(candidate)) {
          return candidate;
        }
        release();
      } catch (FileAlreadyExistsException e) {
        // Taken; the next number may be free.
      } catch (IOException e) {
        throw new CliException(
            ExitCode.OUTPUT,
            "Cannot write to output folder " + folder + ": " + FileFault.reason(e),
            e);
      }
    }
  }

  private boolean isUnused(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.noneMatch(file -> file.getFileName().toString().startsWith(name + "-"));
    }
  }

  /** Gives the claimed name back, once its files stand there or none of them. */
  void release() {
    if (claim == null) {
      return;
    }
    try {
      Files.deleteIfExists(claim);
    } catch (IOException e) {
      // An empty hidden file stays; no later run takes this second's name.
    }
    claim = null;
  }

  /**
   * Writes beside, brings it to the disk, then renames.
   *
   * @throws CliException when the name is taken, or the content cannot be written completely
   */
  Path write(String name, WholeFile.Content content) throws CliException {
    Path file = requireFree(name);
    try {
      WholeFile.write(file, content);
      written.add(file);
      bringFolderToDisk();
      return file;
    } catch (IOException e) {
      throw new CliException(
          ExitCode.OUTPUT,
          "Cannot write " + file + ": " + FileFault.reason(e) + "; no part of the file was kept",
          e);
    }
  }

  /** Writes a dataset as a DICOM file, in the same way. */
  Path writeSegmentation(String name, Attributes dataset) throws CliException {
    Path file = requireFree(name);
    try {
      SegmentationFile.write(dataset, file);
    } catch (IOException e) {
      throw new CliException(ExitCode.OUTPUT, e.getMessage(), e);
    }
    written.add(file);
    bringFolderToDisk();
    return file;
  }

  private Path requireFree(String name) throws CliException {
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      throw new CliException(
          ExitCode.OUTPUT, "File " + file + " exists already; nothing was overwritten");
    }
    return file;
  }

  /** Removes the files that this run has written. */
  void discard() {
    for (Path file : written) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // The failure that led here is the one to report.
      }
    }
    written.clear();
  }

  private void bringFolderToDisk() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folder; there the rename is on the disk already.
    }
  }
}
