package org.secondread.pipeline;

import java.util.Optional;
import java.util.OptionalDouble;
import org.secondread.cam.CamCrf;
import org.secondread.cam.CamNormalisation;
import org.secondread.cam.Classification;
import org.secondread.cam.MultiScaleCam;
import org.secondread.cam.SliceCam;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.pack.PackManifest;
import org.secondread.pack.Window;
import org.secondread.prepare.BrainFinder;
import org.secondread.prepare.LesionFloor;
import org.secondread.prepare.ModelGrid;
import org.secondread.prepare.PreparedSlice;
import org.secondread.prepare.SlicePreparation;
import org.secondread.progress.Cancellation;
import org.secondread.runtime.OnnxSegmenter;
import org.secondread.volume.Slice;

/**
 * Takes one slice through the stages: preparation, classifier, gate, multi-scale CAM, dense CRF,
 * Mixed-UNet. The result mask is left to the whole volume.
 */
final class SliceReader {
  private static final String COMPUTED_TOMOGRAPHY = "CT";

  private final PackManifest pack;
  private final Window window;
  private final SlicePreparation preparation;
  private final MultiScaleCam multiScaleCam;
  private final CamCrf camCrf;
  private final OnnxSegmenter segmenter;
  private final Mask empty;
  private final StageClock clock;
  private final Cancellation cancellation;

  /**
   * @param empty mask on the source grid that all slices without outlines share
   */
  SliceReader(
      PackManifest pack,
      Window window,
      MultiScaleCam multiScaleCam,
      CamCrf camCrf,
      OnnxSegmenter segmenter,
      Mask empty,
      StageClock clock,
      Cancellation cancellation) {
    this.pack = pack;
    this.window = window;
    this.preparation =
        new SlicePreparation(
            pack.inputSize(), pack.effectiveSize(), BrainFinder.forModality(pack.modality()));
    this.multiScaleCam = multiScaleCam;
    this.camCrf = camCrf;
    this.segmenter = segmenter;
    this.empty = empty;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  SliceFinding read(int index, Slice slice) {
    cancellation.check();
    ReadSlice read = clock.time(Stage.PREPARE, () -> prepare(slice));
    PreparedSlice prepared = read.prepared();
    if (prepared.brain().count() == 0) {
      return new SliceFinding(
          index,
          SliceFinding.State.NO_BRAIN,
          OptionalDouble.empty(),
          StageMasks.none(empty),
          Optional.empty());
    }
    cancellation.check();
    Classification whole =
        clock.time(Stage.CLASSIFY, () -> multiScaleCam.classifier().classify(read.seen()));
    OptionalDouble probability = OptionalDouble.of(whole.probability());
    if (whole.probability() < pack.gate()) {
      return new SliceFinding(
          index,
          SliceFinding.State.BELOW_GATE,
          probability,
          StageMasks.none(empty),
          Optional.empty());
    }
    return outline(index, read, whole);
  }

  /**
   * @param prepared the slice with the brain as the place of lesions
   * @param seen its image as the classifier gets it
   */
  private record ReadSlice(PreparedSlice prepared, GreyImage seen) {}

  private ReadSlice prepare(Slice slice) {
    PreparedSlice prepared =
        preparation.prepare(
            window.apply(slice.values()),
            slice.geometry().rowSpacing(),
            slice.geometry().columnSpacing());
    if (!pack.modality().equals(COMPUTED_TOMOGRAPHY)) {
      return new ReadSlice(prepared, prepared.image());
    }
    PreparedSlice known = prepared.withBone(slice.values());
    return new ReadSlice(known.withoutBone(), known.imageWithout(known.bone().orElseThrow()));
  }

  private SliceFinding outline(int index, ReadSlice read, Classification whole) {
    PreparedSlice prepared = read.prepared();
    GreyImage image = prepared.image();
    Mask brain = prepared.brain();
    Mask place = LesionFloor.place(prepared, pack.intensity().lesionFloor());
    cancellation.check();
    SliceCam cams = clock.time(Stage.CAM, () -> multiScaleCam.of(read.seen(), whole));
    GreyImage origin = CamNormalisation.normalise(cams.origin(), brain);
    GreyImage refined = CamNormalisation.normalise(cams.refined(), brain);
    GreyImage crf =
        clock.time(Stage.CRF, () -> camCrf.infer(image, refined, brain, place, cancellation));
    cancellation.check();
    GreyImage lesion = clock.time(Stage.SEGMENT, () -> segmenter.segment(image).inside(place));
    SliceMaps maps = new SliceMaps(prepared.grid(), refined, crf, lesion);
    return new SliceFinding(
        index,
        SliceFinding.State.OUTLINED,
        OptionalDouble.of(whole.probability()),
        clock.time(Stage.COMBINE, () -> masks(maps, origin, place)),
        Optional.of(maps));
  }

  private StageMasks masks(SliceMaps maps, GreyImage origin, Mask place) {
    ModelGrid grid = maps.grid();
    double cut = pack.thresholds().cam();
    return new StageMasks(
        grid.toSource(Mask.atLeast(origin, cut)),
        grid.toSource(Mask.atLeast(maps.cam(), cut).and(place)),
        grid.toSource(Mask.atLeast(maps.crfProbability(), CamCrf.THRESHOLD)),
        empty);
  }
}
