package org.secondread.headless;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/**
 * What a run found, as docs/json-summary.md describes it field by field. Slices count from 1, from
 * the lowest along the series' normal. It holds UIDs, but no name, ID or date of a patient.
 */
@JsonPropertyOrder({"formatVersion", "notice"})
record Summary(
    int formatVersion,
    String notice,
    Product product,
    String created,
    String lesionType,
    Series series,
    @JsonInclude(JsonInclude.Include.NON_NULL) Diffusion diffusion,
    Pack pack,
    Device device,
    Screening screening,
    List<LesionEntry> lesions,
    Double totalVolumeMl,
    @JsonInclude(JsonInclude.Include.NON_NULL) String volumeUnknownBecause,
    @JsonInclude(JsonInclude.Include.NON_NULL) Known known,
    List<SliceEntry> slices,
    Map<String, Double> secondsByStage,
    List<String> remarks,
    Files files) {

  static final int FORMAT_VERSION = 1;

  record Product(String name, String version) {}

  record Series(
      String studyInstanceUid,
      String seriesInstanceUid,
      String modality,
      int slices,
      int rows,
      int columns,
      List<DroppedImage> dropped) {}

  record DroppedImage(String sopInstanceUid, int frame, String reason) {}

  /** {@code bValue} in s/mm2, null where the series does not state it. */
  record Diffusion(Double bValue, String how, int imagesPerPosition, String text, String reason) {}

  record Pack(
      String name, String version, double gate, double threshold, Map<String, String> sha256) {}

  record Device(String name, String why) {}

  /**
   * {@code positive} says whether any lesion is outlined, {@code outcome} is the name of an {@link
   * org.secondread.pipeline.Outcome}.
   */
  record Screening(
      double score,
      double gate,
      boolean positive,
      String outcome,
      int slicesPastGate,
      String text) {}

  record LesionEntry(
      int id,
      int firstSlice,
      int lastSlice,
      int centreSlice,
      long voxels,
      Double volumeMl,
      double maxDiameterMm,
      Double meanScore,
      Double maxScore) {}

  /** The truth about a generated series. */
  record Known(double lesionVolumeMl, double dice) {}

  /** {@code sopInstanceUid} and {@code frame} are the first of {@code sources}. */
  record SliceEntry(
      int number,
      String sopInstanceUid,
      int frame,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<SourceEntry> sources,
      String state,
      Double score,
      int pixels) {}

  record SourceEntry(String sopInstanceUid, int frame) {}

  record Files(
      String summary,
      String segmentation,
      @JsonInclude(JsonInclude.Include.NON_NULL) String probability,
      String montage) {}

  byte[] json() {
    try {
      return JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
