package org.secondread.viewer.ui;

import java.awt.Font;
import java.time.format.DateTimeFormatter;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.secondread.pack.PackManifest;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultModel;

/** What a result comes from, and what becomes of it: read again, or saved into the study. */
final class ResultFooter extends JPanel {
  /** As high as any text, so that nothing moves when one comes. */
  private static final String NOTHING = " ";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final transient ResultModel model;
  private final transient ResultActions actions;
  private final transient Runnable stopEditing;
  private final JLabel saved = new JLabel();
  private final JButton save = new JButton();

  /**
   * @param stopEditing takes over what is being typed
   */
  ResultFooter(ResultModel model, ResultActions actions, Runnable stopEditing) {
    super(new MigLayout("insets 0, fillx", "[grow][][]"));
    this.model = model;
    this.actions = actions;
    this.stopEditing = stopEditing;
    saved.setName("saved");
    add(saved, "span, align right, wmin 0, wrap");
    add(notice(), "growx, wmin 0");
    add(again());
    save.setName("save");
    save.addActionListener(event -> save());
    add(save);
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

  private void save() {
    stopEditing.run();
    actions.save(model, model.startSaving());
  }

  /**
   * Shows the model as it is now.
   *
   * @param cutting whether outlines of another threshold are on their way
   */
  void update(boolean cutting) {
    saved.setText(savedText());
    save.setEnabled(model.isJudged() && !model.isSaving() && !cutting);
    save.setText(saveText());
    save.setToolTipText(Messages.get(model.isJudged() ? "save.tip" : "save.open"));
  }

  private String savedText() {
    if (model.isSaving()) {
      return Messages.get("save.saving");
    }
    return model.savedAt().map(at -> Messages.get("save.saved", TIME.format(at))).orElse(NOTHING);
  }

  /** Never offers a negative result while a lesion waits for its decision. */
  private String saveText() {
    if (!model.isJudged()) {
      return Messages.get("save");
    }
    return switch (model.presence()) {
      case PRESENT -> Messages.get("save.accepted", model.accepted().size());
      case UNDETERMINED -> Messages.get("save.undetermined");
      case ABSENT -> Messages.get("save.negative");
    };
  }
}
