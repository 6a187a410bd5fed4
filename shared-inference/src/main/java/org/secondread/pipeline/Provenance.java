package org.secondread.pipeline;

import java.time.Instant;
import java.util.List;
import org.secondread.pack.PackManifest;
import org.secondread.runtime.Device;

/**
 * Where a finding comes from.
 *
 * @param pack the model pack's manifest, with the checksums of its networks
 * @param productVersion version of this product
 * @param engineVersion version of ONNX Runtime
 * @param device what the networks ran on and why
 * @param seriesInstanceUid Series Instance UID (0020,000E) of the source, empty where it has none
 * @param sopInstanceUids SOP Instance UID (0008,0018) of every slice, in the slices' order
 * @param start when the run began
 */
public record Provenance(
    PackManifest pack,
    String productVersion,
    String engineVersion,
    Device device,
    String seriesInstanceUid,
    List<String> sopInstanceUids,
    Instant start) {

  public Provenance {
    sopInstanceUids = List.copyOf(sopInstanceUids);
  }
}
