package org.weasis.core.api.gui.util;

/** Chooses elements of a series. */
public abstract class Filter<T> {
  public abstract boolean passes(T item);
}
