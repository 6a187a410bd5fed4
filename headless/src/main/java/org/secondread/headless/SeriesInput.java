package org.secondread.headless;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
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
   * @param givenArguments the command line, to be repeated with a choice of series
   */
  Volume read(List<Path> inputs, String series, LesionType lesion, List<String> givenArguments)
      throws VolumeException, CliException {
    SeriesSearch search;
    try (ConsoleProgress progress = ConsoleProgress.start("Searching", console, quiet)) {
      search = new SeriesFinder().find(inputs, progress, cancellation);
    }
    warnOfDamage(search.skipped());
    SeriesCandidate chosen = choose(search, series, lesion.modality(), givenArguments);
    try (ConsoleProgress progress = ConsoleProgress.start("Reading", console, quiet)) {
      Volume volume = new VolumeReader().read(chosen, progress, cancellation);
      return withRemarkOnDamage(
          series == null ? withRemarkOnOthers(volume, chosen, search) : volume, search.skipped());
    }
  }

  /** A series that was chosen among several is named, so that a wrong choice is seen. */
  private static Volume withRemarkOnOthers(
      Volume volume, SeriesCandidate chosen, SeriesSearch search) {
    long ofModality =
        search.series().stream()
            .filter(s -> s.modality().equals(chosen.modality()) && s.axialImages() > 0)
            .count();
    return chosen.diffusion().isEmpty() || ofModality < 2
        ? volume
        : volume.withRemark(
            "Of %d MR series, series %s was taken as the diffusion-weighted one; --series takes another"
                .formatted(
                    ofModality, chosen.number().isEmpty() ? "(no number)" : chosen.number()));
  }

  /** So that the result, kept longer than a warning, tells of it too. */
  private static Volume withRemarkOnDamage(Volume volume, List<SkippedFile> skipped) {
    long damaged = skipped.stream().filter(SeriesInput::isDamaged).count();
    if (damaged == 0) {
      return volume;
    }
    return volume.withRemark("Files left out as damaged: " + damaged + "; slices may be missing");
  }

  private static boolean isDamaged(SkippedFile file) {
    return file.why() == SkippedFile.Why.DAMAGED;
  }

  private static SeriesCandidate choose(
      SeriesSearch search, String series, String modality, List<String> givenArguments)
      throws VolumeException, CliException {
    try {
      return series == null ? search.only(modality) : search.withUid(series, modality);
    } catch (VolumeException e) {
      if (e.candidates().isEmpty() || e.kind() == VolumeException.Kind.WRONG_MODALITY) {
        throw e;
      }
      String commands =
          e.candidates().stream()
              .map(SeriesCandidate::seriesInstanceUid)
              .distinct()
              .map(uid -> "\n  " + CommandText.choosing(uid, givenArguments))
              .collect(Collectors.joining());
      throw new CliException(ExitCode.INPUT, e.getMessage() + "\nRun one of:" + commands, e);
    }
  }

  /** A damaged file may be a missing slice, so it is never passed over in silence. */
  private void warnOfDamage(List<SkippedFile> skipped) {
    for (SkippedFile file : skipped) {
      if (isDamaged(file)) {
        console
            .err()
            .println("Warning: " + file.file().getFileName() + " left out: " + file.reason());
      }
    }
  }
}
