package org.secondread.training;

import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.ResNet;

/** The classifier's shape. */
public enum Architecture {
  RESNET18 {
    @Override
    ResNet build(int width, Pooling pooling, double dropout) {
      return ResNet.resNet18(1, width, pooling, dropout);
    }
  },
  RESNET50 {
    @Override
    ResNet build(int width, Pooling pooling, double dropout) {
      return ResNet.resNet50(1, width, pooling, dropout);
    }
  };

  abstract ResNet build(int width, Pooling pooling, double dropout);
}
