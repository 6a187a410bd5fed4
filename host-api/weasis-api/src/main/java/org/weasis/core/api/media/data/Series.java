package org.weasis.core.api.media.data;

import java.awt.datatransfer.DataFlavor;
import java.util.Comparator;
import java.util.List;
import org.weasis.core.api.gui.util.Filter;

/** A series in memory. */
public abstract class Series<E extends MediaElement> extends MediaSeriesGroupNode
    implements MediaSeries<E> {
  @Override
  public final List<E> copyOfMedias(Filter<E> filter, Comparator<E> sort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int size(Filter<E> filter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeriesImporter getSeriesLoader() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DataFlavor[] getTransferDataFlavors() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isDataFlavorSupported(DataFlavor flavor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object getTransferData(DataFlavor flavor) {
    throw new UnsupportedOperationException();
  }
}
