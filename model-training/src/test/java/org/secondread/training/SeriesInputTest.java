package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.LesionType;
import org.secondread.convert.MrIdentity;
import org.secondread.convert.MrSeries;
import org.secondread.image.GreyImage;
import org.secondread.image.Mask;
import org.secondread.nifti.AxialStack;
import org.secondread.nifti.Vector3;
import org.secondread.phantom.HeadCtPhantom;
import org.secondread.progress.Cancellation;
import org.secondread.training.data.LabelTable;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.data.Leaks;
import org.secondread.training.data.Split;
import org.secondread.training.data.TrainingDataException;
import org.secondread.training.data.TrainingSlice;
import org.secondread.volume.SeriesCandidate;
import org.secondread.volume.SeriesFinder;
import org.secondread.volume.Volume;
import org.secondread.volume.VolumeReader;

class SeriesInputTest {
  @TempDir private Path folder;

  @Test
  void nifti_slices_are_labelled_by_number_and_a_whole_volume_as_free_of_lesions()
      throws IOException {
    TestVolumes.writeBrain(folder.resolve("in/a.nii.gz"), 64, 8, 1);
    TestVolumes.writeBrain(folder.resolve("in/b.nii.gz"), 64, 8, 2);
    List<LabelledImage> images =
        read("file,slice,label,patient\nin/a.nii.gz,3,1,p\na,4,0,p\nb,,0,\n");
    assertEquals(10, images.size());
    assertEquals(3, images.get(0).slice());
    assertTrue(images.get(0).lesion());
    assertEquals("p", images.get(1).group());
    assertEquals("b.nii.gz", images.get(9).group());
    List<TrainingSlice> slices = ModelInput.loader(LesionType.ACI).read(images);
    assertEquals(images, slices.stream().map(TrainingSlice::source).toList());
    assertEquals(3 / 7.0, slices.get(0).height(), 1e-9);
    assertTrue(slices.get(0).prepared().brain().count() > 1000);
  }

  @Test
  void mistakes_in_slices_are_named() throws IOException {
    TestVolumes.writeBrain(folder.resolve("a.nii.gz"), 64, 8, 1);
    assertMessage("which of its 8 slices", () -> read("id,label\na,1\n"));
    assertMessage("slice '8' of 'a', expected 0 to 7", () -> read("id,slice,label\na,8,1\n"));
    assertMessage("slice 'x'", () -> read("id,slice,label\na,x,1\n"));
    assertMessage("a second time", () -> read("id,slice,label\na,,0\na,2,1\n"));
    assertMessage("are not below", () -> read("id,label\n1.2.3,0\na,0\n"));
    assertMessage(
        "mirrors 'both', expected left, right", () -> read("id,label,mirrored\na,0,both\n"));
    Files.writeString(folder.resolve("a.nii.gz"), "no volume");
    assertMessage("Cannot read a volume", () -> read("id,slice,label\na,2,1\n"));
  }

  @Test
  void the_healthy_half_is_mirrored_over_the_other() throws IOException {
    TestVolumes.write(
        folder.resolve("a.nii.gz"),
        64,
        8,
        (x, y, z) -> {
          double radius = Math.hypot((x - 31.5) / 24, (y - 31.5) / 27);
          boolean infarct = Math.hypot(x - 45, y - 32) < 5; // on the patient's left
          return radius >= 1 ? 0 : infarct ? 480 : 200 + 30 * Math.sin(y);
        });
    List<LabelledImage> images = read("id,slice,mirrored,label\na,3,,1\na,3,right,0\na,3,left,1\n");
    assertEquals("a#3 right", images.get(1).id());
    List<TrainingSlice> slices = ModelInput.loader(LesionType.ACI).read(images);
    int[] bright = new int[3];
    for (int i = 0; i < bright.length; i++) {
      bright[i] = Mask.atLeast(slices.get(i).prepared().image(), 0.7).count();
    }
    assertTrue(bright[0] > 300, bright[0] + " bright pixels");
    assertEquals(0, bright[1]);
    assertEquals(2 * bright[0], bright[2]);
  }

  @Test
  void dicom_is_labelled_by_image_and_by_series() throws Exception {
    new HeadCtPhantom(HeadCtPhantom.Parameters.demo().withSize(8, 128)).write(folder);
    SeriesCandidate series =
        new SeriesFinder()
            .find(List.of(folder), (done, total, stage) -> {}, new Cancellation())
            .series()
            .get(0);
    Volume volume = new VolumeReader().read(series, (done, total, stage) -> {}, new Cancellation());
    String uid = volume.slices().get(5).source().sopInstanceUid();
    String first = volume.slices().get(0).source().sopInstanceUid();
    List<LabelledImage> images = read("uid,label\n%s,1\n%s,0\n".formatted(uid, first));
    assertEquals(5, images.get(0).slice());
    assertEquals("patient 1", images.get(0).group());
    String all = series.seriesInstanceUid();
    assertMessage("which of its 8 slices", () -> read("uid,label\n%s,1\n".formatted(all)));
    List<LabelledImage> bySeries = read("uid,slice,label\n%s,5,1\n%s,0,0\n".formatted(all, all));
    assertEquals(images.get(0).slice(), bySeries.get(0).slice());
    assertEquals(2, ModelInput.loader(LesionType.ICH).read(images).size());
    assertMessage(
        "is of modality CT, but this lesion is read on MR",
        () -> ModelInput.loader(LesionType.ACI).read(images));
  }

  @Test
  void series_that_cannot_be_used_do_not_hinder_the_labelled_ones() throws Exception {
    HeadCtPhantom head = new HeadCtPhantom(HeadCtPhantom.Parameters.demo().withSize(8, 128));
    head.write(Files.createDirectories(folder.resolve("head")));
    Path unweighted = Files.createDirectories(folder.resolve("a-before-the-head"));
    AxialStack stack =
        new AxialStack(
            new Vector3(0, 0, 0),
            new Vector3(1, 0, 0),
            new Vector3(0, 1, 0),
            new Vector3(0, 0, 5),
            1,
            1);
    GreyImage slice = new GreyImage(4, 4);
    slice.values()[5] = 9;
    MrSeries series = new MrSeries(List.of(slice), stack, 0, MrIdentity.ofImport("b=0 alone"));
    try (OutputStream out = Files.newOutputStream(unweighted.resolve("1.dcm"))) {
      series.write(0, out);
    }
    Volume volume =
        new VolumeReader()
            .read(
                List.of(folder.resolve("head/phantom-001.dcm")),
                (done, total, stage) -> {},
                new Cancellation());
    String uid = volume.slices().get(0).source().sopInstanceUid();
    String all = volume.header().getString(Tag.SeriesInstanceUID);
    List<LabelledImage> images = read("uid,slice,label\n%s,,0\n%s,7,1\n".formatted(uid, all));
    assertEquals(0, images.get(0).slice());
    assertMessage(
        "holds no diffusion-weighted image", () -> read("uid,label\n%s.1,0\n".formatted(uid)));
  }

  @Test
  void one_volume_on_both_sides_is_refused_whatever_patients_the_table_names() throws IOException {
    TestVolumes.writeBrain(folder.resolve("a.nii.gz"), 32, 6, 1);
    List<LabelledImage> images =
        read("id,slice,label,patient\na,1,0,p\na,2,1,p\na,3,0,q\na,4,1,q\n");
    assertMessage(
        "a.nii.gz has slices in training (patient or group p) and held out (q)",
        () -> Split.byPatients(images, "q"));
  }

  @Test
  void patients_are_held_out_as_a_whole() throws IOException {
    StringBuilder table = new StringBuilder("file,slice,label,patient\n");
    for (String name : List.of("a", "b", "c", "d", "e")) {
      TestVolumes.writeBrain(folder.resolve(name + ".nii.gz"), 32, 6, name.charAt(0));
      for (int i = 0; i < 6; i++) {
        table.append("%s,%d,%d,%s%n".formatted(name, i, i % 2, name));
      }
    }
    List<LabelledImage> images = read(table.toString());
    for (Split split : List.of(Split.automatic(images), Split.byPatients(images, "e"))) {
      List<String> heldOut =
          split.validation().stream().map(LabelledImage::group).distinct().toList();
      assertEquals(List.of("e"), heldOut);
      assertFalse(split.training().stream().anyMatch(image -> heldOut.contains(image.group())));
    }
    assertMessage("No patient or group 'x'", () -> Split.byPatients(images, "a, x"));
    List<LabelledImage> healthy =
        images.stream().filter(image -> !image.group().equals("e") || !image.lesion()).toList();
    assertEquals(3, Split.byPatients(healthy, "e").validation().size());
    List<LabelledImage> ill =
        images.stream().filter(image -> !image.group().equals("e") || image.lesion()).toList();
    assertMessage("on each of their 3 slices", () -> Split.byPatients(ill, "e"));
    assertMessage("The training part holds", () -> Split.byPatients(images, "a,b,c,d,e"));
  }

  @Test
  void the_same_picture_on_both_sides_is_refused() throws IOException {
    TestVolumes.writeBrain(folder.resolve("a.nii.gz"), 64, 8, 1);
    Files.copy(folder.resolve("a.nii.gz"), folder.resolve("b.nii.gz"));
    TestVolumes.writeBrain(folder.resolve("c.nii.gz"), 64, 8, 3);
    List<LabelledImage> images = read("id,slice,label\na,3,1\nb,3,1\nc,3,0\n");
    List<TrainingSlice> slices = ModelInput.loader(LesionType.ACI).read(images);
    Leaks.refuse(slices.subList(0, 1), slices.subList(2, 3));
    assertMessage(
        "a#3 (a.nii.gz) and b#3 (b.nii.gz)",
        () -> Leaks.refuse(slices.subList(0, 1), slices.subList(1, 3)));
  }

  @Test
  void the_same_pictures_are_counted_once_however_often_they_were_trained_on() throws IOException {
    TestVolumes.writeBrain(folder.resolve("a.nii.gz"), 64, 8, 1);
    Files.copy(folder.resolve("a.nii.gz"), folder.resolve("b.nii.gz"));
    Files.copy(folder.resolve("a.nii.gz"), folder.resolve("c.nii.gz"));
    TestVolumes.writeBrain(folder.resolve("d.nii.gz"), 64, 8, 2);
    List<LabelledImage> images = read("id,slice,label\na,3,1\nb,3,1\nc,3,1\nd,3,0\n");
    List<TrainingSlice> slices = ModelInput.loader(LesionType.ACI).read(images);
    assertMessage(
        "1 held-out slices are the same pictures",
        () -> Leaks.refuse(slices.subList(0, 2), slices.subList(2, 4)));
  }

  @Test
  void a_volume_without_any_value_is_named() throws IOException {
    TestVolumes.write(folder.resolve("empty.nii.gz"), 64, 8, (x, y, z) -> 0);
    TestVolumes.writeBrain(folder.resolve("a.nii.gz"), 64, 8, 1);
    List<LabelledImage> images = read("id,slice,label\na,3,1\nempty,3,0\n");
    assertMessage(
        "Cannot use empty.nii.gz to train on: The series holds no value above 0",
        () -> ModelInput.loader(LesionType.ACI).read(images));
  }

  private List<LabelledImage> read(String table) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, table);
    return LabelTable.read(file, folder);
  }

  private static void assertMessage(String part, Executable executable) {
    String message = assertThrows(TrainingDataException.class, executable).getMessage();
    assertTrue(message.contains(part), message);
  }
}
