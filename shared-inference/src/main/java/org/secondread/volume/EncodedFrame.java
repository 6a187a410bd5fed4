package org.secondread.volume;

import java.nio.file.Path;

/**
 * A compressed frame.
 *
 * @param file the DICOM file it stands in, for decoders that read files themselves
 * @param index 0-based frame in that file
 * @param transferSyntax UID of its transfer syntax
 * @param format how its pixels are stored once decoded
 * @param bytes the frame's compressed bytes, fragments joined; not copied
 */
public record EncodedFrame(
    Path file, int index, String transferSyntax, PixelFormat format, byte[] bytes) {}
