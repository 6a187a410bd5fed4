package org.secondread.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceGeometryTest {
  @Test
  void a_pixel_lies_along_rows_by_the_column_spacing_and_along_columns_by_the_row_spacing() {
    SliceGeometry tilted =
        new SliceGeometry(
            List.of("-100", "-50", "30"),
            List.of("1", "0", "0", "0", "0.8", "-0.6"),
            List.of("2", "0.5"),
            null);
    assertArrayEquals(new double[] {-100, -50, 30}, tilted.pointAt(0, 0), 1e-9);
    assertArrayEquals(new double[] {-95, -50 + 0.8 * 6, 30 - 0.6 * 6}, tilted.pointAt(10, 3), 1e-9);
  }
}
