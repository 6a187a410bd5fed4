package org.weasis.core.api.media.data;

/** Stands before the declaration in tests: keys that can be told apart. */
public class TagW {
  public static final TagW ExplorerModel = new TagW();
  public static final TagW PatientPseudoUID = new TagW();
  public static final TagW WadoInstanceReferenceList = new TagW();
}
