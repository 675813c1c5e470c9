import { join } from "node:path"
import { parseArgs } from "node:util"
import { runCommand } from "@/bin/run-command"
import { runBench } from "./run"

const ROOT = join(import.meta.dirname, "..")

/** Measures Relais side by side with its bars; `--small` only proves that it runs, `--large` goes to ten million documents. */
async function main() {
  const { values } = parseArgs({
    options: {
      small: { type: "boolean", default: false },
      large: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      out: { type: "string" },
    },
  })
  const partial = values.small || values.only.length > 0
  const kept = partial ? join(ROOT, ".test/bench/latest.json") : join(ROOT, "bench/results/latest.json")
  await runBench({ ...values, file: values.out ?? kept }, console.log)
}

await runCommand(main)
