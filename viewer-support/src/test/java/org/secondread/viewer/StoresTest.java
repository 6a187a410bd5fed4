package org.secondread.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.pack.PackException;
import org.secondread.runtime.DeviceRequest;

class StoresTest {
  @TempDir Path folder;

  private Path zip(String name) throws IOException {
    return TestPackZip.write(folder.resolve(name));
  }

  @Test
  void a_computer_of_many_cores_gets_as_many_threads_as_can_be_chosen() {
    assertEquals(Settings.MOST_THREADS, Settings.standard(1000).threads());
  }

  @Test
  void a_pack_is_verified_installed_listed_and_loaded() throws Exception {
    PackStore store = new PackStore(folder.resolve("packs"), to -> {});
    PackStore.Entry entry = store.install(zip("good.zip"));
    assertEquals(List.of(entry), store.list(LesionType.ICH));
    assertEquals(List.of(), store.list(LesionType.ACI));
    Settings chosen =
        new Settings(
            DeviceRequest.CPU,
            1,
            Map.of(LesionType.ICH, entry.fileName()),
            Map.of(),
            true,
            false,
            true);
    assertEquals("test", store.load(LesionType.ICH, chosen).manifest().name());
    assertEquals("test", store.load(LesionType.ICH, Settings.standard(1)).manifest().name());
  }

  @Test
  void a_damaged_pack_is_refused_and_leaves_nothing_behind() throws Exception {
    byte[] bytes = Files.readAllBytes(zip("bad.zip"));
    Path cut = folder.resolve("cut.zip");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    PackStore store = new PackStore(folder.resolve("packs"), to -> {});
    assertThrows(PackException.class, () -> store.install(cut));
    assertEquals(List.of(), store.list(LesionType.ICH));
  }

  @Test
  void a_pack_removed_meanwhile_is_told() throws Exception {
    PackStore store = new PackStore(folder.resolve("packs"), to -> {});
    Settings chosen =
        new Settings(
            DeviceRequest.CPU, 1, Map.of(LesionType.ICH, "gone.zip"), Map.of(), true, false, true);
    assertThrows(PackException.class, () -> store.load(LesionType.ICH, chosen));
    Settings outside =
        new Settings(
            DeviceRequest.CPU,
            1,
            Map.of(LesionType.ICH, "../../x.zip"),
            Map.of(),
            true,
            false,
            true);
    assertThrows(PackException.class, () -> store.load(LesionType.ICH, outside));
  }

  @Test
  void packs_that_come_along_are_brought_for_one_caller_at_a_time() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    PackStore store =
        new PackStore(
            folder.resolve("packs"),
            to -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
              inside.decrementAndGet();
            });
    store.install(zip("good.zip"));
    ExecutorService callers = Executors.newCachedThreadPool();
    Callable<?> reading = () -> store.load(LesionType.ICH, Settings.standard(1));
    Callable<?> preferences = () -> store.list(LesionType.ICH);
    for (Future<?> call : List.of(callers.submit(reading), callers.submit(preferences))) {
      call.get();
    }
    callers.shutdown();
    assertEquals(1, most.get());
  }

  @Test
  void settings_outlive_a_restart() throws Exception {
    Path file = folder.resolve("a/settings.properties");
    Settings changed =
        new Settings(
            DeviceRequest.CPU,
            3,
            Map.of(LesionType.ICH, "my pack ä.zip"),
            Map.of(LesionType.ICH, 0.55, LesionType.ACI, 0.2),
            false,
            true,
            false);
    new SettingsStore(file, Settings.standard(2)).set(changed);
    assertEquals(changed, new SettingsStore(file, Settings.standard(2)).get());
  }

  @Test
  void a_threshold_between_two_steps_becomes_the_nearest() throws Exception {
    Path file = folder.resolve("settings.properties");
    Map<String, Double> expected = Map.of("0.125", 0.13, "0.004", 0.01, "0.996", 1.0, "0.35", 0.35);
    for (Map.Entry<String, Double> threshold : expected.entrySet()) {
      Files.writeString(file, "ich.threshold=" + threshold.getKey());
      Settings found = new SettingsStore(file, Settings.standard(2)).get();
      assertEquals(threshold.getValue(), found.threshold(LesionType.ICH), threshold.getKey());
    }
  }

  @Test
  void damaged_settings_fall_back_to_the_standard() throws Exception {
    Path file = folder.resolve("settings.properties");
    for (String damage :
        List.of(
            "threads=many",
            "device=\\u00",
            "ich.threshold=7",
            "ich.threshold=1.004",
            "ich.threshold=0",
            "ich.threshold=NaN",
            "threads=-1",
            "logs.private=treu")) {
      Files.writeString(file, damage);
      assertEquals(Settings.standard(2), new SettingsStore(file, Settings.standard(2)).get());
    }
    assertFalse(Settings.standard(2).threshold(LesionType.ICH) == 0);
    assertTrue(Settings.standard(2).saveReport());
  }
}
