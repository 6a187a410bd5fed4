package org.secondread.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.secondread.files.WholeFile;
import org.secondread.pack.Sha256;

/**
 * Keeps what each training of an experiment reached, one small JSON file per training, so that an
 * interrupted experiment goes on and a table is made again without training.
 *
 * @param folder the run folder; made when the first result is
 */
record ResultStore(Path folder) {

  /**
   * One training.
   *
   * @param name what was trained, fit for a file name, such as {@code segmenters-ich-unet-seed1}
   * @param configuration everything that changes the result, in words
   */
  record Key(String name, String configuration) {

    /** A file name that differs where the configuration differs. */
    String stem() {
      String digest = Sha256.of(configuration.getBytes(StandardCharsets.UTF_8));
      return name + "-" + digest.substring(0, 8);
    }
  }

  /**
   * What the training reached, by measure; empty when it was not done yet.
   *
   * @throws IOException when the file is damaged
   */
  Optional<Map<String, Double>> find(Key key) throws IOException {
    Path file = file(key, ".json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = new JsonMapper().readTree(Files.readAllBytes(file));
      Map<String, Double> measures = new LinkedHashMap<>();
      root.path("measures")
          .properties()
          .forEach(
              measure ->
                  measures.put(
                      measure.getKey(),
                      measure.getValue().isNumber() ? measure.getValue().asDouble() : Double.NaN));
      if (!key.configuration().equals(root.path("configuration").asText()) || measures.isEmpty()) {
        throw new IOException(file + " does not hold the result its name says; remove it");
      }
      return Optional.of(measures);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new IOException(file + " is damaged; remove it and run the experiment again", e);
    }
  }

  /** The right of one process to make a result. */
  record Claim(FileChannel channel) implements AutoCloseable {

    /** Gives it up; the system does so too for a process that is killed. */
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Takes the making of a result; empty when another process has it. */
  Optional<Claim> claim(Key key) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(file(key, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new Claim(channel));
      }
    } catch (OverlappingFileLockException e) {
      // This very process has it.
    }
    channel.close();
    return Optional.empty();
  }

  void keep(Key key, Map<String, Double> measures) throws IOException {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode root = mapper.createObjectNode();
    root.put("name", key.name());
    root.put("configuration", key.configuration());
    ObjectNode values = root.putObject("measures");
    measures.forEach(
        (name, value) -> {
          if (Double.isFinite(value)) {
            values.put(name, value);
          } else {
            values.putNull(name);
          }
        });
    byte[] bytes = mapper.writeValueAsBytes(root);
    WholeFile.write(file(key, ".json"), out -> out.write(bytes));
  }

  /** The checkpoint of a training that is not done. */
  Path checkpoint(Key key) {
    return file(key, ".pt");
  }

  /** A file of the training, such as a picture. */
  Path file(Key key, String ending) {
    return folder.resolve(key.stem() + ending);
  }
}
