package org.weasis.core.ui.tp.raven.spinner;

import javax.swing.JProgressBar;

/** The bar of a task. */
public class SpinnerProgress extends JProgressBar {}
