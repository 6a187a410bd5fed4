package org.dcm4che3.data;

import java.util.HashMap;
import java.util.Map;

/** Names of registered UIDs, read once from a resource. */
final class UidNames {

  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    Resource.rows("uids.tsv").forEach(row -> NAMES.put(row[0], row[1]));
  }

  private UidNames() {}

  static String nameOf(String uid) {
    return NAMES.getOrDefault(uid, "?");
  }
}
