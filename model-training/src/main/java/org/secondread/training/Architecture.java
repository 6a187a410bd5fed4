package org.secondread.training;

import org.secondread.training.nets.AlexNet;
import org.secondread.training.nets.ClassifierNet;
import org.secondread.training.nets.DenseNet;
import org.secondread.training.nets.GoogLeNet;
import org.secondread.training.nets.Pooling;
import org.secondread.training.nets.ResNet;
import org.secondread.training.nets.Vgg16;

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
  },
  ALEXNET {
    @Override
    ClassifierNet build(int width, Pooling pooling, double dropout) {
      return new AlexNet(1, width, pooling, dropout);
    }
  },
  GOOGLENET {
    @Override
    ClassifierNet build(int width, Pooling pooling, double dropout) {
      return new GoogLeNet(1, width, pooling, dropout);
    }
  },
  VGG16 {
    @Override
    ClassifierNet build(int width, Pooling pooling, double dropout) {
      return new Vgg16(1, width, pooling, dropout);
    }
  },
  DENSENET121 {
    @Override
    ClassifierNet build(int width, Pooling pooling, double dropout) {
      return new DenseNet(1, width, pooling, dropout);
    }
  };

  abstract ClassifierNet build(int width, Pooling pooling, double dropout);
}
