package org.secondread.viewer.ui;

import java.awt.Dimension;
import java.util.OptionalDouble;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.table.AbstractTableModel;
import org.secondread.lesion.Lesion;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.ResultModel.Row;

/** The lesions of a result, one per row; the comment can be edited in place. */
final class LesionTable extends JTable {
  private static final int ROWS_SHOWN = 7;
  private static final int COMMENT = 6;

  LesionTable(ResultModel model) {
    super(new Model(model));
    setName("lesions");
    setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    setFillsViewportHeight(true);
    setPreferredScrollableViewportSize(new Dimension(580, ROWS_SHOWN * getRowHeight()));
    getTableHeader().setReorderingAllowed(false);
    int[] widths = {36, 80, 60, 112, 92, 80, 120};
    for (int i = 0; i < widths.length; i++) {
      getColumnModel().getColumn(i).setPreferredWidth(widths[i]);
    }
    getAccessibleContext().setAccessibleName(Messages.get("table.title"));
  }

  private static final class Model extends AbstractTableModel {
    private static final String[] COLUMNS = {
      "number", "volume", "slices", "diameter", "score", "decision", "comment"
    };
    private final transient ResultModel model;
    private int lesions;

    Model(ResultModel model) {
      this.model = model;
      this.lesions = model.rows().size();
      model.addListener(this::update);
    }

    /** A change of rows loses the selection, a change within them keeps it. */
    private void update() {
      if (lesions != model.rows().size()) {
        lesions = model.rows().size();
        fireTableDataChanged();
      } else if (lesions > 0) {
        fireTableRowsUpdated(0, lesions - 1);
      }
    }

    @Override
    public int getRowCount() {
      return model.rows().size();
    }

    @Override
    public int getColumnCount() {
      return COLUMNS.length;
    }

    @Override
    public String getColumnName(int column) {
      return Messages.get("table." + COLUMNS[column]);
    }

    @Override
    public boolean isCellEditable(int row, int column) {
      return column == COMMENT;
    }

    @Override
    public void setValueAt(Object value, int row, int column) {
      model.comment(row, String.valueOf(value));
    }

    @Override
    public Object getValueAt(int index, int column) {
      Row row = model.rows().get(index);
      Lesion lesion = row.lesion();
      return switch (column) {
        case 0 -> Integer.toString(lesion.id());
        case 1 -> number("table.ml", lesion.volumeMl());
        case 2 ->
            lesion.firstSlice() == lesion.lastSlice()
                ? Integer.toString(lesion.firstSlice() + 1)
                : (lesion.firstSlice() + 1) + "–" + (lesion.lastSlice() + 1);
        case 3 -> Messages.get("table.mm", lesion.maxDiameterMm());
        case 4 -> number("table.probability", lesion.meanScore());
        case 5 -> Messages.get("decision." + row.decision().name().toLowerCase());
        default -> row.comment();
      };
    }

    private static String number(String key, OptionalDouble value) {
      return value.isPresent() ? Messages.get(key, value.getAsDouble()) : Messages.get("unknown");
    }
  }
}
