package org.secondread.training;

import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.ResNet;

/** The classifier's shape. */
public enum Architecture {
  RESNET18 {
    @Override
    ClassifierNet build(int width, Pooling pooling, double dropout) {
      return ResNet.resNet18(1, width, pooling, dropout);
    }
  },
  RESNET50 {
    @Override
    ClassifierNet build(int width, Pooling pooling, double dropout) {
      return ResNet.resNet50(1, width, pooling, dropout);
    }
  };

  abstract ClassifierNet build(int width, Pooling pooling, double dropout);
}
