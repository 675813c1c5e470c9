import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"

type Node = { role?: string; alt?: string; type?: string; id?: string; children?: Node[] }

/** Reads a PDF back as a reader with a voice does: its words in the order of its structure, and what it says of itself. */
export async function readPdf(bytes: Buffer) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const { info } = await document.getMetadata()
  const [elements, loose]: [{ role: string; text: string }[], string[]] = [[], []]
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { texts, outside } = wordsByMark(await page.getTextContent({ includeMarkedContent: true }))
    loose.push(outside)
    const tree = (await page.getStructTree()) as Node | null
    for (const { role = "", alt, children = [] } of tree?.children?.[0]?.children ?? []) {
      elements.push({
        role,
        text:
          alt ??
          children
            .map(({ id = "" }) => texts.get(id) ?? "")
            .join("")
            .trim(),
      })
    }
  }
  const pages = document.numPages
  return {
    pages,
    info: info as Record<string, unknown>,
    elements,
    outside: loose.join(""),
    text: elements.map(({ text }) => text).join("\n"),
  }
}

type Content = Awaited<
  ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>["getTextContent"]>
>

function wordsByMark({ items }: Content) {
  const texts = new Map<string, string>()
  const open: string[] = []
  let outside = ""
  for (const item of items) {
    if ("str" in item) {
      const id = open.findLast(Boolean)
      const said = item.str + (item.hasEOL ? " " : "")
      if (id) texts.set(id, (texts.get(id) ?? "") + said)
      else outside += said
    } else if (item.type === "endMarkedContent") open.pop()
    else open.push(item.id ?? "")
  }
  return { texts, outside }
}
