package org.secondread.seg;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.LesionType;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.volume.Slice;
import org.secondread.volume.SliceGeometry;
import org.secondread.volume.SourceImage;
import org.secondread.volume.Volume;

/** Volumes, masks and segment descriptions that tests outline. */
final class TestVolumes {
  static final String CT = "1.2.840.10008.5.1.4.1.1.2";
  static final String ENHANCED_CT = "1.2.840.10008.5.1.4.1.1.2.1";
  static final String MR = "1.2.840.10008.5.1.4.1.1.4";
  static final String ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1";
  static final List<String> AXIAL = List.of("1", "0", "0", "0", "1", "0");

  private TestVolumes() {}

  static SegmentInfo info() {
    return info(LesionType.ICH);
  }

  static SegmentInfo info(LesionType lesionType) {
    return SegmentInfo.of(
        lesionType,
        new SegmentInfo.Algorithm("Second Read CAM, CRF, Mixed-UNet", "0.1.0", "ich", "1", 0.7, ""),
        SegmentInfo.Equipment.ofProduct("0.1.0"));
  }

  /** A CT header with every attribute this product copies or refers to. */
  static Attributes header() {
    Attributes header = new Attributes();
    header.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    header.setString(Tag.SOPClassUID, VR.UI, CT);
    header.setString(Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.3680043.8.498.1.1");
    header.setString(Tag.StudyDate, VR.DA, "20260102");
    header.setString(Tag.StudyTime, VR.TM, "101112");
    header.setString(Tag.AccessionNumber, VR.SH, "ACC1");
    header.setString(Tag.Modality, VR.CS, "CT");
    header.setString(Tag.ReferringPhysicianName, VR.PN, "Refer^Ring");
    header.setString(Tag.StudyDescription, VR.LO, "Head");
    header.setString(Tag.PatientName, VR.PN, "M\u00fcller^Test");
    header.setString(Tag.PatientID, VR.LO, "ID 1");
    header.setString(Tag.IssuerOfPatientID, VR.LO, "Issuer");
    header.setString(Tag.PatientBirthDate, VR.DA, "19500102");
    header.setString(Tag.PatientSex, VR.CS, "O");
    header.setString(Tag.PatientAge, VR.AS, "076Y");
    header.setString(Tag.StudyInstanceUID, VR.UI, "1.2.826.0.1.3680043.8.498.2");
    header.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.826.0.1.3680043.8.498.3");
    header.setString(Tag.StudyID, VR.SH, "S1");
    header.setString(Tag.SeriesNumber, VR.IS, "2");
    header.setString(Tag.FrameOfReferenceUID, VR.UI, "1.2.826.0.1.3680043.8.498.4");
    header.setString(Tag.PositionReferenceIndicator, VR.LO, "OM");
    return header;
  }

  static Volume axial(int columns, int rows, int slices) {
    return axial(columns, rows, slices, header -> {});
  }

  static Volume axial(int columns, int rows, int slices, Consumer<Attributes> change) {
    Attributes header = header();
    change.accept(header);
    List<SliceGeometry> geometry = new ArrayList<>();
    for (int i = 0; i < slices; i++) {
      geometry.add(
          new SliceGeometry(
              List.of("-120.5", "-131.25", String.valueOf(-40 + 5 * i)),
              AXIAL,
              List.of("0.488281", "0.488281"),
              "5.0"));
    }
    return of(header, columns, rows, geometry, 5);
  }

  /** 18.5 degrees of gantry tilt, with strings as padded and as long as scanners write them. */
  static Volume tilted(int columns, int rows, int slices) {
    List<SliceGeometry> geometry = new ArrayList<>();
    for (int i = 0; i < slices; i++) {
      geometry.add(
          new SliceGeometry(
              List.of("-125.000000", "-9.40000e+01", String.valueOf(7 * i) + ".000000"),
              List.of("1.000000", "0.000000", "0.000000", "0.000000", "0.948324", "-0.317305"),
              List.of("0.48828125", "4.8828125e-1"),
              "7.000000"));
    }
    return of(header(), columns, rows, geometry, 7 * 0.948);
  }

  /** Slices of 4 mm below and 7 mm above, as in many head CTs. */
  static Volume unequal(int columns, int rows) {
    List<SliceGeometry> geometry = new ArrayList<>();
    double[] z = {0, 4, 8, 12, 17.5, 24.5, 31.5};
    for (double position : z) {
      geometry.add(
          new SliceGeometry(
              List.of("-120.5", "-131.25", String.valueOf(position)),
              AXIAL,
              List.of("0.5", "0.5"),
              position < 15 ? "4" : "7"));
    }
    return of(header(), columns, rows, geometry, 4);
  }

  static Volume enhanced(int columns, int rows, int frames) {
    Volume single =
        axial(columns, rows, frames, h -> h.setString(Tag.SOPClassUID, VR.UI, ENHANCED_CT));
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      Slice slice = single.slices().get(i);
      SourceImage source =
          new SourceImage(ENHANCED_CT, "1.2.826.0.1.3680043.8.498.1.1", frames - i);
      slices.add(new Slice(source, slice.geometry(), slice.extentMm(), slice.values()));
    }
    return new Volume(single.header(), slices, List.of(), List.of());
  }

  /** Slices averaged from single-frame MR images. */
  static Volume trace(int columns, int rows, int slices, int images) {
    return averaged(
        axial(columns, rows, slices, header -> header.setString(Tag.Modality, VR.CS, "MR")),
        images,
        (slice, image) ->
            new SourceImage(MR, "1.2.826.0.1.3680043.8.498.1." + (1 + images * slice + image), 0));
  }

  /** Slices averaged from frames of one Enhanced MR image. */
  static Volume enhancedTrace(int columns, int rows, int slices, int images) {
    return averaged(
        axial(columns, rows, slices, header -> header.setString(Tag.Modality, VR.CS, "MR")),
        images,
        (slice, image) ->
            new SourceImage(
                ENHANCED_MR, "1.2.826.0.1.3680043.8.498.1.1", 1 + images * slice + image));
  }

  private static Volume averaged(
      Volume single, int images, BiFunction<Integer, Integer, SourceImage> source) {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < single.slices().size(); i++) {
      int index = i;
      Slice slice = single.slices().get(i);
      slices.add(
          new Slice(
              IntStream.range(0, images).mapToObj(image -> source.apply(index, image)).toList(),
              slice.geometry(),
              slice.extentMm(),
              slice.values()));
    }
    return new Volume(single.header(), slices, List.of(), List.of());
  }

  static Volume of(
      Attributes header, int columns, int rows, List<SliceGeometry> geometry, double extentMm) {
    GreyImage values = new GreyImage(columns, rows);
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < geometry.size(); i++) {
      SourceImage source = new SourceImage(CT, "1.2.826.0.1.3680043.8.498.1." + (i + 1), 0);
      slices.add(new Slice(source, geometry.get(i), extentMm, values));
    }
    return new Volume(header, slices, List.of(), List.of());
  }

  /** Masks of random pixels, every third one empty. */
  static List<Mask> masks(Volume volume, long seed) {
    Random random = new Random(seed);
    List<Mask> masks = new ArrayList<>();
    for (int i = 0; i < volume.slices().size(); i++) {
      Mask mask = new Mask(volume.columns(), volume.rows());
      if (i % 3 != 1) {
        for (int p = 0; p < mask.values().length; p++) {
          mask.values()[p] = random.nextInt(3) == 0;
        }
      }
      masks.add(mask);
    }
    return masks;
  }

  static List<GreyImage> probabilities(Volume volume, long seed) {
    Random random = new Random(seed);
    List<GreyImage> maps = new ArrayList<>();
    for (int i = 0; i < volume.slices().size(); i++) {
      GreyImage map = new GreyImage(volume.columns(), volume.rows());
      for (int p = 0; p < map.values().length; p++) {
        map.values()[p] = random.nextFloat();
      }
      maps.add(map);
    }
    return maps;
  }

  static Attributes binary(Volume volume) {
    return new SegmentationEncoder().binary(volume, masks(volume, 1), info());
  }
}
