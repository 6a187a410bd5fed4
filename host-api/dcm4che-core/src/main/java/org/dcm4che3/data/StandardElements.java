package org.dcm4che3.data;

import java.util.HashMap;
import java.util.Map;
import org.dcm4che3.util.TagUtils;

/** The standard's element dictionary (DICOM PS3.6, section 6), read once from a resource. */
final class StandardElements extends ElementDictionary {

  static final StandardElements INSTANCE = new StandardElements();

  private record Element(VR vr, String keyword) {}

  private final Map<Integer, Element> elements = new HashMap<>();
  private final Map<String, Integer> tags = new HashMap<>();

  private StandardElements() {
    for (String[] row : Resource.rows("elements.tsv")) {
      int tag = TagUtils.intFromHexString(row[0]);
      elements.put(tag, new Element(VR.valueOf(row[1]), row[2]));
      tags.put(row[2], tag);
    }
  }

  @Override
  public VR vrOf(int tag) {
    if (TagUtils.isGroupLength(tag)) {
      return VR.UL;
    }
    if (TagUtils.isPrivateGroup(tag)) {
      return TagUtils.isPrivateCreator(tag) ? VR.LO : VR.UN;
    }
    Element element = elements.get(TagUtils.normalizeRepeatingGroup(tag));
    return element == null ? VR.UN : element.vr;
  }

  @Override
  public String keywordOf(int tag) {
    if (TagUtils.isPrivateGroup(tag)) {
      return TagUtils.isPrivateCreator(tag) ? "PrivateCreatorID" : "";
    }
    Element element = elements.get(TagUtils.normalizeRepeatingGroup(tag));
    if (element != null) {
      return element.keyword;
    }
    return TagUtils.isGroupLength(tag) ? "GroupLength" : "";
  }

  @Override
  public int tagForKeyword(String keyword) {
    return tags.getOrDefault(keyword, -1);
  }
}
