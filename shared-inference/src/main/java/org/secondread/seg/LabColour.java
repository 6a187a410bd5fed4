package org.secondread.seg;

/**
 * A colour in CIELab under D50, scaled as Recommended Display CIELab Value (0062,000D) wants it:
 * 0..100 and -128..127 become 0..65535 (DICOM PS3.3 C.10.7.1.1).
 */
record LabColour(int lightness, int a, int b) {

  /** Converts sRGB bytes (0..255) by IEC 61966-2-1 and the Bradford-adapted D50 matrix. */
  static LabColour ofRgb(int red, int green, int blue) {
    double r = linear(red);
    double g = linear(green);
    double b = linear(blue);
    double fx = labCurve((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / 0.9642200);
    double fy = labCurve(0.2225045 * r + 0.7168786 * g + 0.0606169 * b);
    double fz = labCurve((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / 0.8252100);
    return new LabColour(
        scaled((116 * fy - 16) / 100),
        scaled((500 * (fx - fy) + 128) / 255),
        scaled((200 * (fy - fz) + 128) / 255));
  }

  int[] values() {
    return new int[] {lightness, a, b};
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static double labCurve(double t) {
    double delta = 6.0 / 29;
    return t > delta * delta * delta ? Math.cbrt(t) : t / (3 * delta * delta) + 4.0 / 29;
  }

  private static int scaled(double fraction) {
    return (int) Math.round(65535 * Math.min(1, Math.max(0, fraction)));
  }
}
