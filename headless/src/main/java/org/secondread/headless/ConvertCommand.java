package org.secondread.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.secondread.convert.MrIdentity;
import org.secondread.convert.MrSeries;
import org.secondread.nifti.NiftiException;
import org.secondread.nifti.NiftiReader;
import org.secondread.nifti.NiftiVolume;
import org.secondread.progress.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a DICOM series of a NIfTI volume. */
@Command(
    name = "convert",
    header = "Make a DICOM MR series of a NIfTI volume, to read public data.",
    description =
        "The volume is turned to axial slices without resampling. The series gets new identifiers"
            + " and no data of a patient; its values keep no unit.")
final class ConvertCommand implements Callable<Integer> {
  private final Console console;
  private final Cancellation cancellation;

  @Parameters(
      paramLabel = "<nifti>",
      description = "A diffusion weighted volume, NIfTI-1, .nii or .nii.gz.")
  Path nifti;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "<folder>",
      description = "Where the series goes; created when missing.")
  Path out;

  @Option(
      names = "--b-value",
      paramLabel = "<s/mm2>",
      description = "Its diffusion weighting, which NIfTI does not tell (default: 1000).")
  double bValue = 1000;

  ConvertCommand(Console console, Cancellation cancellation) {
    this.console = console;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() throws CliException {
    requireBValue();
    NiftiVolume volume = read();
    MrSeries series = series(volume);
    OutputFolder output = OutputFolder.open(out);
    boolean complete = false;
    try {
      for (int i = 0; i < series.size(); i++) {
        int index = i;
        cancellation.check();
        output.write("slice-%03d.dcm".formatted(i + 1), file -> series.write(index, file));
      }
      complete = true;
    } finally {
      if (!complete) {
        output.discard();
      }
    }
    volume.remarks().forEach(remark -> console.err().println("Remark: " + remark + "."));
    console
        .out()
        .println(
            "%d slices of %d x %d, b=%.0f s/mm2: %s"
                .formatted(series.size(), volume.columns(), volume.rows(), bValue, out));
    return ExitCode.DONE.status();
  }

  private void requireBValue() throws CliException {
    try {
      MrSeries.requireBValue(bValue);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "--b-value: " + e.getMessage(), e);
    }
  }

  private NiftiVolume read() throws CliException {
    if (!Files.isRegularFile(nifti)) {
      throw new CliException(
          ExitCode.INPUT, nifti + " is no file; name a NIfTI volume (.nii or .nii.gz)");
    }
    try {
      return NiftiReader.read(nifti);
    } catch (NiftiException e) {
      throw new CliException(ExitCode.INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CliException(ExitCode.INPUT, "Cannot read " + nifti + ": " + e.getMessage(), e);
    }
  }

  private MrSeries series(NiftiVolume volume) throws CliException {
    try {
      return new MrSeries(
          volume.slices(), volume.stack(), bValue, MrIdentity.ofImport("NIfTI import"));
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.INPUT, nifti.getFileName() + ": " + e.getMessage(), e);
    }
  }
}
