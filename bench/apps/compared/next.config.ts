import { join } from "node:path"
import type { NextConfig } from "next"

/** The other side of the comparisons; built and started by the bench alone, never shipped. */
const configuration: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  turbopack: { root: join(import.meta.dirname, "../../..") },
  serverExternalPackages: ["postgres", "sharp", "pdfjs-dist"],
  // The types of this folder are checked with those of the whole project.
  typescript: { ignoreBuildErrors: true },
}

export default configuration
