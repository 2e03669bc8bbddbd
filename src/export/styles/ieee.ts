import { citation } from './parts.ts';

/**
 * The IEEE style in CSL 1.0.2, following the IEEE Reference Guide. References have no number, because each one is shown
 * alone.
 */
export const ieee = {
  label: 'IEEE',
  sheet: `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" demote-non-dropping-particle="never">
<info><title>IEEE</title><id>ieee</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<macro name="authors"><names variable="author">
  <name and="text" initialize-with=". " delimiter=", " et-al-min="7" et-al-use-first="1"/>
  <et-al font-style="italic"/>
  <substitute><names variable="editor"/></substitute>
</names></macro>
<macro name="title"><choose>
  <if type="book thesis report software dataset standard manuscript" match="any"><text variable="title" font-style="italic"/></if>
  <else><text variable="title" quotes="true"/></else>
</choose></macro>
<macro name="date"><date variable="issued"><date-part name="month" form="short" suffix=" "/><date-part name="year"/></date></macro>
<macro name="year"><date variable="issued"><date-part name="year"/></date></macro>
<macro name="pages"><group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group></macro>
<macro name="access"><choose>
  <if variable="DOI"><text variable="DOI" prefix="doi: "/></if>
  <else-if variable="URL"><text variable="URL"/></else-if>
</choose></macro>
<macro name="source"><choose>
  <if type="paper-conference chapter entry-encyclopedia" match="any"><group delimiter=", ">
    <group delimiter=" "><text term="in"/><text variable="container-title" font-style="italic"/></group>
    <text variable="volume" prefix="vol. "/><text variable="publisher"/><text macro="date"/><text macro="pages"/>
  </group></if>
  <else-if type="article"><group delimiter=", "><text macro="date"/><group delimiter=", "><text variable="container-title" font-style="italic"/><text variable="number"/></group></group></else-if>
  <else-if type="thesis"><group delimiter=", "><text variable="genre"/><text variable="publisher"/><text macro="year"/></group></else-if>
  <else-if type="book report" match="any"><group delimiter=", "><text variable="edition" suffix=" ed."/><text variable="publisher"/><text variable="number" prefix="no. "/><text macro="year"/></group></else-if>
  <else><group delimiter=", ">
    <text variable="version" prefix="ver. "/>
    <text variable="event-title"/>
    <text variable="container-title" font-style="italic"/>
    <text variable="volume" prefix="vol. "/><text variable="issue" prefix="no. "/><text macro="pages"/><text macro="date"/>
  </group></else>
</choose></macro>
${citation}
<bibliography><layout suffix=".">
  <group delimiter=", "><text macro="authors"/><text macro="title"/><text macro="source"/><text macro="access"/></group>
</layout></bibliography></style>`,
};
