package org.secondread.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.image.GreyImage;
import org.secondread.training.data.LabelTable;
import org.secondread.training.data.LabelledImage;
import org.secondread.training.data.PictureFile;
import org.secondread.training.data.PictureReader;
import org.secondread.training.data.Split;
import org.secondread.training.data.TrainingDataException;

class LabelTableTest {
  @TempDir private Path folder;

  @BeforeEach
  void draw() throws IOException {
    TestPictures.write(folder, 10);
  }

  @Test
  void ids_find_pictures_with_leading_zeros_at_any_depth() throws IOException {
    List<LabelledImage> images = read("id,hemorrhage,group\n0,1,a\n7,1,a\n103,0,b\n");
    assertEquals(new PictureFile(folder.resolve("slices/007.png")), images.get(1).source());
    assertTrue(images.get(0).lesion());
    assertEquals("b", images.get(2).group());
  }

  @Test
  void files_semicolons_quotes_and_words_are_understood() throws IOException {
    List<LabelledImage> images =
        read("\uFEFFFile;Patient_ID;Label\n\"slices/000.png\";x;Yes\nslices/100.png;y;no\n");
    assertEquals(List.of(true, false), images.stream().map(LabelledImage::lesion).toList());
    assertEquals("x", images.get(0).group());
  }

  @Test
  void a_separator_within_quotes_moves_no_column() throws IOException {
    List<LabelledImage> images =
        read("id,note,patient,label\r\n0,\"small, 0, \"\"old\"\"\",\"Doe, J\",1\r\n100,,x,0,\r\n");
    assertEquals(List.of(true, false), images.stream().map(LabelledImage::lesion).toList());
    assertEquals("Doe, J", images.get(0).group());
    assertRefused("id,note,label,age\n0,small, 0,1,70\n", "line 2 has 5 columns, its header 4");
    assertRefused("id,note,label\n0,\"small,1\n", "line 2 has a quote that does not end");
    assertRefused("id,label,Label\n0,1,0\n", "two columns 'label'");
  }

  @Test
  void a_picture_has_no_slice_but_the_first() throws IOException {
    assertEquals(2, read("id,slice,label\n0,0,1\n100,,0\n").size());
    assertRefused("id,slice,label\n0,1,1\n100,,0\n", "slice '1' of '0', expected 0 to 0");
    assertRefused("id,slice,label\n0,-1,1\n100,,0\n", "slice '-1' of '0'");
  }

  @Test
  void each_mistake_is_named() {
    assertRefused("id,label\n0,1\n1,1\n", "with and without");
    assertRefused("id,label\n0,1\n000,1\n100,0\n", "a second time");
    assertRefused("id,label\n0,1\n55,0\n", "such as [55]");
    assertRefused("id,label\n0,2\n100,0\n", "'2', expected 0 or 1");
    assertRefused("id,diagnosis\n0,1\n", "expected one of [label");
    assertRefused("name,label\n0,1\n", "expected one of [id");
    assertRefused("id,label\n0\n", "line 2 has 1 columns");
    assertRefused("id,label\n", "holds no rows");
    assertRefused("id,label\n../../../etc/passwd,1\n", "are not below");
    assertRefused("id,label\n\0,1\n", "such as [?]; found");
    assertRefused("id,label\n" + "x".repeat(500) + ",1\n", "x...]; found");
  }

  @Test
  void a_missing_table_and_an_empty_folder_are_named() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path table = folder.resolve("labels.csv");
    assertMessage("no label table", () -> LabelTable.read(folder.resolve("none.csv"), folder));
    assertMessage("is a folder", () -> LabelTable.read(empty, folder));
    assertMessage(
        "labels.csv/labels.csv cannot be read",
        () -> LabelTable.read(table.resolve("labels.csv"), folder));
    assertMessage("are not below", () -> LabelTable.read(table, empty));
    assertMessage(
        "expected the folder with the images",
        () -> LabelTable.read(table, folder.resolve("none")));
  }

  @Test
  void an_unreadable_picture_is_named() throws IOException {
    Path broken = folder.resolve("slices/000.png");
    Files.write(broken, new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3});
    assertMessage("000.png", () -> PictureReader.read(broken));
  }

  @Test
  void a_jpeg_that_was_cut_off_is_refused_though_it_decodes() throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve("slices/000.png").toFile());
    Path whole = folder.resolve("whole.jpg");
    ImageIO.write(image, "jpg", whole.toFile());
    assertEquals(128, PictureReader.read(whole).width());
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.jpg");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertMessage("cut.jpg is damaged", () -> PictureReader.read(cut));
  }

  @Test
  void a_picture_of_absurd_size_is_refused_before_it_takes_memory() throws IOException {
    Path file = folder.resolve("slices/000.png");
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    header.putInt(16, 20_000).putInt(20, 20_000);
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 12, 17);
    header.putInt(29, (int) checksum.getValue());
    Files.write(file, bytes);
    assertMessage("states 20000 x 20000 pixels", () -> PictureReader.read(file));
  }

  @Test
  void an_image_folder_may_be_a_symbolic_link() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("slices"));
    assertEquals(20, LabelTable.read(folder.resolve("labels.csv"), link).size());
  }

  @Test
  void slices_of_one_patient_alone_cannot_be_split() throws IOException {
    List<LabelledImage> images = read("id,label,patient\n0,1,a\n1,1,a\n100,0,a\n101,0,a\n");
    assertMessage("All 4 slices are of one patient", () -> Split.automatic(images));
    assertMessage("'9-3' ends before it begins", () -> Split.byBlocks(images, "9-3"));
  }

  @Test
  void a_picture_in_inks_is_refused() throws Exception {
    Path inks = Path.of(LabelTableTest.class.getResource("cmyk.jpg").toURI());
    assertMessage("has 4 colour components, expected grey or RGB", () -> PictureReader.read(inks));
  }

  @Test
  void grey_is_the_mean_of_the_channels_over_black() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xff0000ff);
    image.setRGB(1, 0, 0x80ffffff);
    assertPicture(image, 1 / 3f, 128 / 255f);
    BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(0, 0, 0, 51);
    assertPicture(grey, 0.2f, 0);
  }

  @Test
  void a_split_by_blocks_refuses_to_cut_a_group() throws IOException {
    List<LabelledImage> images =
        read("id,label,group\n0,1,0\n1,1,1\n2,1,0\n100,0,100\n101,0,101\n");
    Split split = Split.byBlocks(images, "1,101-120");
    assertEquals(List.of("1", "101"), split.validation().stream().map(LabelledImage::id).toList());
    assertMessage("group 0 (2 in training, 0 held out)", () -> Split.byBlocks(images, "0-1,101"));
    assertMessage("The validation part holds 1", () -> Split.byBlocks(images, "1"));
    assertMessage("not of the form", () -> Split.byBlocks(images, "1-"));
  }

  @Test
  void an_automatic_split_holds_out_blocks_of_both_classes_with_their_groups() throws IOException {
    List<LabelledImage> images = LabelTable.read(folder.resolve("labels.csv"), folder);
    Split split = Split.automatic(images);
    assertEquals(
        List.of("3", "7", "103", "107"),
        split.validation().stream().map(LabelledImage::id).toList());
  }

  private void assertPicture(BufferedImage image, float... expected) throws IOException {
    Path file = folder.resolve("picture.png");
    ImageIO.write(image, "png", file.toFile());
    GreyImage grey = PictureReader.read(file);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], grey.values()[i], 1e-6f);
    }
  }

  private List<LabelledImage> read(String table) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, table);
    return LabelTable.read(file, folder);
  }

  private void assertRefused(String table, String message) {
    assertMessage(message, () -> read(table));
  }

  private static void assertMessage(
      String part, org.junit.jupiter.api.function.Executable executable) {
    String message = assertThrows(TrainingDataException.class, executable).getMessage();
    assertTrue(message.contains(part), message);
  }
}
