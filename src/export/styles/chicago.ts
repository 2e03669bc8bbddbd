import { access, citation } from './parts.ts';

/** The Chicago author-date style in CSL 1.0.2, following the Chicago Manual of Style (18th edition, chapter 13). */
export const chicago = {
  label: 'Chicago',
  sheet: `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" demote-non-dropping-particle="display-and-sort">
<info><title>Chicago</title><id>chicago</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<macro name="authors"><names variable="author">
  <name and="text" name-as-sort-order="first" sort-separator=", " delimiter=", " delimiter-precedes-last="always" et-al-min="7" et-al-use-first="3"/>
  <substitute><names variable="editor"/><text macro="title"/></substitute>
</names></macro>
<macro name="date"><choose>
  <if variable="issued"><date variable="issued"><date-part name="year"/></date></if>
  <else><text term="no date" form="short"/></else>
</choose></macro>
<macro name="title"><choose>
  <if type="book report software dataset standard" match="any"><text variable="title" font-style="italic"/></if>
  <else><text variable="title" quotes="true"/></else>
</choose></macro>
<macro name="container"><choose>
  <if type="chapter paper-conference entry-encyclopedia" match="any"><group delimiter=", ">
    <group delimiter=" "><text term="in" text-case="capitalize-first"/><text variable="container-title" font-style="italic"/></group>
    <names variable="editor"><label form="verb" suffix=" "/><name and="text" delimiter=", "/></names>
  </group></if>
  <else-if type="article"><choose><if variable="container-title"><group delimiter=", "><text value="Preprint"/><text variable="container-title"/></group></if><else><text value="Preprint"/></else></choose></else-if>
  <else-if type="thesis"><group delimiter=", "><text variable="genre"/><text variable="publisher"/></group></else-if>
  <else-if type="speech"><group delimiter=", "><text variable="genre" text-case="capitalize-first"/><text variable="event-title"/><text variable="publisher-place"/></group></else-if>
  <else-if variable="container-title"><group delimiter=": "><group delimiter=" ">
    <text variable="container-title" font-style="italic"/><text variable="volume"/><text variable="issue" prefix="(" suffix=")"/>
  </group><text variable="page"/></group></else-if>
</choose></macro>
<macro name="publisher"><choose>
  <if type="article article-journal thesis" match="none"><text variable="publisher"/></if>
</choose></macro>
${access}
${citation}
<bibliography><layout suffix=".">
  <group delimiter=". ">
    <text macro="authors"/><text macro="date"/><text macro="title"/><text variable="version" prefix="Version "/><text macro="container"/><text macro="publisher"/><text macro="access"/>
  </group>
</layout></bibliography></style>`,
};
