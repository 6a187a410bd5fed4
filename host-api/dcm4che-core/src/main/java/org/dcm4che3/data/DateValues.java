package org.dcm4che3.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;

/** Dates and times of the VRs DA, TM and DT (DICOM PS3.5, section 6.2). */
final class DateValues {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSS");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSS");
  private static final String DATE_FILL = "00010101000000";

  private DateValues() {}

  static String format(Date date, VR vr, ZoneId zone) {
    ZonedDateTime moment = Instant.ofEpochMilli(date.getTime()).atZone(zone);
    return switch (vr) {
      case DA -> moment.format(DATE);
      case TM -> moment.format(TIME);
      case DT -> moment.format(DATE_TIME);
      default -> throw new UnsupportedOperationException(vr + " holds no date");
    };
  }

  /** The moment, or null for text that is no date of the VR. */
  static Date parse(String text, VR vr, ZoneId zone) {
    try {
      return switch (vr) {
        case DA -> toDate(date(text).atStartOfDay(), zone);
        case TM -> toDate(LocalDate.EPOCH.atTime(time(text)), zone);
        case DT -> dateTime(text, zone);
        default -> null;
      };
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  static Date parse(String date, String time, ZoneId zone) {
    try {
      return toDate(date(date).atTime(time == null ? LocalTime.MIN : time(time)), zone);
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /** The offset in (0008,0201), such as {@code +0100}, or null for anything else. */
  static ZoneId offset(String text) {
    try {
      return ZoneOffset.of(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Date dateTime(String text, ZoneId zone) {
    int sign = Math.max(text.indexOf('+'), text.indexOf('-'));
    if (sign > 0) {
      return dateTime(text.substring(0, sign), ZoneOffset.of(text.substring(sign)));
    }
    int point = text.indexOf('.');
    String digits = point < 0 ? text : text.substring(0, point);
    String full = digits + DATE_FILL.substring(digits.length());
    LocalDate date = LocalDate.parse(full.substring(0, 8), DATE);
    String fraction = point < 0 ? "" : text.substring(point);
    return toDate(date.atTime(time(full.substring(8) + fraction)), zone);
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text.replace(".", ""), DATE);
  }

  private static LocalTime time(String text) {
    String plain = text.replace(":", "");
    int point = plain.indexOf('.');
    String digits = point < 0 ? plain : plain.substring(0, point);
    String full = digits + "000000".substring(digits.length());
    int nanos = point < 0 ? 0 : (int) Math.round(Double.parseDouble(plain.substring(point)) * 1e9);
    return LocalTime.of(
        Integer.parseInt(full.substring(0, 2)),
        Integer.parseInt(full.substring(2, 4)),
        Math.min(59, Integer.parseInt(full.substring(4, 6))),
        nanos);
  }

  private static Date toDate(LocalDateTime moment, ZoneId zone) {
    return Date.from(moment.atZone(zone).toInstant());
  }
}
