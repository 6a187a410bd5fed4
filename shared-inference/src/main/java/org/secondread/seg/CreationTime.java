package org.secondread.seg;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/**
 * When an object is made.
 *
 * @param date as DA, {@code 20261127}
 * @param time as TM, {@code 003827.000000}
 */
public record CreationTime(String date, String time) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSSSSS");

  /**
   * The time of now in the offset that the object names, since all dates and times of one object
   * share it (PS3.3 C.12.1.1.8); in the clock's zone where it names none or one that cannot be
   * read.
   *
   * @param object with the Timezone Offset From UTC (0008,0201) of its source, if any
   */
  public static CreationTime now(Clock clock, Attributes object) {
    ZonedDateTime now = inZoneOf(object, ZonedDateTime.now(clock));
    return new CreationTime(DATE.format(now), TIME.format(now));
  }

  private static ZonedDateTime inZoneOf(Attributes object, ZonedDateTime now) {
    String offset = object.getString(Tag.TimezoneOffsetFromUTC);
    if (offset == null) {
      return now;
    }
    try {
      return now.withZoneSameInstant(ZoneOffset.of(offset));
    } catch (DateTimeException e) {
      return now;
    }
  }

  /** Sets a date and the time that belongs to it. */
  public void write(Attributes object, int dateTag, int timeTag) {
    object.setString(dateTag, VR.DA, date);
    object.setString(timeTag, VR.TM, time);
  }
}
