import { setTimeout as sleep } from "node:timers/promises"
import { openDoor } from "./testing.ts"

/** A door in a process of its own, whose pages take 20 ms to draw; says where it is and, whenever it is asked, how many were heard. */
const door = await openDoor({
  draw: (_, response) => void sleep(20).then(() => response.end("page")),
  formMs: 60_000,
  lanes: { answers: { all: 200, each: 100 }, uploads: { all: 32, each: 16 }, downloads: { all: 64, each: 32 } },
})
process.on("message", () => process.send?.({ heard: door.heard() }))
process.on("disconnect", () => process.exit())
process.send?.({ url: door.url, port: door.port })
