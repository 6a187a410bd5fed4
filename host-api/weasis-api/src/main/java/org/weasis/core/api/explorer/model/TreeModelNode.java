package org.weasis.core.api.explorer.model;

/** A level of the tree. */
public record TreeModelNode() {}
