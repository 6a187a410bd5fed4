package org.secondread.volume;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;

/** MR images written for a test, as the makers of scanners write diffusion. */
final class MrImages {
  static final String SIEMENS = "SIEMENS MR HEADER";
  static final String GE = "GEMS_PARM_01";
  static final String PHILIPS = "Philips Imaging DD 001";
  static final int SIEMENS_B = 0x0019000C;
  static final int SIEMENS_DIRECTIONALITY = 0x0019000D;
  static final int GE_DIRECTION = 0x00430030;
  static final int GE_B = 0x00430039;
  static final int PHILIPS_B = 0x20010003;
  static final int PHILIPS_DIRECTION = 0x20010004;

  private MrImages() {}

  /** Where a b-value can stand. */
  enum Statement {
    STANDARD {
      @Override
      void write(Attributes a, int b) {
        a.setDouble(Tag.DiffusionBValue, VR.FD, b);
      }
    },
    SIEMENS_IS {
      @Override
      void write(Attributes a, int b) {
        a.setString(SIEMENS, SIEMENS_B, VR.IS, Integer.toString(b));
      }
    },
    SIEMENS_UN {
      @Override
      void write(Attributes a, int b) {
        a.setBytes(SIEMENS, SIEMENS_B, VR.UN, text(Integer.toString(b)));
      }
    },
    GE_IS {
      @Override
      void write(Attributes a, int b) {
        a.setString(GE, GE_B, VR.IS, Integer.toString(b), "8", "0", "0");
      }
    },
    GE_LARGE {
      @Override
      void write(Attributes a, int b) {
        a.setString(GE, GE_B, VR.IS, Integer.toString(1_000_000_000 + b), "8", "0", "0");
      }
    },
    GE_MILLION {
      @Override
      void write(Attributes a, int b) {
        a.setString(GE, GE_B, VR.IS, Integer.toString(1_000_000 + b), "0", "0", "0");
      }
    },
    GE_UN {
      @Override
      void write(Attributes a, int b) {
        a.setBytes(GE, GE_B, VR.UN, text(1_000_000_000 + b + "\\8\\0\\0"));
      }
    },
    PHILIPS_FL {
      @Override
      void write(Attributes a, int b) {
        a.setFloat(PHILIPS, PHILIPS_B, VR.FL, b);
      }
    },
    PHILIPS_UN {
      @Override
      void write(Attributes a, int b) {
        a.setBytes(PHILIPS, PHILIPS_B, VR.UN, floatBytes(b));
      }
    },
    PHILIPS_IN_A_LATER_BLOCK {
      @Override
      void write(Attributes a, int b) {
        a.setFloat("Somebody else", 0x20010001, VR.FL, 3);
        a.setFloat(PHILIPS, PHILIPS_B, VR.FL, b);
      }
    },
    CANON {
      @Override
      void write(Attributes a, int b) {
        a.setString(Tag.ImageComments, VR.LT, "b=" + b + "(0.445,0.000,0.895)");
      }
    },
    SEQUENCE_NAME {
      @Override
      void write(Attributes a, int b) {
        String direction = b == 0 ? "" : "#" + (1 + a.getInt(Tag.InstanceNumber, 0) % 3);
        a.setString(Tag.SequenceName, VR.SH, "*ep_b" + b + direction);
      }
    };

    abstract void write(Attributes a, int b);
  }

  /** An MR image of a position, whose stored value at pixel i is {@code signal + i}. */
  static Attributes image(int instance, int position, int signal) {
    Attributes a = TestSeries.slice(instance);
    a.setString(Tag.SOPClassUID, VR.UI, UID.MRImageStorage);
    a.setString(Tag.Modality, VR.CS, "MR");
    a.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "OTHER");
    a.setString(Tag.ImagePositionPatient, VR.DS, "-10", "-20.5", Integer.toString(5 * position));
    a.remove(Tag.RescaleIntercept);
    a.remove(Tag.RescaleSlope);
    int[] stored = new int[TestSeries.ROWS * TestSeries.COLUMNS];
    Arrays.setAll(stored, i -> signal + i);
    TestSeries.setPixels(a, stored);
    return a;
  }

  static Attributes image(int instance, int position, int signal, Statement statement, int b) {
    Attributes a = image(instance, position, signal);
    statement.write(a, b);
    return a;
  }

  /**
   * An Enhanced MR image whose frame i has the b-value and the trace sign given, four frames to a
   * position, and the stored value {@code 100 * (i + 1)} everywhere.
   */
  static Attributes enhanced(int instance, double[] bValues, String[] directionality) {
    Attributes a = image(instance, 0, 0);
    a.setString(Tag.SOPClassUID, VR.UI, UID.EnhancedMRImageStorage);
    a.remove(Tag.ImagePositionPatient);
    a.remove(Tag.ImageOrientationPatient);
    a.remove(Tag.PixelSpacing);
    int pixels = TestSeries.ROWS * TestSeries.COLUMNS;
    a.setInt(Tag.NumberOfFrames, VR.IS, bValues.length);
    Attributes shared = new Attributes();
    Attributes measures = new Attributes();
    measures.setString(Tag.PixelSpacing, VR.DS, "2", "2");
    measures.setString(Tag.SliceThickness, VR.DS, "5");
    shared.newSequence(Tag.PixelMeasuresSequence, 1).add(measures);
    Attributes orientation = new Attributes();
    orientation.setString(Tag.ImageOrientationPatient, VR.DS, "1", "0", "0", "0", "1", "0");
    shared.newSequence(Tag.PlaneOrientationSequence, 1).add(orientation);
    a.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared);
    Sequence perFrame = a.newSequence(Tag.PerFrameFunctionalGroupsSequence, bValues.length);
    int[] stored = new int[pixels * bValues.length];
    for (int i = 0; i < bValues.length; i++) {
      Arrays.fill(stored, i * pixels, (i + 1) * pixels, 100 * (i + 1));
      Attributes position = new Attributes();
      position.setString(Tag.ImagePositionPatient, VR.DS, "0", "0", Integer.toString(i / 4 * 5));
      Attributes diffusion = new Attributes();
      diffusion.setDouble(Tag.DiffusionBValue, VR.FD, bValues[i]);
      diffusion.setString(Tag.DiffusionDirectionality, VR.CS, directionality[i]);
      Attributes frame = new Attributes();
      frame.newSequence(Tag.PlanePositionSequence, 1).add(position);
      frame.newSequence(Tag.MRDiffusionSequence, 1).add(diffusion);
      perFrame.add(frame);
    }
    TestSeries.setPixels(a, stored);
    return a;
  }

  static byte[] text(String value) {
    return (value.length() % 2 == 0 ? value : value + " ").getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] floatBytes(float value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
  }
}
