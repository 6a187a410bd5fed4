package org.secondread.viewer.ui;

import java.awt.Color;
import java.awt.Font;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.secondread.lesion.Lesion;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.Outcome;
import org.secondread.pipeline.SliceFinding;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.viewer.ResultModel.Overlay;
import org.secondread.volume.Slice;

/** Where a reader reviews a result: its score, slices with outlines, and lesions to judge. */
public final class ResultPanel extends JPanel {
  private static final Color POSITIVE = new Color(0xC62828);
  private static final Color UNDETERMINED = new Color(0xB26A00);
  private static final Color NEGATIVE = new Color(0x2E7D32);
  private static final int INSET = 8;

  private final transient ResultModel model;
  private final transient ResultActions actions;
  private final JLabel outcome = new JLabel();
  private final JLabel sliceLabel = new JLabel();
  private final JLabel totals = new JLabel();
  private final LesionTable table;
  private final ThresholdSlider threshold;
  private final JButton accept = new JButton(Messages.get("accept"));
  private final JButton reject = new JButton(Messages.get("reject"));
  private final ResultFooter footer;
  private final JTextArea details = new JTextArea();
  private transient Finding described;

  public ResultPanel(ResultModel model, ResultActions actions) {
    super(
        new MigLayout(
            "insets " + INSET + ", fill",
            "[grow 40, fill][grow 60, fill, 580::]",
            "[][grow, fill][][]"));
    this.model = model;
    this.actions = actions;
    this.table = new LesionTable(model);
    this.threshold = new ThresholdSlider(model, this::update);
    this.footer = new ResultFooter(model, actions, table::stopEditing);
    add(header(), "span, growx, wrap");
    add(images(), "grow");
    add(lesions(), "grow, wrap");
    add(details(), "span, growx, wmin 0, hmin 60, wrap");
    add(footer, "span, growx");
    selectShown();
    wire();
    update();
    // As wide as all else makes the window, so that the lines that wrap count in the height, which
    // is measured anew.
    details.setSize(getPreferredSize().width - 2 * INSET, Short.MAX_VALUE);
    invalidate();
    // When the window is there, the keyboard is for the lesions.
    SwingUtilities.invokeLater(table::requestFocusInWindow);
  }

  private JPanel header() {
    Finding finding = model.finding();
    JPanel panel = new JPanel(new MigLayout("insets 6 10 6 10, fillx", "[grow][]"));
    outcome.setName("outcome");
    outcome.setOpaque(true);
    outcome.setForeground(Color.WHITE);
    outcome.setBorder(BorderFactory.createEmptyBorder(6, 10, 6, 10));
    outcome.setFont(outcome.getFont().deriveFont(Font.BOLD, outcome.getFont().getSize2D() + 3));
    panel.add(outcome, "span, growx, wrap");
    JLabel score =
        new JLabel(
            Messages.get(
                "score",
                finding.screeningScore(),
                finding.gate(),
                model.mostSuspiciousSlice() + 1));
    score.setName("score");
    score.setToolTipText(Messages.get("score.tip"));
    panel.add(score);
    panel.add(totals, "align right");
    return panel;
  }

  private JPanel images() {
    JPanel panel = new JPanel(new MigLayout("insets 0, fill", "[grow, fill]", "[grow, fill][][]"));
    panel.add(new SlicePreview(model), "grow, wrap");
    panel.add(sliceLabel, "wrap");
    panel.add(toggle(Overlay.HEAT_MAP), "split 3");
    panel.add(toggle(Overlay.CRF_OUTLINE));
    panel.add(toggle(Overlay.FINAL_OUTLINE));
    return panel;
  }

  private JCheckBox toggle(Overlay overlay) {
    JCheckBox box = new JCheckBox(Messages.of("overlay", overlay), model.isShown(overlay));
    box.setName("overlay." + overlay);
    box.addActionListener(event -> model.show(overlay, box.isSelected()));
    return box;
  }

  private JPanel lesions() {
    JPanel panel = new JPanel(new MigLayout("insets 0, fill", "[grow, fill]", "[grow, fill][][]"));
    panel.add(new JScrollPane(table), "grow, h 120::, wrap");
    accept.setName("accept");
    reject.setName("reject");
    JPanel decisions = new JPanel(new MigLayout("insets 0"));
    decisions.add(accept);
    decisions.add(reject);
    panel.add(decisions, "wrap");
    panel.add(threshold, "growx");
    return panel;
  }

  /** Scrolls where the window is too small for it, so that the buttons below stay in sight. */
  private JScrollPane details() {
    details.setName("details");
    details.setColumns(1);
    details.setEditable(false);
    details.setLineWrap(true);
    details.setWrapStyleWord(true);
    details.setOpaque(false);
    details.setFont(UIManager.getFont("Label.font"));
    JScrollPane scroll = new JScrollPane(details);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.getViewport().setOpaque(false);
    scroll.setOpaque(false);
    return scroll;
  }

  private void wire() {
    model.addListener(this::update);
    table
        .getSelectionModel()
        .addListSelectionListener(
            event -> {
              int row = table.getSelectionModel().getLeadSelectionIndex();
              if (!event.getValueIsAdjusting()
                  && !table.isRestoring()
                  && table.isRowSelected(row)) {
                goTo(model.rows().get(row).lesion());
              }
              enableButtons();
            });
    // A click on the row that is selected already goes to its slice again.
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent event) {
            int row = table.rowAtPoint(event.getPoint());
            if (row >= 0) {
              goTo(model.rows().get(row).lesion());
            }
          }
        });
    accept.addActionListener(event -> decide(Decision.ACCEPTED));
    reject.addActionListener(event -> decide(Decision.REJECTED));
  }

  /** The lesion on the slice that is shown, which at first is the largest. */
  private void selectShown() {
    for (int row = 0; row < model.rows().size(); row++) {
      Lesion lesion = model.rows().get(row).lesion();
      if (lesion.firstSlice() <= model.slice() && model.slice() <= lesion.lastSlice()) {
        table.setRowSelectionInterval(row, row);
        return;
      }
    }
  }

  private void goTo(Lesion lesion) {
    model.showSlice(lesion.centreSlice());
    Slice slice = model.finding().volume().slices().get(lesion.centreSlice());
    actions.showImage(
        slice.source(), slice.geometry().pointAt(lesion.anchor().x(), lesion.anchor().y()));
  }

  /** About all selected rows; the same button again takes the decision back. */
  private void decide(Decision decision) {
    int[] selected = table.getSelectedRows();
    boolean decided =
        Arrays.stream(selected).allMatch(row -> model.rows().get(row).decision() == decision);
    for (int row : selected) {
      model.decide(row, decided ? Decision.OPEN : decision);
    }
  }

  private void update() {
    Outcome found = model.finding().outcome();
    outcome.setText(ResultWords.outcome(model.finding()));
    outcome.setBackground(
        switch (found) {
          case LESIONS -> POSITIVE;
          case UNDETERMINED -> UNDETERMINED;
          case NEGATIVE -> NEGATIVE;
        });
    totals.setText(ResultWords.totals(model));
    if (described != model.finding()) {
      described = model.finding();
      details.setText(ResultWords.details(described));
      details.setCaretPosition(0);
    }
    showSlice();
    footer.update(threshold.isCutting());
    enableButtons();
  }

  private void showSlice() {
    SliceFinding slice = model.finding().slices().get(model.slice());
    String state = Messages.of("slice", slice.state());
    sliceLabel.setText(
        slice.probability().isPresent()
            ? Messages.get(
                "slice.scored",
                model.slice() + 1,
                model.finding().slices().size(),
                slice.probability().getAsDouble(),
                state)
            : Messages.get(
                "slice.unscored", model.slice() + 1, model.finding().slices().size(), state));
  }

  private void enableButtons() {
    boolean selected = table.getSelectedRow() >= 0;
    accept.setEnabled(selected);
    reject.setEnabled(selected);
  }
}
