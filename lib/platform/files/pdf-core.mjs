/**
 * pdf.js keeps its parser to itself, and what it hands out (annotations, attachments, scripts) leaves out launch actions. Its parser
 * is what resolves compressed objects, encryption and damaged files as a reader will, so its own classes are asked for by name while
 * its module is loaded. A version that renames one of them fails here, at once, and in the tests.
 */
import { registerHooks } from "node:module"

const NAMES = ["LocalPdfManager", "BaseStream", "Dict", "Name", "Ref", "PasswordException"]

const hooks = registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith("/pdf.worker.mjs")) return loaded
    return { ...loaded, source: `${loaded.source}\nsetVerbosityLevel(0)\nexport { ${NAMES.join(", ")} }` }
  },
})

export const { LocalPdfManager, BaseStream, Dict, Name, Ref, PasswordException } = await import(
  "pdfjs-dist/legacy/build/pdf.worker.mjs"
)
hooks.deregister()
