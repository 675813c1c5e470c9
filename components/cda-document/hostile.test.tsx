import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { CdaDocument } from "@/components/cda-document/cda-document"
import { readCdaDocument } from "@/lib/cda/document"
import { clinicalDocument, section, structured } from "@/lib/cda/examples"
import { hostileDocuments } from "@/lib/cda/hostile.testing"
import { CdaDocumentError } from "@/lib/cda/schema"

/** The page does not count on the inspector: whatever it is given, it is read harmlessly or not at all. */
describe("A page that is given a document made to harm", () => {
  it.each(hostileDocuments())("runs nothing of it and stays a page: $name", async ({ bytes }) => {
    try {
      const view = await readCdaDocument(bytes, "fr")
      const html = renderToStaticMarkup(
        <CdaDocument
          view={view}
          say={(key) => key}
          sayAround={(key) => key}
          pictureAddress={(id) => `/images/${id}`}
          pdf={null}
        />,
      )
      expect(html).not.toMatch(/<script|<iframe|javascript:|data:|\son[a-z]+=|root:|href="(?!#)|src="(?!\/images\/)|hahaha/)
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
    } catch (error) {
      expect(error).toBeInstanceOf(CdaDocumentError)
    }
  })

  it("shows the beginning of what is too long, and says so", async () => {
    const long = hostileDocuments().find(({ name }) => name === "fifty thousand cells")
    const view = await readCdaDocument(long?.bytes ?? Buffer.alloc(0), "fr")
    expect(view.body).toMatchObject({ kind: "sections", isCut: true })
  })

  it.each([
    ["elements", "<content>mot</content>".repeat(40_000), ""],
    ["letters", `<content>${"mot ".repeat(600_000)}</content>`, "part:all_cut"],
  ])("says of each part that is cut for its %s that it is, and never that nothing is written in it", async (_, text, ofIt) => {
    const body = structured(section("A", "entier"), section("B", text), section("C", "<content>c</content>"), section("D", ""))
    const view = await readCdaDocument(Buffer.from(clinicalDocument({ body })), "fr")
    const html = renderToStaticMarkup(
      <CdaDocument
        view={view}
        say={(key) => `page:${key}`}
        sayAround={(key) => `part:${key}`}
        pictureAddress={String}
        pdf={null}
      />,
    )
    const said = html.split("<h2").map((part) => part.match(/(?:page|part):(?:all_cut|rest_cut|cut|nothing)/g)?.join() ?? "")
    expect(said).toEqual(["page:cut", "", ofIt, "part:all_cut", "part:nothing"])
  })
})
