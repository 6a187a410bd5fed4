package org.secondread.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.secondread.image.Mask;
import org.secondread.training.data.TrainingSlice;
import org.secondread.training.torch.Fingerprint;

/** What the networks are made from: options, plans, data and their split. */
final class MadeFrom {
  private static final int DIGITS = 12;

  private MadeFrom() {}

  static Fingerprint classifier(
      TrainOptions options,
      ClassifierPlan plan,
      List<TrainingSlice> training,
      List<TrainingSlice> heldOut) {
    return Fingerprint.empty()
        .with("--lesion", options.lesion().id())
        .with("--net", options.architecture())
        .with("--width", options.width())
        .with("--seed", options.seed())
        .withAll("classifier", plan)
        .with("slices to train on", digest(training))
        .with("held-out slices", digest(heldOut));
  }

  /**
   * @param classifier what the classifier is made from, whose outlines the segmenter learns
   */
  static Fingerprint segmenter(Fingerprint classifier, TrainOptions options, SegmenterPlan plan) {
    return classifier
        .with("--segmenter-width", options.segmenterWidth())
        .withAll("segmenter", plan)
        .withAll("crf", options.recipe().crf(options.lesion()))
        .withAll("thresholds", options.recipe().thresholds(options.lesion()));
  }

  /** Their number and the start of the SHA-256 of all that the networks see of them. */
  static String digest(List<TrainingSlice> slices) {
    MessageDigest digest = sha256();
    for (TrainingSlice slice : slices) {
      String row = slice.source().id() + '\n' + slice.source().group() + '\n' + slice.lesion();
      digest.update(row.getBytes(StandardCharsets.UTF_8));
      float[] pixels = slice.prepared().image().values();
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * pixels.length);
      bytes.asFloatBuffer().put(pixels);
      digest.update(bytes);
      digest.update(bytes(slice.prepared().brain()));
    }
    String hex = HexFormat.of().formatHex(digest.digest());
    return "%d (%s)".formatted(slices.size(), hex.substring(0, DIGITS));
  }

  private static byte[] bytes(Mask mask) {
    byte[] bytes = new byte[mask.values().length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (mask.values()[i] ? 1 : 0);
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
