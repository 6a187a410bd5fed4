package org.secondread.report;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.secondread.seg.CodedConcept;
import org.secondread.volume.SourceImage;

/** Items of a content tree (DICOM PS3.3 C.17.3). */
final class ContentItem {
  private static final String CONTAINS = "CONTAINS";

  private ContentItem() {}

  /** Makes an item with a relationship to the one above it and, unless null, a title. */
  private static Attributes item(String relationship, String type, CodedConcept title) {
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, relationship);
    item.setString(Tag.ValueType, VR.CS, type);
    if (title != null) {
      item.newSequence(Tag.ConceptNameCodeSequence, 1).add(title.toItem());
    }
    return item;
  }

  static Attributes container(CodedConcept title, Attributes... children) {
    Attributes item = item(CONTAINS, "CONTAINER", title);
    item.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    add(item, children);
    return item;
  }

  /** Appends children to an item. */
  static void add(Attributes parent, Attributes... children) {
    Sequence sequence = parent.getSequence(Tag.ContentSequence);
    if (sequence == null) {
      sequence = parent.newSequence(Tag.ContentSequence, children.length);
    }
    for (Attributes child : children) {
      sequence.add(child);
    }
  }

  static Attributes template(Attributes container, String identifier) {
    Attributes template = new Attributes();
    template.setString(Tag.MappingResource, VR.CS, "DCMR");
    template.setString(Tag.TemplateIdentifier, VR.CS, identifier);
    container.newSequence(Tag.ContentTemplateSequence, 1).add(template);
    return container;
  }

  static Attributes code(String relationship, CodedConcept title, CodedConcept value) {
    Attributes item = item(relationship, "CODE", title);
    item.newSequence(Tag.ConceptCodeSequence, 1).add(value.toItem());
    return item;
  }

  static Attributes text(String relationship, CodedConcept title, String value) {
    Attributes item = item(relationship, "TEXT", title);
    item.setString(Tag.TextValue, VR.UT, value);
    return item;
  }

  static Attributes uid(String relationship, CodedConcept title, String value) {
    Attributes item = item(relationship, "UIDREF", title);
    item.setString(Tag.UID, VR.UI, value);
    return item;
  }

  static Attributes number(CodedConcept title, String value, CodedConcept unit) {
    Attributes item = item(CONTAINS, "NUM", title);
    Attributes measured = new Attributes();
    measured.setString(Tag.NumericValue, VR.DS, value);
    measured.newSequence(Tag.MeasurementUnitsCodeSequence, 1).add(unit.toItem());
    item.newSequence(Tag.MeasuredValueSequence, 1).add(measured);
    return item;
  }

  static Attributes image(SourceImage source) {
    Attributes item = item(CONTAINS, "IMAGE", null);
    Attributes reference = reference(source.sopClassUid(), source.sopInstanceUid());
    if (source.frameNumber() > 0) {
      reference.setInt(Tag.ReferencedFrameNumber, VR.IS, source.frameNumber());
    }
    item.newSequence(Tag.ReferencedSOPSequence, 1).add(reference);
    return item;
  }

  static Attributes segment(String sopClassUid, String sopInstanceUid, int segment) {
    Attributes item = item(CONTAINS, "IMAGE", CodedConcept.REFERENCED_SEGMENT);
    Attributes reference = reference(sopClassUid, sopInstanceUid);
    reference.setInt(Tag.ReferencedSegmentNumber, VR.US, segment);
    item.newSequence(Tag.ReferencedSOPSequence, 1).add(reference);
    return item;
  }

  static Attributes reference(String sopClassUid, String sopInstanceUid) {
    Attributes reference = new Attributes();
    reference.setString(Tag.ReferencedSOPClassUID, VR.UI, sopClassUid);
    reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, sopInstanceUid);
    return reference;
  }
}
