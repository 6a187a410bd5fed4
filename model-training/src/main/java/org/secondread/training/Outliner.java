package org.secondread.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secondread.cam.CamCrf;
import org.secondread.cam.CamNormalisation;
import org.secondread.cam.Classification;
import org.secondread.cam.Classifier;
import org.secondread.cam.MultiScaleCam;
import org.secondread.cam.SliceCam;
import org.secondread.crf.DenseCrf;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.lesion.ConnectedComponents;
import org.secondread.pack.PackManifest;
import org.secondread.pack.Thresholds;
import org.secondread.prepare.LesionFloor;
import org.secondread.prepare.PreparedSlice;
import org.secondread.progress.Cancellation;
import org.secondread.training.data.TrainingSlice;

/** Runs the stages on one slice with networks in training or out of a pack. */
public record Outliner(
    Classifier classifier,
    MultiScaleCam cams,
    CamCrf crf,
    Segmenter segmenter,
    Thresholds thresholds,
    LesionPlace place,
    Optional<LesionFloor> floor) {

  /**
   * The stages as a pack has them.
   *
   * @param crf not closed here
   */
  public static Outliner of(
      PackManifest pack, Classifier classifier, Segmenter segmenter, DenseCrf crf) {
    return new Outliner(
        classifier,
        new MultiScaleCam(classifier, pack.scales(), pack.camStride()),
        new CamCrf(crf, pack.crf()),
        segmenter,
        pack.thresholds(),
        LesionPlace.of(pack.lesionType()),
        pack.intensity().lesionFloor());
  }

  public Outlines outlines(PreparedSlice whole) {
    PreparedSlice slice = place.of(whole);
    GreyImage seen = place.seen(whole);
    Classification classification = classifier.classify(seen);
    SliceCam cam = cams.of(seen, classification);
    GreyImage origin = CamNormalisation.normalise(cam.origin(), slice.brain());
    GreyImage refined = CamNormalisation.normalise(cam.refined(), slice.brain());
    Mask canBe = LesionFloor.place(slice, floor);
    Mask crfMask = crfMask(slice, refined, canBe);
    GreyImage lesion = segmenter.probability(slice.image());
    return new Outlines(
        classification.probability(),
        refined,
        Mask.atLeast(origin, thresholds.cam()),
        Mask.atLeast(refined, thresholds.cam()).and(canBe),
        crfMask,
        lesion,
        canBe,
        last(lesion, thresholds.probability(), canBe, crfMask));
  }

  /**
   * What the CAM says about a slice with a lesion. Components of CRF_mask without a seed are left
   * out: they are mostly bone.
   *
   * @param seedCut Eq. 12's threshold of the seeds
   */
  public PseudoMask pseudoMask(PreparedSlice whole, double seedCut) {
    PreparedSlice slice = place.of(whole);
    GreyImage refined =
        CamNormalisation.normalise(cams.of(place.seen(whole)).refined(), slice.brain());
    Mask canBe = LesionFloor.place(slice, floor);
    Mask seed = Mask.atLeast(refined, seedCut).and(canBe);
    Mask seeded =
        ConnectedComponents.of(List.of(crfMask(slice, refined, canBe)))
            .touching(List.of(seed))
            .get(0);
    return new PseudoMask(seed, seeded);
  }

  /** One for each slice; an empty one where the slice shows no lesion or no brain. */
  public List<PseudoMask> pseudoMasks(List<TrainingSlice> slices, double seedCut) {
    List<PseudoMask> masks = new ArrayList<>();
    for (TrainingSlice slice : slices) {
      PreparedSlice prepared = slice.prepared();
      boolean outlined = slice.lesion() && prepared.brain().count() > 0;
      masks.add(
          outlined ? pseudoMask(prepared, seedCut) : PseudoMask.empty(prepared.image().width()));
    }
    return masks;
  }

  /** Where a lesion can be on a slice. */
  public Mask lesionPlace(PreparedSlice whole) {
    return LesionFloor.place(place.of(whole), floor);
  }

  private Mask crfMask(PreparedSlice slice, GreyImage normalisedCam, Mask canBe) {
    GreyImage q = crf.infer(slice.image(), normalisedCam, slice.brain(), canBe, new Cancellation());
    return Mask.atLeast(q, CamCrf.THRESHOLD);
  }

  /**
   * The final mask: where the segmenter's probability is at least {@code cut} where a lesion can
   * be, without components that CRF_mask does not touch.
   */
  static Mask last(GreyImage probability, double cut, Mask lesionPlace, Mask crfMask) {
    Mask mask = Mask.atLeast(probability, cut).and(lesionPlace);
    return ConnectedComponents.of(List.of(mask)).touching(List.of(crfMask)).get(0);
  }
}
