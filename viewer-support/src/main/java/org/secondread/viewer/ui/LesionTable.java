package org.secondread.viewer.ui;

import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.TableCellRenderer;
import org.secondread.lesion.Lesion;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.viewer.ResultModel.Row;
import org.secondread.volume.SliceGeometry;

/** The lesions of a result, one per row; the comment can be edited in place. */
final class LesionTable extends JTable {
  private static final int ROWS_SHOWN = 7;
  private static final int COMMENT = 6;
  private static final int DECISION = 5;
  private static final int MARGIN = 8;

  private final transient ResultModel model;
  private transient List<Lesion> lesions;
  private boolean restoring;

  LesionTable(ResultModel model) {
    super(new Model(model));
    this.model = model;
    lesions = lesions();
    model.addListener(this::update);
    setName("lesions");
    putClientProperty("terminateEditOnFocusLost", true);
    // A comment is text, whatever it begins with.
    ((JComponent) getDefaultRenderer(Object.class)).putClientProperty("html.disable", true);
    setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    setFillsViewportHeight(true);
    getTableHeader().setReorderingAllowed(false);
    setPreferredScrollableViewportSize(new Dimension(fitColumns(), ROWS_SHOWN * getRowHeight()));
    // Tab leaves the table; rows are chosen by arrows.
    setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    getAccessibleContext().setAccessibleName(Messages.get("table.title"));
  }

  private List<Lesion> lesions() {
    return model.rows().stream().map(Row::lesion).toList();
  }

  /** Whether the selection changes because the lesions do, and not because of the reader. */
  boolean isRestoring() {
    return restoring;
  }

  private void update() {
    List<Lesion> now = lesions();
    if (now.equals(lesions)) {
      repaint();
      return;
    }
    int lead = getSelectionModel().getLeadSelectionIndex();
    Lesion looked = isRowSelected(lead) ? lesions.get(lead) : null;
    lesions = now;
    if (isEditing()) {
      // What is typed is about a lesion that is no longer there.
      getCellEditor().cancelCellEditing();
    }
    restoring = true;
    ((Model) getModel()).fireTableDataChanged();
    if (looked != null) {
      selectWithin(looked.anchor());
    }
    restoring = false;
  }

  private void selectWithin(Lesion.Anchor anchor) {
    for (int row = 0; row < lesions.size(); row++) {
      if (lesions.get(row).shape().contains(anchor.slice(), anchor.x(), anchor.y())) {
        setRowSelectionInterval(row, row);
        return;
      }
    }
  }

  /** Takes over what is being typed. */
  void stopEditing() {
    if (isEditing()) {
      getCellEditor().stopCellEditing();
    }
  }

  /** What is typed when the window closes is not lost. */
  @Override
  public void removeNotify() {
    stopEditing();
    super.removeNotify();
  }

  /** As wide as the words of the language above and below; the sum of the widths. */
  private int fitColumns() {
    int sum = 0;
    for (int i = 0; i < getColumnCount(); i++) {
      int width = width(getTableHeader().getDefaultRenderer(), getColumnName(i));
      for (String sample : samples(i)) {
        width = Math.max(width, width(getDefaultRenderer(Object.class), sample));
      }
      getColumnModel().getColumn(i).setPreferredWidth(width + MARGIN);
      sum += width + MARGIN;
    }
    return sum;
  }

  private int width(TableCellRenderer renderer, String text) {
    return renderer
        .getTableCellRendererComponent(this, text, false, false, -1, 0)
        .getPreferredSize()
        .width;
  }

  /** Texts as wide as any to be expected. */
  private static List<String> samples(int column) {
    return switch (column) {
      case 0 -> List.of("88");
      case 1 -> List.of(Messages.get("table.ml", 188.88));
      case 2 -> List.of("188–188");
      case 3 -> List.of(Messages.get("table.mm", 188.8));
      case 4 -> List.of(Messages.get("table.probability", 0.88));
      case DECISION -> Arrays.stream(Decision.values()).map(LesionTable::words).toList();
      default -> List.of("a short comment");
    };
  }

  private static String words(Decision decision) {
    return Messages.of("decision", decision);
  }

  private static final class Model extends AbstractTableModel {
    private static final String[] COLUMNS = {
      "number", "volume", "slices", "diameter", "score", "decision", "comment"
    };
    private final transient ResultModel model;

    Model(ResultModel model) {
      this.model = model;
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
        case 3 -> diameter(lesion);
        case 4 -> number("table.probability", lesion.meanScore());
        case DECISION -> words(row.decision());
        default -> row.comment();
      };
    }

    /** One pixel has no two centres to measure between. */
    private String diameter(Lesion lesion) {
      if (lesion.maxDiameterMm() > 0) {
        return Messages.get("table.mm", lesion.maxDiameterMm());
      }
      SliceGeometry pixel = model.finding().volume().slices().get(lesion.centreSlice()).geometry();
      return Messages.get("table.below", Math.max(pixel.rowSpacing(), pixel.columnSpacing()));
    }

    private static String number(String key, OptionalDouble value) {
      return value.isPresent() ? Messages.get(key, value.getAsDouble()) : Messages.get("unknown");
    }
  }
}
