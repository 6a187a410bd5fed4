package org.secondread.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Tag;
import org.secondread.Product;
import org.secondread.cam.CamCrf;
import org.secondread.cam.MultiScaleCam;
import org.secondread.crf.DenseCrf;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.pack.ModelPack;
import org.secondread.pack.PackException;
import org.secondread.pack.PackManifest;
import org.secondread.pack.Window;
import org.secondread.progress.Cancellation;
import org.secondread.progress.ProgressListener;
import org.secondread.runtime.Device;
import org.secondread.runtime.DeviceRequest;
import org.secondread.runtime.Networks;
import org.secondread.runtime.Onnx;
import org.secondread.runtime.PhysicalCores;
import org.secondread.volume.BodyPart;
import org.secondread.volume.Slice;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeException;

/**
 * The whole line from a volume to a {@link Finding} with one model pack. Owns the pack's networks
 * until {@link #close}; runs may follow each other or overlap.
 *
 * <p>Whatever goes wrong is an exception, so that a failure never looks like a series without
 * lesions.
 */
public final class SecondReadPipeline implements AutoCloseable {
  private final PackManifest pack;
  private final Networks networks;
  private final DenseCrf crf;

  private SecondReadPipeline(PackManifest pack, Networks networks, DenseCrf crf) {
    this.pack = pack;
    this.networks = networks;
    this.crf = crf;
  }

  /** Opens a pipeline with a thread for each physical core. */
  public static SecondReadPipeline open(ModelPack pack, DeviceRequest request)
      throws PackException {
    return open(pack, request, PhysicalCores.count());
  }

  /**
   * @param threads of the CPU, at least 1
   * @throws PackException when the networks are not what the pack says
   * @throws org.secondread.runtime.InferenceException when the device asked for does not work
   */
  public static SecondReadPipeline open(ModelPack pack, DeviceRequest request, int threads)
      throws PackException {
    Networks networks = Networks.open(pack, request, threads);
    return new SecondReadPipeline(pack.manifest(), networks, new DenseCrf(threads));
  }

  /**
   * Reads a volume.
   *
   * @param volume of the pack's modality
   * @param progress hears of every slice
   * @param cancellation looked at several times per slice
   * @throws VolumeException when the modality or the part of the body is another, a value is NaN or
   *     infinite, or no slice shows a brain
   * @throws org.secondread.runtime.InferenceException when the engine fails
   * @throws java.util.concurrent.CancellationException when cancelled
   * @throws IllegalStateException after {@link #close}
   */
  public Finding run(Volume volume, ProgressListener progress, Cancellation cancellation)
      throws VolumeException {
    StageClock clock = new StageClock();
    Provenance provenance = provenance(volume, Instant.now());
    requireModality(volume);
    requireHead(volume);
    requireNumbers(volume);
    SliceReader reader =
        new SliceReader(
            pack,
            windowOf(volume),
            new MultiScaleCam(networks.classifier(), pack.scales(), pack.camStride()),
            new CamCrf(crf, pack.crf()),
            networks.segmenter(),
            new Mask(volume.columns(), volume.rows()),
            clock,
            cancellation);
    int count = volume.slices().size();
    List<SliceFinding> slices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      progress.progress(i, count + 1, "Slice " + (i + 1) + " of " + count);
      slices.add(reader.read(i, volume.slices().get(i)));
    }
    requireBrain(slices);
    cancellation.check();
    progress.progress(count, count + 1, "Measuring lesions");
    Finding finding =
        clock.time(
            Stage.COMBINE,
            () ->
                Finding.outlined(
                    volume, slices, pack.thresholds().probability(), provenance, clock.timings()));
    progress.progress(count + 1, count + 1, "Done");
    return finding.withTimings(clock.timings());
  }

  private Provenance provenance(Volume volume, Instant start) {
    return new Provenance(
        pack,
        Product.version(),
        Onnx.version(),
        networks.device(),
        volume.header().getString(Tag.SeriesInstanceUID, ""),
        volume.slices().stream()
            .flatMap(slice -> slice.sources().stream())
            .map(SourceImage::sopInstanceUid)
            .distinct()
            .toList(),
        start);
  }

  private void requireModality(Volume volume) throws VolumeException {
    String modality = volume.header().getString(Tag.Modality, "");
    if (!modality.equals(pack.modality())) {
      throw new VolumeException(
          VolumeException.Kind.WRONG_MODALITY,
          "The series has the modality '%s', expected %s for the model pack %s (%s)"
              .formatted(modality, pack.modality(), pack.name(), pack.lesionType().label()));
    }
  }

  private static void requireHead(Volume volume) throws VolumeException {
    Optional<String> other = BodyPart.other(volume.header());
    if (other.isPresent()) {
      throw new VolumeException(
          VolumeException.Kind.WRONG_BODY_PART,
          "The series is of another part of the body: %s, expected a head; nothing was read"
              .formatted(other.get()));
    }
  }

  private static void requireNumbers(Volume volume) throws VolumeException {
    for (int i = 0; i < volume.slices().size(); i++) {
      for (float value : volume.slices().get(i).values().values()) {
        if (!Float.isFinite(value)) {
          throw new VolumeException(
              VolumeException.Kind.INVALID_VALUES,
              "Slice %d holds the value %s, expected numbers; the series cannot be read"
                  .formatted(i + 1, value));
        }
      }
    }
  }

  private Window windowOf(Volume volume) throws VolumeException {
    List<GreyImage> values = volume.slices().stream().map(Slice::values).toList();
    try {
      return pack.intensity().windowFor(values);
    } catch (IllegalArgumentException e) {
      throw new VolumeException(VolumeException.Kind.INVALID_VALUES, e.getMessage(), e);
    }
  }

  private static void requireBrain(List<SliceFinding> slices) throws VolumeException {
    if (slices.stream().allMatch(slice -> slice.state() == SliceFinding.State.NO_BRAIN)) {
      throw new VolumeException(
          VolumeException.Kind.NO_BRAIN,
          "None of the %d slices shows a brain, so nothing was read; expected axial head images"
              .formatted(slices.size()));
    }
  }

  public PackManifest pack() {
    return pack;
  }

  /** What the networks run on and why. */
  public Device device() {
    return networks.device();
  }

  @Override
  public void close() {
    try {
      networks.close();
    } finally {
      crf.close();
    }
  }
}
