/** Looks for what somebody told in confidence wherever it must never stand: what went to LINE, the log, every column of every table. */
import type { Database } from "../../src/db.js";
import type { Service } from "../support/service.js";

/** Each a piece of personal data that is nothing else: a name, a number, a mail address, a note. */
export type Markers = readonly string[];

/** As they are written, and as JSON, a form, a URL, a byte column or base64 would write them. */
function* writings(marker: string): Generator<string> {
  yield marker;
  yield [...marker].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  yield encodeURIComponent(marker);
  const bytes = Buffer.from(marker);
  yield bytes.toString("hex");
  // Wherever in a longer text it begins: what is cut off hangs on its neighbours.
  for (const before of [0, 1, 2]) {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replaceAll("=", "");
    yield text.slice(before === 0 ? 0 : before + 1, -2);
  }
}

export function tracesIn(text: string, markers: Markers): string[] {
  const lower = text.toLowerCase();
  return markers.filter((marker) =>
    [...writings(marker)].some((one) => text.includes(one) || lower.includes(one.toLowerCase())),
  );
}

/** Every row of every table as text; what is sealed is in it as its bytes. */
async function tables(database: Database): Promise<Map<string, string>> {
  return database.run("console", async (tx) => {
    const names = await tx.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
    const found = new Map<string, string>();
    for (const { name } of names) {
      const rows = await tx.$queryRawUnsafe<{ row: string }[]>(`SELECT row_to_json(t)::text AS row FROM "${name}" t`);
      found.set(name, rows.map(({ row }) => row).join("\n"));
    }
    return found;
  });
}

/** @returns such as `table booking: 架空すずめ`; empty where nobody told what they were told */
export async function traces(
  database: Database,
  { platform, lines }: Pick<Service, "platform" | "lines">,
  markers: Markers,
): Promise<{ found: string[]; tables: string[]; requests: number }> {
  const rows = await tables(database);
  const places = new Map([
    ["LINE", JSON.stringify(platform.requests)],
    ["log", lines.join("")],
    ...[...rows].map(([name, text]) => [`table ${name}`, text] as const),
  ]);
  const found = [...places].flatMap(([place, text]) => tracesIn(text, markers).map((marker) => `${place}: ${marker}`));
  return {
    found,
    tables: [...rows].filter(([, text]) => text !== "").map(([name]) => name),
    requests: platform.requests.length,
  };
}
