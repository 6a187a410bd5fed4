package org.secondread.viewer.ui;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.Window;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.secondread.viewer.Failure;
import org.secondread.viewer.Messages;

/** Tells a failure in a doctor's words, and an engineer's behind a button. */
final class FailureDialog extends JDialog {

  /**
   * @param owner or null
   * @param note a sentence below the message, or empty
   */
  FailureDialog(Window owner, String title, Failure failure, String note) {
    super(owner, title, Dialog.ModalityType.MODELESS);
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    setAutoRequestFocus(false);
    EscapeKey.closes(this);
    JPanel panel = new JPanel(new MigLayout("insets 12, fill", "[480::, grow]", "[][][grow][]"));
    panel.add(text(failure.message()), "growx, wmin 100, wrap");
    if (!note.isEmpty()) {
      panel.add(text(note), "growx, wmin 100, wrap");
    }
    JPanel details = new JPanel(new BorderLayout());
    JTextArea stack = new JTextArea(failure.details(), 12, 60);
    stack.setEditable(false);
    panel.add(details, "grow, hidemode 3, wrap");
    JButton more = new JButton(Messages.get("failure.details"));
    more.setName("details");
    more.addActionListener(
        event -> {
          details.add(new JScrollPane(stack));
          more.setEnabled(false);
          pack();
        });
    JButton close = new JButton(Messages.get("close"));
    close.addActionListener(event -> dispose());
    panel.add(more, "split 2");
    panel.add(close, "gapleft push");
    setContentPane(panel);
    pack();
    setLocationRelativeTo(owner);
  }

  private static JTextArea text(String message) {
    JTextArea text = new JTextArea(message);
    text.setEditable(false);
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    text.setOpaque(false);
    return text;
  }
}
