package org.secondread.headless;

import java.nio.file.Path;
import java.util.List;
import org.secondread.LesionType;
import org.secondread.progress.Cancellation;
import org.secondread.volume.SeriesCandidate;
import org.secondread.volume.SeriesFinder;
import org.secondread.volume.SeriesSearch;
import org.secondread.volume.SkippedFile;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeException;
import org.secondread.volume.VolumeReader;

/** Finds the one series a command is about and reads it. */
final class SeriesInput {
  private final Console console;
  private final Cancellation cancellation;
  private final boolean quiet;

  SeriesInput(Console console, Cancellation cancellation, boolean quiet) {
    this.console = console;
    this.cancellation = cancellation;
    this.quiet = quiet;
  }

  /**
   * @param series Series Instance UID, or null to take the only suitable one
   * @param otherOptions what the command that chooses a series repeats
   */
  Volume read(List<Path> inputs, String series, LesionType lesion, String otherOptions)
      throws VolumeException, CliException {
    SeriesCandidate chosen = choose(inputs, series, lesion, otherOptions);
    try (ConsoleProgress progress = ConsoleProgress.start("Reading", console, quiet)) {
      return new VolumeReader().read(chosen, progress, cancellation);
    }
  }

  private SeriesCandidate choose(
      List<Path> inputs, String series, LesionType lesion, String otherOptions)
      throws VolumeException, CliException {
    SeriesSearch search;
    try (ConsoleProgress progress = ConsoleProgress.start("Searching", console, quiet)) {
      search = new SeriesFinder().find(inputs, progress, cancellation);
    }
    warnOfDamage(search.skipped());
    try {
      return series == null
          ? search.only(lesion.modality())
          : search.withUid(series, lesion.modality());
    } catch (VolumeException e) {
      if (e.candidates().isEmpty() || e.kind() == VolumeException.Kind.WRONG_MODALITY) {
        throw e;
      }
      throw new CliException(
          ExitCode.INPUT,
          e.getMessage() + commands(e.candidates(), inputs, lesion, otherOptions),
          e);
    }
  }

  private static String commands(
      List<SeriesCandidate> candidates, List<Path> inputs, LesionType lesion, String otherOptions) {
    StringBuilder text = new StringBuilder("\nRun one of:");
    for (SeriesCandidate candidate : candidates) {
      text.append("\n  secondread segment --lesion ")
          .append(lesion.id())
          .append(" --series ")
          .append(candidate.seriesInstanceUid())
          .append(' ')
          .append(otherOptions)
          .append(' ')
          .append(CommandText.quoted(inputs));
    }
    return text.toString();
  }

  /** A damaged file may be a missing slice, so it is never passed over in silence. */
  private void warnOfDamage(List<SkippedFile> skipped) {
    for (SkippedFile file : skipped) {
      if (file.why() == SkippedFile.Why.DAMAGED) {
        console
            .err()
            .println("Warning: " + file.file().getFileName() + " left out: " + file.reason());
      }
    }
  }
}
