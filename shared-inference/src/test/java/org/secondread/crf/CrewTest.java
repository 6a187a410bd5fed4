package org.secondread.crf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CrewTest {

  @Test
  void every_index_is_worked_exactly_once() {
    for (int threads = 1; threads <= 5; threads++) {
      ExecutorService pool = Executors.newFixedThreadPool(4);
      try (Crew crew = new Crew(threads, pool)) {
        for (int count : new int[] {0, 1, 9, 10, 11, 1003}) {
          AtomicIntegerArray visits = new AtomicIntegerArray(count + 1);
          crew.each(
              count,
              10,
              (from, to) -> {
                for (int i = from; i < to; i++) {
                  visits.incrementAndGet(i);
                }
              });
          for (int i = 0; i <= count; i++) {
            assertEquals(i < count ? 1 : 0, visits.get(i));
          }
        }
      } finally {
        pool.shutdown();
      }
    }
  }

  @Test
  void helpers_that_never_come_are_not_missed() {
    try (Crew crew = new Crew(3, work -> {})) {
      AtomicIntegerArray visits = new AtomicIntegerArray(100);
      crew.each(100, 1, (from, to) -> visits.incrementAndGet(from));
      for (int i = 0; i < 100; i++) {
        assertEquals(1, visits.get(i));
      }
    }
  }

  @Test
  void too_little_memory_in_a_part_is_told_as_such() {
    try (Crew crew = new Crew(1, work -> {})) {
      assertThrows(
          OutOfMemoryError.class,
          () ->
              crew.each(
                  10,
                  1,
                  (from, to) -> {
                    throw new OutOfMemoryError("test");
                  }));
    }
  }

  @Test
  void a_failing_part_fails_the_loop() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    try (Crew crew = new Crew(2, pool)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              crew.each(
                  100,
                  1,
                  (from, to) -> {
                    if (from == 57) {
                      throw new IllegalArgumentException("part 57");
                    }
                  }));
    } finally {
      pool.shutdown();
    }
  }
}
