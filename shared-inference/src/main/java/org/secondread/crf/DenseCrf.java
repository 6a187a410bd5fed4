package org.secondread.crf;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.progress.Cancellation;

/**
 * Mean field inference in the fully connected CRF of Kraehenbuehl and Koltun, "Efficient Inference
 * in Fully Connected CRFs with Gaussian Edge Potentials" (2011), for two labels and a grey image.
 *
 * <p>Every pixel is tied to every other by a smoothness kernel of positions and an appearance
 * kernel of positions and intensities, with Potts compatibility, symmetric normalisation, and the
 * pixel's own term kept. A grey step counts as the same step in red, green and blue together, as in
 * the authors' colour implementation: sqrt(3) times.
 *
 * <p>For two labels the update Q = softmax(-U + sum of w D K D Q) depends only on the difference r
 * = Q(foreground) - Q(background): r = tanh((U(background) - U(foreground) + sum of w D K D r) /
 * 2), because the filters are linear. So one value per pixel is filtered instead of two.
 *
 * <p>The result is the same for every number of threads. An instance may serve several callers at
 * once; {@link #close} ends its threads.
 */
public final class DenseCrf implements AutoCloseable {
  private static final double LOWEST_PROBABILITY = 1e-5;
  private static final int PIXELS_PER_PART = 8192;

  private final int threads;
  private final ExecutorService helpers;

  /** Works on the caller's thread alone. */
  public DenseCrf() {
    this(1);
  }

  /**
   * @param threads threads that share one image, the caller's among them, at least 1
   */
  public DenseCrf(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("CRF threads " + threads + ", expected at least 1");
    }
    this.threads = threads;
    this.helpers =
        threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, DenseCrf::helper);
  }

  /**
   * Infers the foreground on the whole image.
   *
   * @see #infer(GreyImage, GreyImage, Mask, CrfParameters, Cancellation)
   */
  public GreyImage infer(GreyImage intensity, GreyImage foreground, CrfParameters parameters) {
    boolean[] everywhere = new boolean[intensity.values().length];
    Arrays.fill(everywhere, true);
    Mask domain = new Mask(intensity.width(), intensity.height(), everywhere);
    return infer(intensity, foreground, domain, parameters, new Cancellation());
  }

  /**
   * Infers the foreground within a domain.
   *
   * @param intensity the image, 0..255
   * @param foreground the foreground probability before inference, 0..1, taken as within 1e-5..1
   *     for either label
   * @param domain the pixels that take part; the others neither give nor receive anything
   * @param cancellation looked at before every iteration
   * @return the foreground probability Q after the last iteration, 0..1; 0 outside the domain
   * @throws IllegalArgumentException when the sizes differ, or a value within the domain is not a
   *     number of its range
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public GreyImage infer(
      GreyImage intensity,
      GreyImage foreground,
      Mask domain,
      CrfParameters parameters,
      Cancellation cancellation) {
    requireSameSize(intensity, "foreground", foreground.width(), foreground.height());
    requireSameSize(intensity, "domain", domain.width(), domain.height());
    requireRange("intensity", intensity, domain, 255);
    requireRange("foreground probability", foreground, domain, 1);

    int[] pixels = pixelsOf(domain);
    if (pixels.length == 0) {
      return new GreyImage(intensity.width(), intensity.height());
    }
    cancellation.check();
    try (Crew crew = new Crew(threads, helpers)) {
      return infer(intensity, foreground, pixels, parameters, cancellation, crew);
    }
  }

  private static GreyImage infer(
      GreyImage intensity,
      GreyImage foreground,
      int[] pixels,
      CrfParameters parameters,
      Cancellation cancellation,
      Crew crew) {
    int width = intensity.width();
    int height = intensity.height();
    float[] inside = new float[width * height];
    for (int pixel : pixels) {
      inside[pixel] = 1;
    }
    GaussianKernel smoothness =
        new GaussianKernel(
            width, height, inside, parameters.gaussianSxy(), parameters.gaussianCompat(), crew);
    BilateralKernel appearance = new BilateralKernel(intensity, pixels, inside, parameters, crew);

    float[] unary = new float[width * height];
    crew.each(
        pixels.length,
        PIXELS_PER_PART,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            unary[pixels[i]] = logOdds(foreground.values()[pixels[i]]);
          }
        });
    float[] r = new float[width * height];
    float[] field = unary.clone();
    for (int i = 0; i < parameters.iterations(); i++) {
      cancellation.check();
      crew.each(field.length, PIXELS_PER_PART, (from, to) -> HalfTanh.of(field, r, from, to));
      System.arraycopy(unary, 0, field, 0, field.length);
      smoothness.addTo(field, r);
      appearance.addTo(field, r);
    }
    crew.each(field.length, PIXELS_PER_PART, (from, to) -> HalfTanh.of(field, r, from, to));
    for (int i = 0; i < r.length; i++) {
      r[i] = inside[i] * (0.5f + 0.5f * r[i]);
    }
    return new GreyImage(width, height, r);
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }

  /** U(background) - U(foreground) with U = -log clip(p, 1e-5, 1). */
  private static float logOdds(double probability) {
    return (float)
        Math.log(
            Math.max(probability, LOWEST_PROBABILITY)
                / Math.max(1 - probability, LOWEST_PROBABILITY));
  }

  private static Thread helper(Runnable work) {
    Thread thread = new Thread(work, "dense-crf");
    thread.setDaemon(true);
    return thread;
  }

  private static int[] pixelsOf(Mask domain) {
    int[] pixels = new int[domain.count()];
    int count = 0;
    for (int i = 0; i < domain.values().length; i++) {
      if (domain.values()[i]) {
        pixels[count++] = i;
      }
    }
    return pixels;
  }

  private static void requireSameSize(GreyImage intensity, String name, int width, int height) {
    if (width != intensity.width() || height != intensity.height()) {
      throw new IllegalArgumentException(
          "CRF %s is %d x %d, expected %d x %d as the intensity image"
              .formatted(name, width, height, intensity.width(), intensity.height()));
    }
  }

  private static void requireRange(String name, GreyImage image, Mask domain, float highest) {
    for (int i = 0; i < image.values().length; i++) {
      float value = image.values()[i];
      if (domain.values()[i] && !(value >= 0 && value <= highest)) {
        throw new IllegalArgumentException(
            "CRF %s at column %d, row %d is %s, expected 0..%.0f"
                .formatted(name, i % image.width(), i / image.width(), value, highest));
      }
    }
  }
}
