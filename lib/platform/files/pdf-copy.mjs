/** A copy of a PDF in which nothing acts: links and places in it stay, programs and what sets them off are left out. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, PDFStream } from "@cantoo/pdf-lib"

const name = (word) => PDFName.of(word)
/** Actions that only show another place; every other one is left out. */
const KEPT = new Set(["GoTo", "URI", "Named"])
/** Where an action stands (ISO 32000-2, 12.6), a chain of them included. */
const HOLDERS = ["A", "PA", "OpenAction", "Next"]
/** What is an action wherever it stands. */
const ACTING = new Set(["JavaScript", "Launch", "GoToE", "Rendition", "SubmitForm", "ImportData", "ResetForm", "Hide"])

/** The bytes of the copy; the objects that nothing leads to any more are not in it. */
export async function copyWithoutActions(bytes) {
  const pdf = await PDFDocument.load(bytes, { password: "", updateMetadata: false, throwOnInvalidObject: false })
  const { context } = pdf
  for (const [, object] of context.enumerateIndirectObjects()) still(object, context)
  const names = pdf.catalog.lookup(name("Names"))
  if (names instanceof PDFDict) names.delete(name("JavaScript"))
  pdf.catalog.delete(name("NeedsRendering"))
  dropUnreached(context)
  return Buffer.from(await pdf.save({ updateFieldAppearances: false, addDefaultPage: false }))
}

/** Takes what acts out of one object and of what lies directly inside it. */
function still(object, context) {
  const open = [object]
  while (open.length > 0) {
    const value = open.pop()
    const dict = value instanceof PDFStream ? value.dict : value
    if (dict instanceof PDFDict) open.push(...stillDict(dict, context))
    if (value instanceof PDFArray) open.push(...stillArray(value))
  }
}

function stillDict(dict, context) {
  for (const [key, value] of dict.entries()) {
    const inner = context.lookup(value)
    if (acts(key.decodeText(), inner, context)) dict.delete(key)
  }
  return dict.values()
}

function stillArray(array) {
  for (let at = array.size() - 1; at >= 0; at--) if (ACTING.has(actionOf(array.lookup(at)))) array.remove(at)
  return array.asArray()
}

function acts(key, value, context) {
  const action = actionOf(value)
  if (ACTING.has(action) || (HOLDERS.includes(key) && action && !KEPT.has(action))) return true
  if (key === "AA") return value instanceof PDFDict && value.values().every((inner) => actionOf(context.lookup(inner)))
  return key === "XFA"
}

function actionOf(value) {
  const action = value instanceof PDFDict ? value.lookup(name("S")) : undefined
  return action instanceof PDFName ? action.decodeText() : undefined
}

function dropUnreached(context) {
  const { Root, Info, ID } = context.trailerInfo
  const reached = new Set()
  const open = [Root, Info, ID]
  while (open.length > 0) {
    const value = open.pop()
    if (value instanceof PDFRef && !reached.has(value)) {
      reached.add(value)
      open.push(context.lookup(value))
    }
    const dict = value instanceof PDFStream ? value.dict : value
    if (dict instanceof PDFDict) open.push(...dict.values())
    if (value instanceof PDFArray) open.push(...value.asArray())
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref)
}
