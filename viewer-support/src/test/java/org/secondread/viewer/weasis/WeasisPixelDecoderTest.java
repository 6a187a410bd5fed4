package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.UID;
import org.dcm4che3.img.DicomImageReader;
import org.dcm4che3.img.stream.DicomFileInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.InOrder;
import org.mockito.MockedConstruction;
import org.secondread.volume.EncodedFrame;
import org.weasis.opencv.data.PlanarImage;

@Timeout(60)
class WeasisPixelDecoderTest {
  private static final Path FILE = Path.of("image.dcm");
  private static final int FRAME = 4;

  private final List<Object> opened = new ArrayList<>();
  private MockedConstruction<DicomFileInputStream> inputs;
  private MockedConstruction<DicomImageReader> readers;
  private PlanarImage image;
  private Exception failure;

  @BeforeEach
  void open() {
    inputs =
        mockConstruction(
            DicomFileInputStream.class, (made, context) -> opened.addAll(context.arguments()));
    readers =
        mockConstruction(
            DicomImageReader.class,
            (made, context) ->
                when(made.getPlanarImage(FRAME, null))
                    .thenAnswer(
                        call -> {
                          if (failure != null) {
                            throw failure;
                          }
                          return image;
                        }));
  }

  @AfterEach
  void close() {
    readers.close();
    inputs.close();
  }

  /** An image of 2 rows and 3 columns. */
  private static PlanarImage image(int depth, int channels) {
    PlanarImage image = mock(PlanarImage.class);
    when(image.width()).thenReturn(3);
    when(image.height()).thenReturn(2);
    when(image.depth()).thenReturn(depth);
    when(image.channels()).thenReturn(channels);
    return image;
  }

  private static int[] decode() throws IOException {
    return new WeasisPixelDecoder()
        .decode(new EncodedFrame(FILE, FRAME, UID.JPEG2000, null, new byte[0]));
  }

  @Test
  void a_damaged_stream_that_the_host_tells_by_an_unchecked_exception_is_one_of_the_file() {
    failure = new IllegalStateException("OpenCV: bad stream");
    IOException told = assertThrows(IOException.class, WeasisPixelDecoderTest::decode);
    assertEquals("the viewer could not decode it", told.getMessage());
    verify(readers.constructed().get(0)).dispose();
  }

  /** Gives values to whoever gets them as an array of their type. */
  private static Object fill(Object values, Object target) {
    System.arraycopy(values, 0, target, 0, 6);
    return 6;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void values_of_8_bits_come_as_stored_signed_or_not(int depth) throws Exception {
    image = image(depth, 1);
    byte[] values = {0, 1, 127, -128, -2, -1};
    doAnswer(call -> fill(values, call.getArgument(2)))
        .when(image)
        .get(anyInt(), anyInt(), any(byte[].class));
    assertArrayEquals(new int[] {0, 1, 127, 128, 254, 255}, decode());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void values_of_16_bits_come_as_stored_signed_or_not(int depth) throws Exception {
    image = image(depth, 1);
    short[] values = {0, 1, 32767, -32768, -2, -1};
    doAnswer(call -> fill(values, call.getArgument(2)))
        .when(image)
        .get(anyInt(), anyInt(), any(short[].class));
    assertArrayEquals(new int[] {0, 1, 32767, 32768, 65534, 65535}, decode());
  }

  @Test
  void values_of_32_bits_come_as_stored() throws Exception {
    image = image(4, 1);
    int[] values = {0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -2, -1};
    doAnswer(call -> fill(values, call.getArgument(2)))
        .when(image)
        .get(anyInt(), anyInt(), any(int[].class));
    assertArrayEquals(values, decode());
  }

  @Test
  void the_frame_is_read_from_its_file_as_stored() throws Exception {
    image = image(4, 1);
    decode();
    assertEquals(List.of(FILE), opened);
    verify(readers.constructed().get(0)).setInput(inputs.constructed().get(0), false, true);
  }

  private String refusal() throws IOException {
    String why = assertThrows(IOException.class, WeasisPixelDecoderTest::decode).getMessage();
    assertAllReleased();
    return why;
  }

  private void assertAllReleased() throws IOException {
    verify(inputs.constructed().get(0)).close();
    verify(readers.constructed().get(0)).dispose();
    if (image != null) {
      verify(image).release();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7})
  void values_that_are_no_integers_are_refused(int depth) throws Exception {
    image = image(depth, 1);
    String why = refusal();
    assertTrue(why.contains("kind " + depth), why);
  }

  @Test
  void colours_are_refused() throws Exception {
    image = image(0, 3);
    String why = refusal();
    assertTrue(why.contains("3 channels"), why);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "3, 0", "0, 0"})
  void an_empty_image_is_refused(int width, int height) throws Exception {
    image = image(0, 1);
    when(image.width()).thenReturn(width);
    when(image.height()).thenReturn(height);
    String why = refusal();
    assertTrue(why.contains("could not decode"), why);
  }

  @Test
  void no_image_is_refused() throws Exception {
    String why = refusal();
    assertTrue(why.contains("could not decode"), why);
  }

  @Test
  void a_failure_of_the_viewer_is_told_as_it_is() throws Exception {
    failure = new IOException("damaged");
    assertSame(failure, assertThrows(IOException.class, WeasisPixelDecoderTest::decode));
    assertAllReleased();
  }

  @Test
  void memory_is_released_only_after_the_values_are_out() throws Exception {
    image = image(4, 1);
    decode();
    assertAllReleased();
    InOrder order = inOrder(image);
    order.verify(image).get(anyInt(), anyInt(), any(int[].class));
    order.verify(image).release();
  }

  @ParameterizedTest
  @CsvSource({
    UID.JPEGBaseline8Bit + ", true",
    UID.JPEGLossless + ", true",
    UID.JPEGLSLossless + ", true",
    UID.JPEG2000 + ", true",
    // High-throughput JPEG 2000.
    "1.2.840.10008.1.2.4.201, true",
    // MPEG-2, MPEG-4 and HEVC.
    "1.2.840.10008.1.2.4.100, false",
    "1.2.840.10008.1.2.4.102.1, false",
    "1.2.840.10008.1.2.4.108, false",
    UID.RLELossless + ", false",
    UID.ExplicitVRLittleEndian + ", false"
  })
  void all_of_jpeg_is_decoded_and_nothing_else(String transferSyntax, boolean decoded) {
    assertEquals(decoded, new WeasisPixelDecoder().decodes(transferSyntax));
  }
}
