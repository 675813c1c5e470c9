import { afterAll } from "vitest"
import { closeDatabase, openDatabase } from "../client"
import { testDatabase } from "./database"

/** The worker's own connection for the tests of one file; it and the portal's are closed after them. */
export function openWorker(): ReturnType<typeof openDatabase> {
  const worker = openDatabase(testDatabase().workerUrl, 1)
  afterAll(async () => {
    await worker.sql.end()
    await closeDatabase()
  })
  return worker
}
