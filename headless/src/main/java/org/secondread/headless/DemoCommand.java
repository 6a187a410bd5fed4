package org.secondread.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.secondread.LesionType;
import org.secondread.pack.ModelPack;
import org.secondread.phantom.HeadCtPhantom;
import org.secondread.phantom.HeadDwiPhantom;
import org.secondread.phantom.HeadPhantom;
import org.secondread.progress.Cancellation;
import org.secondread.volume.Volume;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Generates a head with a lesion of known volume and reads it. */
@Command(
    name = "demo",
    header = "Generate a head with a lesion of known volume and outline it.",
    description = "Shows the whole line at work without any data of a patient.")
final class DemoCommand implements Callable<Integer> {
  private final Console console;
  private final Cancellation cancellation;

  @Option(
      names = "--lesion",
      paramLabel = "ich|aci",
      description = "The lesion: ich (a bleed on CT, the default) or aci (an infarct on MR DWI).",
      converter = LesionConverter.class)
  LesionType lesion = LesionType.ICH;

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      description = "Where series and results go (default: out/demo-<time>).")
  Path out;

  @Mixin RunOptions options;

  DemoCommand(Console console, Cancellation cancellation) {
    this.console = console;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() throws Exception {
    ModelPack pack = Packs.load(lesion, options.pack);
    OutputFolder output = OutputFolder.open(out == null ? defaultFolder() : out);
    if (!options.quiet) {
      console.err().println("Generating a head " + generated() + " of known volume ...");
    }
    HeadPhantom phantom = phantom();
    Path series = writeSeries(phantom, output.folder().resolve("series"));
    Volume volume =
        new SeriesInput(console, cancellation, options.quiet)
            .read(List.of(series), null, lesion, List.of());
    new Run(console, cancellation, options)
        .execute(pack, volume, output, new Truth(phantom.truth(), phantom.lesionVolumeMl()));
    console.out().println("Series   " + series);
    return ExitCode.DONE.status();
  }

  private String generated() {
    return switch (lesion) {
      case ICH -> "CT with a bleed";
      case ACI -> "DWI with an infarct";
    };
  }

  private HeadPhantom phantom() {
    return switch (lesion) {
      case ICH -> new HeadCtPhantom(HeadCtPhantom.Parameters.demo());
      case ACI -> new HeadDwiPhantom(HeadDwiPhantom.Parameters.demo());
    };
  }

  private static Path defaultFolder() {
    String time = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now());
    return Path.of("out", "demo-" + time);
  }

  private static Path writeSeries(HeadPhantom phantom, Path folder) throws CliException {
    if (Files.exists(folder)) {
      throw new CliException(
          ExitCode.OUTPUT, folder + " exists already; name another folder with --out");
    }
    try {
      Files.createDirectory(folder);
      phantom.write(folder);
      return folder;
    } catch (IOException e) {
      discard(folder);
      throw new CliException(
          ExitCode.OUTPUT,
          "Cannot write the generated series to " + folder + ": " + e.getMessage(),
          e);
    }
  }

  /** Removes an incomplete series, so that the same command can run again. */
  private static void discard(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // The failure that led here is the one to report.
    }
  }
}
