import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"

/** The least that a deposit can be: its bytes are received and lie in a file, without a question asked. */
export async function POST(request: Request): Promise<Response> {
  const folder = process.env.BENCH_KEPT ?? ""
  await writeFile(join(/* turbopackIgnore: true */ folder, randomUUID()), new Uint8Array(await request.arrayBuffer()))
  return Response.json({})
}
