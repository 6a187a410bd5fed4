package org.secondread.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.training.experiment.ResultStore.Key;

class ResultStoreTest {
  private static final Key KEY = new Key("unet-seed1", "width 4; 2 epochs");

  @TempDir private Path folder;

  @Test
  void a_result_is_found_again_by_its_configuration_and_no_other() throws IOException {
    ResultStore store = new ResultStore(folder);
    assertEquals(Optional.empty(), store.find(KEY));
    Map<String, Double> measures = Map.of("dice", 0.5, "auc", Double.NaN);
    store.keep(KEY, measures);
    assertEquals(Optional.of(measures), store.find(KEY));
    Key other = new Key("unet-seed1", "width 8; 2 epochs");
    assertNotEquals(KEY.stem(), other.stem());
    assertEquals(Optional.empty(), store.find(other));
  }

  @Test
  void a_damaged_or_exchanged_result_is_refused_with_advice() throws IOException {
    ResultStore store = new ResultStore(folder);
    Path file = store.file(KEY, ".json");
    for (String content : new String[] {"{\"measures\"", "", "[]", "{\"measures\":{\"dice\":1}}"}) {
      Files.writeString(file, content);
      String message = assertThrows(IOException.class, () -> store.find(KEY), content).getMessage();
      assertTrue(message.contains("remove it"), message);
    }
  }

  @Test
  void a_result_is_made_by_one_at_a_time() throws IOException {
    ResultStore store = new ResultStore(folder);
    try (ResultStore.Claim claim = store.claim(KEY).orElseThrow()) {
      assertEquals(Optional.empty(), new ResultStore(folder).claim(KEY));
      assertTrue(claim.channel().isOpen());
    }
    store.claim(KEY).orElseThrow().close();
  }
}
