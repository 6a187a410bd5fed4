package org.secondread.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PixelFormatTest {

  @Test
  void overlay_bits_above_the_stored_ones_are_masked() {
    PixelFormat format = new PixelFormat(1, 1, 16, 12, 11, false);
    assertEquals(0x234, format.value(0xF234));
    assertEquals(0xFFF, format.value(0xFFFF));
  }

  @Test
  void twelve_bit_signed_values_keep_their_sign_whatever_the_bits_above() {
    PixelFormat format = new PixelFormat(1, 1, 16, 12, 11, true);
    assertEquals(-1, format.value(0x0FFF));
    assertEquals(-2048, format.value(0xF800));
    assertEquals(2047, format.value(0xF7FF));
  }

  @Test
  void values_stored_in_the_upper_bits_are_shifted_down() {
    PixelFormat format = new PixelFormat(1, 1, 16, 12, 15, true);
    assertEquals(-1, format.value(0xFFF5));
    assertEquals(0x123, format.value(0x123F));
  }

  @Test
  void thirty_two_bit_values_keep_their_range() {
    assertEquals(4294967295L, new PixelFormat(1, 1, 32, 32, 31, false).value(-1));
    assertEquals(-1, new PixelFormat(1, 1, 32, 32, 31, true).value(-1));
  }
}
