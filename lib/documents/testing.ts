import { randomUUID } from "node:crypto"

/** What a document's row says besides the columns of an item, for tests that write one of each section. */
export const sampleItem = () => ({
  title: "Analyses de sang",
  actOn: "2026-11-20",
  mediaType: "application/pdf",
  byteSize: 1000,
  idempotencyKey: randomUUID(),
})
