package org.secondread.headless;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.secondread.LesionType;
import org.secondread.pack.ModelPack;
import org.secondread.progress.Cancellation;
import org.secondread.volume.Volume;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Outlines the lesions of one DICOM series. */
@Command(
    name = "segment",
    header = "Outline the lesions of one DICOM series.",
    description = {
      "Writes a DICOM SEG, a picture of every slice with the outlines, and a JSON summary. A series"
          + " without an outlined lesion gets an empty SEG."
    })
final class SegmentCommand implements Callable<Integer> {
  private final Console console;
  private final Cancellation cancellation;

  @Spec CommandSpec spec;

  @Option(
      names = "--lesion",
      required = true,
      paramLabel = "ich|aci",
      description = "The lesion: ich (hemorrhage on CT) or aci (acute infarct on MR).",
      converter = LesionConverter.class)
  LesionType lesion;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "<folder>",
      description = "Where the results go; created when missing, nothing in it is overwritten.")
  Path out;

  @Option(
      names = "--series",
      paramLabel = "<uid>",
      description = "Series Instance UID, where the input holds several series.")
  String series;

  @Mixin RunOptions options;

  @Parameters(
      arity = "1..*",
      paramLabel = "<folder or file>",
      description = "DICOM files, or folders that are searched with all below them.")
  List<Path> inputs;

  SegmentCommand(Console console, Cancellation cancellation) {
    this.console = console;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() throws Exception {
    ModelPack pack = Packs.load(lesion, options.pack);
    Volume volume =
        new SeriesInput(console, cancellation, options.quiet)
            .read(
                inputs,
                series,
                lesion,
                spec.commandLine().getParent().getParseResult().originalArgs());
    new Run(console, cancellation, options).execute(pack, volume, OutputFolder.open(out), null);
    return ExitCode.DONE.status();
  }
}
