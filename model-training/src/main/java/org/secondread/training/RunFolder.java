package org.secondread.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.secondread.training.torch.Checkpoint;

/** The folder of checkpoints and report, in use by one training at a time. */
final class RunFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private RunFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder and takes it for this program, until it is closed or killed.
   *
   * @throws IOException when another training uses it, or when it holds checkpoints and {@code
   *     start} does not say what to do with them
   */
  static RunFolder open(Path folder, Start start) throws IOException {
    Files.createDirectories(folder);
    RunFolder run = new RunFolder(folder, lock(folder));
    try {
      run.decide(start);
      return run;
    } catch (IOException e) {
      run.close();
      throw e;
    }
  }

  Path classifier() {
    return folder.resolve("classifier.pt");
  }

  Path segmenter() {
    return folder.resolve("segmenter.pt");
  }

  /** Where the pack lies until it is found good. */
  Path stagedPack() {
    return folder.resolve("pack");
  }

  private void decide(Start start) throws IOException {
    if (start == Start.RESUME) {
      return;
    }
    boolean kept = Checkpoint.exists(classifier()) || Checkpoint.exists(segmenter());
    if (kept && start == Start.NEW) {
      throw new IOException(
          "The run folder %s holds the checkpoints of an earlier training; go on with --resume, begin anew with --restart, or name another folder with --run"
              .formatted(folder));
    }
    Checkpoint.delete(classifier());
    Checkpoint.delete(segmenter());
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock taken;
    try {
      taken = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      taken = null;
    }
    if (taken == null) {
      channel.close();
      throw new IOException(
          "Another training uses the run folder %s; wait for it or name another folder with --run"
              .formatted(folder));
    }
    return channel;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
