import { readFile } from "node:fs/promises"
import { join } from "node:path"

/** The reader of PDF files and what it fetches, from the package: each name, and where it lies there. */
const FOLDERS: Record<string, { folder: string; type: string }> = {
  "pdf.worker.min.mjs": { folder: "legacy/build", type: "text/javascript" },
  wasm: { folder: "wasm", type: "application/wasm" },
  iccs: { folder: "iccs", type: "application/octet-stream" },
  cmaps: { folder: "cmaps", type: "application/octet-stream" },
  standard_fonts: { folder: "standard_fonts", type: "application/octet-stream" },
}
const NAME = /^[\w-]+(\.[\w-]+)+$/

/** Serves the reader from this site: no other site is asked. It is the same for everybody, so it may be kept. */
export async function GET(_request: Request, { params }: RouteContext<"/pdfjs/[...path]">) {
  const { path } = await params
  const [first = "", second] = path
  const place = FOLDERS[first]
  const name = second ?? first
  if (!place || path.length > 2 || (second === undefined) !== first.includes(".") || !NAME.test(name)) return missing()
  try {
    const bytes = await readFile(join(process.cwd(), "node_modules/pdfjs-dist", place.folder, name))
    const type = name.endsWith(".js") ? "text/javascript" : place.type
    return new Response(bytes, { headers: { "content-type": type, "cache-control": "public, max-age=86400" } })
  } catch {
    return missing()
  }
}

const missing = () => new Response(null, { status: 404 })
