import { access, citation } from './parts.ts';

/**
 * The APA style in CSL 1.0.2, following the Publication Manual of the American Psychological Association (7th edition,
 * chapters 9 and 10).
 */
export const apa = {
  label: 'APA',
  sheet: `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" demote-non-dropping-particle="never">
<info><title>APA</title><id>apa</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<macro name="authors"><names variable="author">
  <name and="symbol" name-as-sort-order="all" sort-separator=", " initialize-with=". " delimiter=", " delimiter-precedes-last="always"
    et-al-min="21" et-al-use-first="19" et-al-use-last="true"/>
  <substitute><names variable="editor"/><text macro="title"/></substitute>
</names></macro>
<macro name="editors"><names variable="editor" delimiter=", " suffix=", ">
  <name and="symbol" initialize-with=". " delimiter=", "/>
  <label form="short" prefix=" (" suffix=")" text-case="capitalize-first"/>
</names></macro>
<macro name="date"><choose>
  <if variable="issued"><choose>
    <if type="article-magazine article-newspaper post-weblog speech webpage" match="any">
      <date variable="issued"><date-part name="year"/><date-part name="month" prefix=", "/><date-part name="day" prefix=" "/></date></if>
    <else><date variable="issued"><date-part name="year"/></date></else>
  </choose></if>
  <else><text term="no date" form="short"/></else>
</choose></macro>
<macro name="title"><choose>
  <if type="article-journal article-magazine article-newspaper chapter paper-conference entry-encyclopedia review" match="any">
    <choose><if variable="container-title"><text variable="title"/></if><else><text variable="title" font-style="italic"/></else></choose></if>
  <else><text variable="title" font-style="italic"/></else>
</choose></macro>
<macro name="described"><choose>
  <if type="article"><text variable="number" prefix=" (" suffix=")"/></if>
  <else-if type="thesis"><group prefix=" [" suffix="]" delimiter=", "><choose>
      <if variable="genre"><text variable="genre"/></if><else><text value="Thesis"/></else></choose><text variable="publisher"/></group></else-if>
  <else-if type="report patent standard" match="any"><text variable="number" prefix=" (No. " suffix=")"/></else-if>
  <else-if type="dataset"><text variable="version" prefix=" (Version " suffix=")"/><text value=" [Data set]"/></else-if>
  <else-if type="software"><text variable="version" prefix=" (Version " suffix=")"/><text value=" [Computer software]"/></else-if>
  <else-if type="speech"><group prefix=" [" suffix="]"><choose><if variable="genre"><text variable="genre"/></if><else><text value="Talk"/></else></choose></group></else-if>
  <else-if type="book"><text variable="edition" prefix=" (" suffix=" ed.)"/></else-if>
</choose></macro>
<macro name="container"><choose>
  <if type="chapter paper-conference entry-encyclopedia" match="any"><group delimiter=" ">
    <text term="in" text-case="capitalize-first"/>
    <group><text macro="editors"/><text variable="container-title" font-style="italic"/></group>
    <group prefix="(" suffix=")" delimiter=", "><text variable="volume" prefix="Vol. "/>
      <group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group></group>
  </group></if>
  <else-if type="speech"><group delimiter=", "><text variable="event-title"/><text variable="publisher-place"/></group></else-if>
  <else-if variable="container-title"><group delimiter=", ">
    <text variable="container-title" font-style="italic"/>
    <group><text variable="volume" font-style="italic"/><text variable="issue" prefix="(" suffix=")"/></group>
    <text variable="page"/>
  </group></else-if>
</choose></macro>
<macro name="publisher"><choose>
  <if type="article-journal thesis" match="none"><text variable="publisher"/></if>
</choose></macro>
${access}
${citation}
<bibliography><layout>
  <group delimiter=" ">
    <text macro="authors" suffix="."/>
    <text macro="date" prefix="(" suffix=")."/>
    <group suffix="."><text macro="title"/><text macro="described"/></group>
    <text macro="container" suffix="."/>
    <text macro="publisher" suffix="."/>
    <text macro="access"/>
  </group>
</layout></bibliography></style>`,
};
