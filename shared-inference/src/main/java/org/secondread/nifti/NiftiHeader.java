package org.secondread.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the 348 bytes of a NIfTI-1 header say (nifti1.h).
 *
 * @param order byte order of header and voxels
 * @param dims voxels along the file's three axes
 * @param type of a voxel
 * @param offset of the first voxel in the file, bytes
 * @param slope factor of the stored values
 * @param intercept added to the scaled values
 * @param affine where the voxels lie
 * @param remarks what the reader should know
 */
record NiftiHeader(
    ByteOrder order,
    int[] dims,
    DataType type,
    int offset,
    double slope,
    double intercept,
    Affine affine,
    List<String> remarks) {
  static final int SIZE = 348;

  private static final int NIFTI2_SIZE = 540;
  private static final int SMALLEST_OFFSET = 352;
  private static final int LARGEST_OFFSET = 1 << 26;
  private static final long MOST_VOXELS = 1L << 27;
  private static final int DIM = 40;
  private static final int DATATYPE = 70;
  private static final int BITPIX = 72;
  private static final int PIXDIM = 76;
  private static final int VOX_OFFSET = 108;
  private static final int SCL_SLOPE = 112;
  private static final int SCL_INTER = 116;
  private static final int XYZT_UNITS = 123;
  private static final int QFORM_CODE = 252;
  private static final int SFORM_CODE = 254;
  private static final int QUATERN_B = 256;
  private static final int QOFFSET_X = 268;
  private static final int SROW_X = 280;
  private static final int MAGIC = 344;

  /**
   * @throws NiftiException naming the field that is wrong
   */
  static NiftiHeader parse(byte[] bytes) throws NiftiException {
    ByteBuffer header = ByteBuffer.wrap(bytes).order(orderOf(bytes));
    requireMagic(bytes);
    int[] dims = dims(header);
    DataType type = DataType.ofCode(header.getShort(DATATYPE));
    int bits = header.getShort(BITPIX);
    if (bits != 8 * type.bytes()) {
      throw new NiftiException(
          "bitpix is %d, expected %d for the datatype %s".formatted(bits, 8 * type.bytes(), type));
    }
    List<String> remarks = new ArrayList<>();
    double slope = header.getFloat(SCL_SLOPE);
    double intercept = header.getFloat(SCL_INTER);
    boolean scaled = slope != 0 && Double.isFinite(slope);
    if (scaled && !Double.isFinite(intercept)) {
      throw new NiftiException("scl_inter is " + intercept + ", expected a number");
    }
    return new NiftiHeader(
        header.order(),
        dims,
        type,
        offset(header),
        scaled ? slope : 1,
        scaled ? intercept : 0,
        affine(header, remarks),
        remarks);
  }

  /** The bytes of all voxels. */
  long dataBytes() {
    return (long) dims[0] * dims[1] * dims[2] * type.bytes();
  }

  private static ByteOrder orderOf(byte[] bytes) throws NiftiException {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      int size = header.order(order).getInt(0);
      if (size == SIZE) {
        return order;
      }
      if (size == NIFTI2_SIZE) {
        throw new NiftiException("is NIfTI-2, expected NIfTI-1; convert it");
      }
    }
    throw new NiftiException(
        "begins with the header size %d, expected %d; it is no NIfTI-1 file"
            .formatted(header.order(ByteOrder.LITTLE_ENDIAN).getInt(0), SIZE));
  }

  private static void requireMagic(byte[] bytes) throws NiftiException {
    String magic = new String(bytes, MAGIC, 4, StandardCharsets.ISO_8859_1);
    if (magic.equals("n+1\0")) {
      return;
    }
    if (magic.equals("ni1\0")) {
      throw new NiftiException(
          "is the header of a pair of files (.hdr and .img), expected a single file (.nii)");
    }
    throw new NiftiException(
        "lacks NIfTI-1's magic 'n+1'; Analyze files and other formats cannot be read");
  }

  private static int[] dims(ByteBuffer header) throws NiftiException {
    int count = header.getShort(DIM);
    if (count < 3 || count > 7) {
      throw new NiftiException(
          count >= 1 && count < 3
              ? "has %d dimensions, expected 3".formatted(count)
              : "dim[0] is %d, expected 3".formatted(count));
    }
    int[] dims = new int[3];
    long voxels = 1;
    for (int i = 1; i <= count; i++) {
      int size = header.getShort(DIM + 2 * i);
      if (size < 1) {
        throw new NiftiException("dim[%d] is %d, expected 1 or more".formatted(i, size));
      }
      if (i > 3 && size > 1) {
        throw new NiftiException(
            "holds %d volumes (dim[%d]), expected one; take out the one to be read"
                .formatted(size, i));
      }
      if (i <= 3) {
        dims[i - 1] = size;
        voxels *= size;
      }
    }
    if (voxels > MOST_VOXELS) {
      throw new NiftiException(
          "states %d x %d x %d voxels, expected at most %d in all"
              .formatted(dims[0], dims[1], dims[2], MOST_VOXELS));
    }
    return dims;
  }

  private static int offset(ByteBuffer header) throws NiftiException {
    float offset = header.getFloat(VOX_OFFSET);
    if (!(offset >= SMALLEST_OFFSET && offset <= LARGEST_OFFSET) || offset != (int) offset) {
      throw new NiftiException(
          "vox_offset is %s, expected a whole number from %d to %d"
              .formatted(offset, SMALLEST_OFFSET, LARGEST_OFFSET));
    }
    return (int) offset;
  }

  private static Affine affine(ByteBuffer header, List<String> remarks) throws NiftiException {
    double toMm =
        switch (header.get(XYZT_UNITS) & 7) {
          case 1 -> 1000;
          case 3 -> 0.001;
          default -> 1; // mm, or not stated
        };
    if (header.getShort(SFORM_CODE) > 0) {
      Affine sform = Affine.ofNifti(sform(header), toMm);
      Optional<String> obstacle = sform.obstacle();
      if (obstacle.isEmpty()) {
        return sform;
      }
      remarks.add("The sform states " + obstacle.get() + ", so it is not used");
    }
    if (header.getShort(QFORM_CODE) > 0) {
      Affine qform = Affine.ofNifti(qform(header), toMm);
      Optional<String> obstacle = qform.obstacle();
      if (obstacle.isEmpty()) {
        return qform;
      }
      remarks.add("The qform states " + obstacle.get() + ", so it is not used");
    }
    Affine spacing = Affine.ofNifti(spacing(header), toMm);
    Optional<String> obstacle = spacing.obstacle();
    if (obstacle.isPresent()) {
      throw new NiftiException("pixdim states " + obstacle.get());
    }
    remarks.add("The file does not tell its orientation; left and right may be exchanged");
    return spacing;
  }

  private static double[][] sform(ByteBuffer header) {
    double[][] matrix = new double[3][4];
    for (int i = 0; i < 12; i++) {
      matrix[i / 4][i % 4] = header.getFloat(SROW_X + 4 * i);
    }
    return matrix;
  }

  /** Method 2 of nifti1.h: a quaternion, the voxel sizes and an offset. */
  private static double[][] qform(ByteBuffer header) {
    double b = header.getFloat(QUATERN_B);
    double c = header.getFloat(QUATERN_B + 4);
    double d = header.getFloat(QUATERN_B + 8);
    double rest = 1 - (b * b + c * c + d * d);
    double a = Math.sqrt(Math.max(0, rest));
    double norm = Math.sqrt(a * a + b * b + c * c + d * d);
    a /= norm;
    b /= norm;
    c /= norm;
    d /= norm;
    double[][] rotation = {
      {a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
      {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
      {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c}
    };
    double handedness = header.getFloat(PIXDIM) < 0 ? -1 : 1;
    double[][] matrix = new double[3][4];
    for (int row = 0; row < 3; row++) {
      matrix[row][0] = rotation[row][0] * pixdim(header, 1);
      matrix[row][1] = rotation[row][1] * pixdim(header, 2);
      matrix[row][2] = rotation[row][2] * pixdim(header, 3) * handedness;
      matrix[row][3] = header.getFloat(QOFFSET_X + 4 * row);
    }
    return matrix;
  }

  /** Method 1 of nifti1.h: voxel sizes alone. */
  private static double[][] spacing(ByteBuffer header) {
    return new double[][] {
      {pixdim(header, 1), 0, 0, 0}, {0, pixdim(header, 2), 0, 0}, {0, 0, pixdim(header, 3), 0}
    };
  }

  private static double pixdim(ByteBuffer header, int axis) {
    return header.getFloat(PIXDIM + 4 * axis);
  }
}
