package org.secondread.viewer.ui;

import java.awt.Color;
import java.awt.Font;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;
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
import org.secondread.pack.PackManifest;
import org.secondread.pipeline.Finding;
import org.secondread.pipeline.Outcome;
import org.secondread.pipeline.SliceFinding;
import org.secondread.pipeline.Stage;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.ResultModel.Decision;
import org.secondread.viewer.ResultModel.Overlay;
import org.secondread.viewer.ResultModel.Row;
import org.secondread.volume.Slice;

/** Where a reader reviews a result: its score, slices with outlines, and lesions to judge. */
public final class ResultPanel extends JPanel {
  private static final Color POSITIVE = new Color(0xC62828);
  private static final Color UNDETERMINED = new Color(0xB26A00);
  private static final Color NEGATIVE = new Color(0x2E7D32);

  /** As high as any text, so that nothing moves when one comes. */
  private static final String NOTHING = " ";

  private final transient ResultModel model;
  private final transient ResultActions actions;
  private final JLabel outcome = new JLabel();
  private final JLabel sliceLabel = new JLabel();
  private final JLabel totals = new JLabel();
  private final LesionTable table;
  private final ThresholdSlider threshold;
  private final JButton accept = new JButton(Messages.get("accept"));
  private final JButton reject = new JButton(Messages.get("reject"));
  private final JButton save = new JButton();
  private final JLabel saved = new JLabel();
  private final JTextArea details = new JTextArea();
  private transient Finding described;
  private boolean saving;

  public ResultPanel(ResultModel model, ResultActions actions) {
    super(
        new MigLayout(
            "insets 8, fill", "[grow 40, fill][grow 60, fill, 580::]", "[][grow, fill][][][]"));
    this.model = model;
    this.actions = actions;
    this.table = new LesionTable(model);
    this.threshold = new ThresholdSlider(model, this::update);
    add(header(), "span, growx, wrap");
    add(images(), "grow");
    add(lesions(), "grow, wrap");
    add(details(), "span, growx, wrap");
    saved.setName("saved");
    add(saved, "span, align right, wmin 0, wrap");
    add(notice(), "split 3, span, growx, pushx, wmin 0");
    add(again(), "align right");
    add(save, "align right");
    selectShown();
    wire();
    update();
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

  private JTextArea details() {
    details.setName("details");
    details.setEditable(false);
    details.setLineWrap(true);
    details.setWrapStyleWord(true);
    details.setOpaque(false);
    details.setFont(UIManager.getFont("Label.font"));
    return details;
  }

  private static String detailsText(Finding finding) {
    StringJoiner lines = new StringJoiner("\n");
    String past = pastWithoutOutline(finding);
    if (!past.isEmpty()) {
      lines.add(Messages.get("details.past", past));
    }
    lines.add(
        Messages.get(
            "details.device",
            finding.provenance().device().name(),
            finding.provenance().device().why()));
    StringJoiner times = new StringJoiner(", ");
    for (Stage stage : Stage.values()) {
      times.add(
          Messages.of("stage", stage)
              + " "
              + Messages.get("seconds", finding.timings().ms(stage) / 1000));
    }
    lines.add(Messages.get("details.time", finding.timings().totalMs() / 1000, times));
    int dropped = finding.volume().dropped().size();
    lines.add(
        Messages.get(
            "details.slices",
            finding.slices().size(),
            finding.count(SliceFinding.State.NO_BRAIN),
            dropped));
    finding
        .volume()
        .diffusion()
        .ifPresent(
            choice ->
                lines.add(Messages.get("details.diffusion", choice.summary(), choice.reason())));
    finding.volume().remarks().forEach(lines::add);
    return lines.toString();
  }

  /** The slices to look at that no outline leads to, counted from 1. */
  private static String pastWithoutOutline(Finding finding) {
    StringJoiner slices = new StringJoiner(", ");
    for (SliceFinding slice : finding.slices()) {
      if (slice.state() == SliceFinding.State.OUTLINED
          && finding.masks().get(slice.index()).count() == 0) {
        slices.add(Integer.toString(slice.index() + 1));
      }
    }
    return slices.toString();
  }

  private JLabel notice() {
    PackManifest pack = model.finding().provenance().pack();
    JLabel label = new JLabel(Messages.get("notice", pack.name(), pack.version()));
    label.setName("notice");
    label.setFont(label.getFont().deriveFont(Font.BOLD));
    return label;
  }

  private JButton again() {
    JButton again = new JButton(Messages.get("again"));
    again.setName("again");
    again.setToolTipText(Messages.get("again.tip"));
    again.addActionListener(event -> actions.readAgain());
    return again;
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
    save.setName("save");
    save.addActionListener(event -> save());
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

  private void save() {
    if (table.isEditing()) {
      table.getCellEditor().stopCellEditing();
    }
    saving = true;
    update();
    Finding finding = model.finding();
    List<Row> rows = model.rows();
    actions.save(
        model,
        done -> {
          saving = false;
          update();
          boolean same = model.finding() == finding && model.rows() == rows;
          saved.setText(done && same ? Messages.get("save.saved") : NOTHING);
        });
  }

  private void update() {
    Outcome found = model.finding().outcome();
    outcome.setText(sentence(model.finding()));
    outcome.setBackground(
        switch (found) {
          case LESIONS -> POSITIVE;
          case UNDETERMINED -> UNDETERMINED;
          case NEGATIVE -> NEGATIVE;
        });
    totals.setText(totalText());
    if (described != model.finding()) {
      described = model.finding();
      details.setText(detailsText(described));
    }
    showSlice();
    saved.setText(saving ? Messages.get("save.saving") : NOTHING);
    boolean judged = model.rows().stream().map(Row::decision).noneMatch(Decision.OPEN::equals);
    save.setEnabled(judged && !saving && !threshold.isCutting());
    save.setText(saveText(judged));
    save.setToolTipText(Messages.get(judged ? "save.tip" : "save.open"));
    enableButtons();
  }

  private String totalText() {
    OptionalDouble total = model.finding().volumeMl();
    if (total.isEmpty()) {
      return Messages.get("total.unknown");
    }
    return model.accepted().isEmpty()
        ? Messages.get("total", total.getAsDouble())
        : Messages.get(
            "total.accepted", total.getAsDouble(), model.acceptedVolumeMl().orElseThrow());
  }

  /** What was found, in one line. */
  static String sentence(Finding finding) {
    return Messages.of(
        "outcome",
        finding.outcome(),
        Messages.get("lesion." + finding.lesionType().id()),
        finding.lesions().size(),
        finding.count(SliceFinding.State.OUTLINED));
  }

  /**
   * Never offers a negative result while a lesion waits for its decision, or where slices pass the
   * gate without an outline.
   */
  private String saveText(boolean judged) {
    int accepted = model.accepted().size();
    if (!judged) {
      return Messages.get("save");
    }
    if (accepted > 0) {
      return Messages.get("save.accepted", accepted);
    }
    return Messages.get(
        model.finding().outcome() == Outcome.UNDETERMINED ? "save.undetermined" : "save.negative");
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
