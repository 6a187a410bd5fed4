package org.weasis.core.api.media.data;

import java.awt.datatransfer.Transferable;
import java.util.Comparator;
import java.util.List;
import org.weasis.core.api.gui.util.Filter;

/** A series as the viewer shows it; null stands for no filter and the order of instance numbers. */
public interface MediaSeries<E> extends MediaSeriesGroup, Transferable {
  List<E> copyOfMedias(Filter<E> filter, Comparator<E> sort);

  int size(Filter<E> filter);

  SeriesImporter getSeriesLoader();
}
