package org.secondread.volume;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryNeedTest {
  @Test
  void a_usual_series_is_let_pass() {
    MemoryNeed.require(28, 512, 512);
  }

  @Test
  void a_series_beyond_the_heap_is_told_with_what_it_needs() {
    OutOfMemoryError told =
        assertThrows(OutOfMemoryError.class, () -> MemoryNeed.require(Integer.MAX_VALUE, 512, 512));
    assertTrue(told.getMessage().contains("512 x 512 need about "), told.getMessage());
  }
}
