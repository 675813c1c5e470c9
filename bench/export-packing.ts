/** Started by export.ts: packs one space's file as the worker does, and prints what it held meanwhile. */
import { openDatabase } from "@/drizzle/client"
import { makeExport } from "@/lib/exports/making/commands"
import type { PackingCost } from "./export"

const MEGABYTE = 1024 * 1024
const [patientId = "", exportId = ""] = process.argv.slice(2)

const worker = openDatabase(process.env.DATABASE_URL ?? "", 1)
await worker.database.execute("select 1")
globalThis.gc?.()
const rest = process.memoryUsage.rss()
let highest = rest
const watch = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss())
}, 5)
await makeExport(worker.database, { patientId, exportId }, async () => ({ lines: [] }))
clearInterval(watch)
highest = Math.max(highest, process.memoryUsage.rss())
await worker.sql.end()
const cost: PackingCost = { rest: rest / MEGABYTE, highest: highest / MEGABYTE }
console.log(JSON.stringify(cost))
