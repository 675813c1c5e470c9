import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { CdaDocument } from "@/components/cda-document/cda-document"
import { readCdaDocument } from "@/lib/cda/document"
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
})
