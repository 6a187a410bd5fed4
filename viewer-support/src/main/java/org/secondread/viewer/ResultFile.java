package org.secondread.viewer;

import java.nio.file.Path;

/**
 * A file of a saved result.
 *
 * @param sopClassUid SOP Class UID (0008,0016)
 * @param seriesInstanceUid Series Instance UID (0020,000E), of a series of its own
 */
public record ResultFile(Path path, String sopClassUid, String seriesInstanceUid) {}
