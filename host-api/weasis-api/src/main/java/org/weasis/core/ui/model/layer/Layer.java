package org.weasis.core.ui.model.layer;

/** Something drawn over a view. */
public interface Layer {}
