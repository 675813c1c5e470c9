import { attachment } from "@/lib/documents/download/rules"
import { ConflictError } from "@/lib/errors"
import { takeExport } from "@/lib/exports/taking/commands"
import { ObjectMissingError, StorageUnavailableError } from "@/lib/platform/objects/store"
import { handler } from "@/lib/request/handler"
import { orSignIn, sendTo } from "@/lib/request/navigation"
import { words } from "@/lib/request/words"

type Context = RouteContext<"/patients/[patientId]/take-out/file">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId } = await params
  const page = `/patients/${patientId}/take-out`
  try {
    const taken = await takeExport(actor, patientId)
    if (!taken) return sendTo(page)
    const headers = {
      "content-type": "application/zip",
      "content-length": String(taken.byteSize),
      "content-security-policy": "sandbox",
      "content-disposition": attachment(`${(await words("exports"))("file.name")}.zip`),
    }
    return new Response(streamOf(taken.bytes), { headers })
  } catch (error) {
    if (error instanceof ConflictError) return sendTo(page)
    if (error instanceof StorageUnavailableError || error instanceof ObjectMissingError) return sendTo(`${page}?problem=away`)
    throw error
  }
})

/** As fast as it is read; a fault cuts it, and what was cut does not unpack. */
function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await bytes.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await bytes.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

/** The whole space as a file, once. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/take-out`)
}
