package org.secondread.viewer.ui;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import java.awt.geom.AffineTransform;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.secondread.pack.Window;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultModel;

/** Draws one slice with heat map and outlines, in the pixels' true proportions. */
final class SlicePreview extends JComponent {
  private static final int PAGE = 5;
  private static final Color FOCUS = new Color(0xFFD54F);

  private final transient ResultModel model;
  private final transient Window window;
  private final transient ResultPainter painter;
  private transient SliceImage image;
  private int imageSlice = -1;

  SlicePreview(ResultModel model) {
    this.model = model;
    this.window = SliceImage.window(model);
    setOpaque(true);
    setBackground(Color.BLACK);
    setPreferredSize(new Dimension(280, 280));
    setMinimumSize(new Dimension(160, 160));
    painter = new ResultPainter(model);
    model.addListener(this::repaint);
    addMouseWheelListener(event -> scroll(event.getWheelRotation() > 0 ? 1 : -1));
    setFocusable(true);
    addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            repaint();
          }

          @Override
          public void focusLost(FocusEvent event) {
            repaint();
          }
        });
    getAccessibleContext().setAccessibleName(Messages.get("preview"));
    key(KeyEvent.VK_DOWN, 1);
    key(KeyEvent.VK_UP, -1);
    key(KeyEvent.VK_PAGE_DOWN, PAGE);
    key(KeyEvent.VK_PAGE_UP, -PAGE);
  }

  private void key(int code, int slices) {
    registerKeyboardAction(
        event -> scroll(slices), KeyStroke.getKeyStroke(code, 0), JComponent.WHEN_FOCUSED);
  }

  private void scroll(int slices) {
    model.showSlice(model.slice() + slices);
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext =
          new AccessibleJComponent() {
            @Override
            public AccessibleRole getAccessibleRole() {
              return AccessibleRole.CANVAS;
            }
          };
    }
    return accessibleContext;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setColor(getBackground());
      g.fillRect(0, 0, getWidth(), getHeight());
      prepare();
      AffineTransform place = image.fit(getWidth(), getHeight());
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(image.image(), place, null);
      painter.paint(g, model.slice(), place);
      if (isFocusOwner()) {
        g.setColor(FOCUS);
        g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
      }
    } finally {
      g.dispose();
    }
  }

  private void prepare() {
    if (imageSlice == model.slice()) {
      return;
    }
    imageSlice = model.slice();
    image = SliceImage.of(model.finding().volume().slices().get(imageSlice), window);
  }
}
