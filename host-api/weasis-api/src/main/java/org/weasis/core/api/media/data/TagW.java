package org.weasis.core.api.media.data;

/** The key of a value that a series or an element carries. */
public class TagW {
  public static final TagW ExplorerModel = value();
  public static final TagW PatientPseudoUID = value();
  public static final TagW WadoInstanceReferenceList = value();

  private static TagW value() {
    return null;
  }
}
