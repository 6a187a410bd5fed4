package org.dcm4che3.data;

/** VR and keyword of data elements. Private elements are unknown here: their VR is UN. */
public abstract class ElementDictionary {

  public static ElementDictionary getStandardElementDictionary() {
    return StandardElements.INSTANCE;
  }

  /** The standard dictionary, as no private dictionary is known. */
  public static ElementDictionary getElementDictionary(String privateCreator) {
    return getStandardElementDictionary();
  }

  /** The VR of an element, UN when unknown. */
  public static VR vrOf(int tag, String privateCreator) {
    return getElementDictionary(privateCreator).vrOf(tag);
  }

  /** The keyword of an element, empty when unknown. */
  public static String keywordOf(int tag, String privateCreator) {
    return getElementDictionary(privateCreator).keywordOf(tag);
  }

  /** The tag of a keyword, or -1. */
  public static int tagForKeyword(String keyword, String privateCreatorID) {
    return getElementDictionary(privateCreatorID).tagForKeyword(keyword);
  }

  public abstract VR vrOf(int tag);

  public abstract String keywordOf(int tag);

  public abstract int tagForKeyword(String keyword);
}
