// The other side's HTTP server: Next behind Node's own, with nothing between.
import { createServer } from "node:http"
import next from "next"

const port = Number(process.env.PORT)
const app = next({ dev: false, dir: import.meta.dirname, hostname: "127.0.0.1", port })
const handle = app.getRequestHandler()
await app.prepare()
createServer((request, response) => handle(request, response)).listen(port, "127.0.0.1", () =>
  console.log(`The other side listens on http://127.0.0.1:${port}`),
)
process.once("SIGTERM", () => process.exit(0))
// When the bench is killed outright, its port must not stay taken.
const parent = Number(process.env.RELAIS_PARENT)
if (parent) setInterval(() => process.ppid !== parent && process.exit(0), 1000).unref()
