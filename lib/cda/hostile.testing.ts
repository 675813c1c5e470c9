import { plainPdf, vastPng } from "@/lib/platform/files/fixtures"
import { clinicalDocument, encapsulated, levelOneReport, media, section, structured } from "./examples"

/** What a hostile document must meet: the refusal of the inspector, or "taken" when the page defends itself. */
export type Hostile = { name: string; bytes: Buffer; verdict: string }

const ofText = (text: string, inside = "") => clinicalDocument({ body: structured(section("A", text, inside)) })
const ofProlog = (prolog: string, text = "a") => clinicalDocument({ prolog, body: structured(section("A", text)) })
const shown = (text: string) => `<paragraph>${text}</paragraph>`

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha">${[..."bcdefghij"].map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghi"[at]};`.repeat(10)}">`).join("")}]>`
const EXTERNAL = '<!DOCTYPE a [<!ENTITY passwords SYSTEM "file:///etc/passwd">]>'
const PARAMETER = '<!DOCTYPE a [<!ENTITY % remote SYSTEM "http://127.0.0.1/a.dtd"> %remote;]>'
const RUNNING = plainPdf({ catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>" })
const STARTING = plainPdf({ catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" })
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
const STYLESHEET = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">${ofText("a").replace(/^<\?[\s\S]*?\n(?=<Clin)/, "")}</xsl:stylesheet>`

type Case = [name: string, xml: string, verdict: string]

/** What tries to run, to fetch or to exhaust. */
const ACTING: Case[] = [
  ["a thousand million laughs", ofProlog(LAUGHS, shown("&j;")), "xml_dtd"],
  ["an external entity", ofProlog(EXTERNAL, shown("&passwords;")), "xml_dtd"],
  ["a parameter entity", ofProlog(PARAMETER), "xml_dtd"],
  ["an empty document type", ofProlog("<!DOCTYPE ClinicalDocument>"), "xml_dtd"],
  ["a document type far from the beginning", ofProlog(`<!--${" ".repeat(70_000)}-->${EXTERNAL}`), "type_not_accepted: xml"],
  ["an entity that nobody declared", ofText(shown("&nbsp;")), "cda_invalid: malformed"],
  [
    "an inclusion",
    ofText('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'),
    "cda_active: element",
  ],
  ["a script", ofText("<script>alert(1)</script>"), "cda_active: element"],
  [
    "a script of XHTML among the entries",
    ofText("a", `<entry><script ${XHTML}>alert(1)</script></entry>`),
    "cda_active: element",
  ],
  ["an element that waits for an event", ofText('<paragraph onload="alert(1)">a</paragraph>'), "cda_active: event"],
  ["a link to a script", ofText('<linkHtml href=" java&#9;script:alert(1)">a</linkHtml>'), "taken"],
  ["a plain link to a script", ofText('<linkHtml href="JavaScript:alert(1)">a</linkHtml>'), "cda_active: address"],
  ["a stylesheet around a document, which is left out of what is read and served", STYLESHEET, "taken"],
  ["an instruction for a server", ofText("<?php system('id') ?>"), "cda_invalid: instruction"],
  ["a hundred thousand elements one in the other", ofText("<content>".repeat(100_000)), "bomb"],
  ["an attribute of a megabyte", ofText(`<content ID="${"a".repeat(1_000_000)}">a</content>`), "bomb"],
  ["ten thousand attributes", ofText(`<content ${Array.from({ length: 10_000 }, (_, at) => `a${at}=""`).join(" ")}/>`), "bomb"],
  ["three hundred thousand elements", ofText("<br/>".repeat(300_000)), "bomb"],
]

/** What is no clinical document, or a broken one. */
const BROKEN: Case[] = [
  ["the namespace of another standard", ofText("a").replace("urn:hl7-org:v3", "urn:hl7-org:v2"), "cda_not_document"],
  ["another document of version 3", '<Bundle xmlns="urn:hl7-org:v3"/>', "cda_not_document"],
  ["no patient", ofText("a").replaceAll("patientRole", "nobody"), "cda_invalid: patient"],
  ["no body", clinicalDocument({ body: "<structuredBody/>" }), "cda_invalid: body"],
  ["a missing end", ofText("a").slice(0, -60), "truncated"],
  ["a second root", `${ofText("a")}<ClinicalDocument/>`, "cda_invalid: malformed"],
  ["a zero", ofText("a\0b"), "cda_invalid: malformed"],
  ["an encoding that nobody knows", ofText("a").replace("UTF-8", "x-user-defined"), "cda_invalid: encoding"],
]

/** What carries something, or is only strange. */
const CARRYING: Case[] = [
  ["garbage instead of base64", levelOneReport(plainPdf()).replace(/B64">.{40}/, 'B64">***'), "cda_content_refused: unreadable"],
  ["a PDF with a script inside, of which a copy is served", levelOneReport(RUNNING), "taken"],
  ["a PDF inside that starts a program", levelOneReport(STARTING), "cda_content_refused: pdf_active_content"],
  [
    "a page of HTML that says it is a PDF",
    clinicalDocument({ body: encapsulated(Buffer.from("<html>")) }),
    "cda_content_refused: mislabelled",
  ],
  ["a page of HTML inside", clinicalDocument({ body: encapsulated(Buffer.from("<html>"), "text/html") }), "cda_content_unknown"],
  [
    "a file that stands elsewhere",
    clinicalDocument({
      body: '<nonXMLBody><text mediaType="application/pdf"><reference value="http://127.0.0.1/"/></text></nonXMLBody>',
    }),
    "cda_content_unknown",
  ],
  [
    "an enormous picture as the whole document",
    clinicalDocument({ body: encapsulated(vastPng(20_000, 20_000), "image/png") }),
    "cda_content_refused: bomb",
  ],
  ["markup disguised as words", ofText(shown("<![CDATA[<script>alert(1)]]>]]&gt;<![CDATA[</script>]]>")), "taken"],
  ["an enormous picture", ofText('<renderMultiMedia referencedObject="A"/>', media("A", vastPng(8_000, 5_000))), "taken"],
  [
    "a drawing that could act",
    ofText('<renderMultiMedia referencedObject="A"/>', media("A", Buffer.from("<svg onload='alert(1)'/>"), "image/svg+xml")),
    "taken",
  ],
  ["the same name twice", ofText(`<linkHtml href="#a">b</linkHtml>${'<content ID="a">a</content>'.repeat(50)}`), "taken"],
  [
    "fifty thousand cells",
    ofText(`<table><tbody>${`<tr>${"<td>a</td>".repeat(50)}</tr>`.repeat(1_000)}</tbody></table>`),
    "taken",
  ],
  [
    "a cell over a thousand million columns",
    ofText('<table><tr><td colspan="1000000000" rowspan="-1">a</td></tr></table>'),
    "taken",
  ],
  [
    "footnotes that call each other",
    ofText('<footnote ID="a">a<footnoteRef IDREF="a"/><footnote ID="b">b<footnoteRef IDREF="a"/></footnote></footnote>'),
    "taken",
  ],
]

/** Documents made to harm, each with what becomes of it. */
export function hostileDocuments(): Hostile[] {
  const cases = [...ACTING, ...BROKEN, ...CARRYING]
  const latin = Buffer.concat([
    Buffer.from(ofText("caf").slice(0, -200)),
    Buffer.from([0xe9]),
    Buffer.from(ofText("a").slice(-200)),
  ])
  return [
    ...cases.map(([name, xml, verdict]) => ({ name, bytes: Buffer.from(xml), verdict })),
    { name: "another encoding than it says", bytes: latin, verdict: "cda_invalid: encoding" },
    {
      name: "letters of two bytes that nothing announces",
      bytes: Buffer.from(ofText("a"), "utf16le"),
      verdict: "cda_invalid: encoding",
    },
  ]
}
