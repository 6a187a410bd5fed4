package org.secondread.training.torch;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Everything that decides how a training goes, so that none is continued with other settings or
 * data.
 *
 * @param values by name
 */
public record Fingerprint(Map<String, String> values) {
  private static final int MOST_DIFFERENCES = 4;

  public static Fingerprint empty() {
    return new Fingerprint(Map.of());
  }

  /** This one and a value more. */
  public Fingerprint with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, String.valueOf(value));
    return new Fingerprint(more);
  }

  /** This one and each component of a record of settings, records within it likewise. */
  public Fingerprint withAll(String name, Record settings) {
    Fingerprint all = this;
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      String inner = name + "." + component.getName();
      Object value = value(component, settings);
      all = value instanceof Record part ? all.withAll(inner, part) : all.with(inner, value);
    }
    return all;
  }

  /** What was otherwise in {@code then}, such as "width was 24 and is 8"; empty when nothing. */
  public List<String> differencesTo(Fingerprint then) {
    TreeSet<String> names = new TreeSet<>(values.keySet());
    names.addAll(then.values.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String now = values.getOrDefault(name, "absent");
      String was = then.values.getOrDefault(name, "absent");
      if (!now.equals(was)) {
        differences.add("%s was %s and is %s".formatted(name, was, now));
      }
    }
    int more = differences.size() - MOST_DIFFERENCES;
    if (more > 0) {
      differences.subList(MOST_DIFFERENCES, differences.size()).clear();
      differences.add(more + " more");
    }
    return differences;
  }

  private static Object value(RecordComponent component, Record settings) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record's component cannot be read: " + component, e);
    }
  }
}
