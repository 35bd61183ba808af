"""The manifest judge accepts valid manifests and names what is wrong with others."""

import pytest

from judges import manifest_schema

SCORM_12 = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="course" version="1"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <imsmd:lom>
      <imsmd:general>
        <imsmd:title><imsmd:langstring xml:lang="en">A course</imsmd:langstring></imsmd:title>
        <imsmd:language>en</imsmd:language>
      </imsmd:general>
    </imsmd:lom>
  </metadata>
  <organizations default="org">
    <organization identifier="org">
      <title>A course</title>
      <item identifier="item" identifierref="sco" isvisible="true"><title>A course</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
    </resource>
  </resources>
</manifest>
"""

SCORM_2004 = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="course" version="1"
    xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
    xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
    xmlns:lom="http://ltsc.ieee.org/xsd/LOM">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
    <lom:lom>
      <lom:general>
        <lom:title><lom:string language="en">A course</lom:string></lom:title>
        <lom:language>en</lom:language>
      </lom:general>
    </lom:lom>
  </metadata>
  <organizations default="org">
    <organization identifier="org">
      <title>A course</title>
      <item identifier="item" identifierref="sco" isvisible="true">
        <title>A course</title>
        <imsss:sequencing>
          <imsss:objectives>
            <imsss:primaryObjective objectiveID="primary" satisfiedByMeasure="true">
              <imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>
            </imsss:primaryObjective>
          </imsss:objectives>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:scormType="sco" href="index.html">
      <file href="index.html"/>
    </resource>
  </resources>
</manifest>
"""

THIRD = SCORM_2004.replace("4th", "3rd")

GOOD = [("1.2", SCORM_12), ("2004 4th Edition", SCORM_2004), ("2004 3rd Edition", THIRD)]

# What is replaced by what in a good manifest, and a piece of the complaint.
BAD = {
    "resource without a type": (0, 'type="webcontent" ', "", "'type' is required"),
    "scormType of 2004 in 1.2": (0, "scormtype", "scormType", "scormType"),
    "unknown IMS metadata": (0, "imsmd:language", "imsmd:tongue", "tongue"),
    "unknown sequencing": (1, "imsss:controlMode", "imsss:control", "imsss}control'"),
    "measure out of range": (1, ">0.7<", ">70<", "'70'"),
    "neither true nor false": (1, 'flow="true"', 'flow="yes"', "'yes'"),
    "unknown LOM element": (1, "lom:language>", "lom:tongue>", "LOM}tongue"),
    "LOM text in another order": (2, "lom:title>", "lom:keyword>", "LOM}language"),
    "another edition declared": (1, "4th", "3rd", "schemaversion"),
}


@pytest.mark.parametrize(("edition", "text"), GOOD, ids=[edition for edition, _ in GOOD])
def test_a_valid_manifest_has_no_complaint(tmp_path, edition, text):
    manifest = tmp_path / "imsmanifest.xml"
    manifest.write_text(text)
    assert manifest_schema.complaints(manifest, edition=edition) == []


@pytest.mark.parametrize("fault", BAD)
def test_a_fault_is_named(tmp_path, fault):
    number, right, wrong, expected = BAD[fault]
    edition, text = GOOD[number]
    manifest = tmp_path / "imsmanifest.xml"
    manifest.write_text(text.replace(right, wrong))
    complaints = manifest_schema.complaints(manifest, edition=edition)
    assert any(expected in complaint for complaint in complaints), complaints
