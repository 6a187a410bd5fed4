package org.secondread.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.LesionType;
import org.secondread.pack.PackException;
import org.secondread.pipeline.Finding;
import org.secondread.runtime.InferenceException;
import org.secondread.testing.TestPack;
import org.secondread.viewer.SecondReadTask.State;
import org.secondread.volume.VolumeException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class SecondReadQueueTest {
  private Finding finding;
  private Path folder;

  @BeforeAll
  void read(@TempDir Path temporary) throws Exception {
    folder = temporary;
    finding = TestFindings.bleeding(temporary.resolve("bleeding"));
  }

  private static OpenSeries series(String uid) {
    return new OpenSeries(uid, "CT", "HEAD", "", 8, false, List.of(Path.of("x.dcm")), 0);
  }

  private static SecondReadTask finish(SecondReadTask task) throws InterruptedException {
    while (!task.state().isOver()) {
      Thread.sleep(5);
    }
    return task;
  }

  @Test
  void a_finished_result_is_offered_again_and_not_read_twice() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    try (SecondReadQueue queue = new SecondReadQueue(TestReadings.of(finding, readings))) {
      SecondReadTask first = finish(queue.submit(series("1"), LesionType.ICH, task -> {}));
      assertSame(first, queue.submit(series("1"), LesionType.ICH, task -> {}));
      assertSame(finding, queue.find(series("1"), LesionType.ICH).orElseThrow().finding().get());
      assertNotSame(first, queue.submit(series("1"), LesionType.ACI, task -> {}));
      queue.forget(series("1"), LesionType.ICH);
      finish(queue.submit(series("1"), LesionType.ICH, task -> {}));
    }
    assertEquals(3, readings.get());
  }

  @Test
  void one_series_is_read_after_the_other() throws Exception {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (SecondReadQueue queue =
        new SecondReadQueue(
            (series, type, progress, cancellation) -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              Thread.sleep(20);
              atOnce.decrementAndGet();
              return finding;
            })) {
      List<SecondReadTask> tasks = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        tasks.add(queue.submit(series("s" + i), LesionType.ICH, task -> {}));
      }
      for (SecondReadTask task : tasks) {
        assertEquals(State.DONE, finish(task).state());
      }
    }
    assertEquals(1, most.get());
  }

  @Test
  void progress_reaches_the_listener_with_percent_and_stage() throws Exception {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    try (SecondReadQueue queue =
        new SecondReadQueue(
            (series, type, progress, cancellation) -> {
              progress.progress(7, 28, "Slice 8 of 28");
              return finding;
            })) {
      SecondReadTask task =
          queue.submit(
              series("1"),
              LesionType.ICH,
              t -> heard.add(t.state() + " " + t.percent() + " " + t.stage()));
      finish(task);
    }
    assertTrue(heard.contains("RUNNING 25 Slice 8 of 28"), heard.toString());
    assertTrue(heard.contains("DONE 100 Slice 8 of 28"), heard.toString());
  }

  static List<Throwable> failures() {
    return List.of(
        new VolumeException(VolumeException.Kind.NO_BRAIN, "no brain"),
        new PackException("gone"),
        new InferenceException("engine"),
        new UnsatisfiedLinkError("native"),
        new OutOfMemoryError("heap"),
        new IOException("disk"),
        new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatever_is_thrown_becomes_a_failure_and_the_next_series_is_read(Throwable thrown)
      throws Exception {
    try (SecondReadQueue queue =
        new SecondReadQueue(
            (series, type, progress, cancellation) -> {
              if (series.seriesInstanceUid().equals("bad")) {
                SecondReadQueueTest.<RuntimeException>sneak(thrown);
              }
              return finding;
            })) {
      SecondReadTask bad = finish(queue.submit(series("bad"), LesionType.ICH, task -> {}));
      assertEquals(State.FAILED, bad.state());
      assertTrue(bad.finding().isEmpty());
      Failure failure = bad.failure().orElseThrow();
      assertFalse(failure.message().contains("!"), failure.message());
      assertTrue(failure.details().contains(thrown.getClass().getName()));
      SecondReadTask good = finish(queue.submit(series("good"), LesionType.ICH, task -> {}));
      assertEquals(State.DONE, good.state());
      assertNotSame(bad, queue.submit(series("bad"), LesionType.ICH, task -> {}));
    }
  }

  @Test
  void a_reading_fails_even_where_there_is_no_memory_to_tell_why() throws Exception {
    OutOfMemoryError full =
        new OutOfMemoryError() {
          @Override
          public String getMessage() {
            throw new OutOfMemoryError();
          }
        };
    try (SecondReadQueue queue =
        new SecondReadQueue(
            (series, type, progress, cancellation) -> {
              throw full;
            })) {
      SecondReadTask task = finish(queue.submit(series("1"), LesionType.ICH, t -> {}));
      assertEquals(State.FAILED, task.state());
      assertEquals(Failure.Kind.MEMORY, task.failure().orElseThrow().kind());
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void a_listener_that_fails_does_not_stop_the_queue() throws Exception {
    try (SecondReadQueue queue = new SecondReadQueue((s, t, p, c) -> finding)) {
      SecondReadTask task =
          queue.submit(
              series("1"),
              LesionType.ICH,
              changed -> {
                throw new IllegalStateException("listener");
              });
      assertEquals(State.DONE, finish(task).state());
    }
  }

  @Test
  void running_and_waiting_readings_can_be_cancelled() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    try (SecondReadQueue queue = new SecondReadQueue(TestReadings.untilCancelled(running))) {
      SecondReadTask first = queue.submit(series("1"), LesionType.ICH, task -> {});
      SecondReadTask second = queue.submit(series("2"), LesionType.ICH, task -> {});
      running.await();
      second.cancel();
      assertEquals(State.CANCELLED, second.state());
      first.cancel();
      assertEquals(State.CANCELLED, finish(first).state());
    }
  }

  @Test
  void closing_stops_the_running_reading_and_leaves_no_thread() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    SecondReadQueue queue =
        new SecondReadQueue(
            (series, type, progress, cancellation) -> {
              running.countDown();
              new CountDownLatch(1).await(1, TimeUnit.HOURS);
              return finding;
            });
    SecondReadTask task = queue.submit(series("1"), LesionType.ICH, t -> {});
    SecondReadTask waiting = queue.submit(series("2"), LesionType.ICH, t -> {});
    running.await();
    queue.close();
    assertEquals(State.CANCELLED, finish(task).state());
    assertEquals(State.CANCELLED, waiting.state());
    assertThrows(
        IllegalStateException.class, () -> queue.submit(series("3"), LesionType.ICH, t -> {}));
    // A thread takes a moment to end; one that stays lets the timeout fail this.
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("secondread"))) {
      Thread.sleep(5);
    }
  }

  @Test
  void a_real_series_is_decoded_and_read_with_the_settings() throws Exception {
    Path packs = Files.createDirectories(folder.resolve("packs"));
    TestPack.ofBlood(Files.createDirectories(packs.resolve("blood")));
    SettingsStore settings =
        new SettingsStore(folder.resolve("settings.properties"), Settings.standard(1));
    List<Path> files = TestFindings.phantom().write(Files.createDirectories(folder.resolve("ct")));
    try (SecondReadQueue queue =
        new SecondReadQueue(
            new PipelineReading(settings, new PackStore(packs, to -> {}), List.of()))) {
      SecondReadTask task =
          finish(queue.submit(TestFindings.series(files), LesionType.ICH, t -> {}));
      assertEquals(State.DONE, task.state(), () -> task.failure().toString());
      assertEquals(1, task.finding().orElseThrow().lesions().size());
      assertEquals(0.7, task.finding().orElseThrow().threshold());
      SecondReadTask none =
          finish(queue.submit(TestFindings.series(files), LesionType.ACI, t -> {}));
      assertEquals(Failure.Kind.PACK, none.failure().orElseThrow().kind());
    }
  }
}
