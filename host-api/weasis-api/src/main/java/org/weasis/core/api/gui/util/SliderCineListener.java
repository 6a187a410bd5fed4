package org.weasis.core.api.gui.util;

/** The action that scrolls through a series. */
public abstract class SliderCineListener extends SliderChangeListener {}
