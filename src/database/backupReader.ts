/** Reads a sealed backup line by line, and checks a whole one before anything is done with it. */
import { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { createGunzip } from "node:zlib";
import { type BackupCounts, type BackupHead, type BackupLine, backupLine } from "./backupLines.js";
import { BackupRefused, unseal } from "./backupSeal.js";

/** @throws BackupRefused */
export async function* readBackup(file: string, secretKey: string): AsyncGenerator<BackupLine> {
  const source = Readable.from(unseal(file, secretKey));
  const unzip = createGunzip();
  source.on("error", (error) => unzip.destroy(error));
  source.pipe(unzip);
  try {
    for await (const line of splitLines(unzip)) yield backupLine.parse(JSON.parse(line));
  } catch (error) {
    throw error instanceof Error && "code" in error && error.code === "ENOENT"
      ? new BackupRefused("There is no such file.")
      : error;
  } finally {
    source.destroy();
  }
}

/** The whole file, from its first to its last byte. @throws BackupRefused */
export async function checkBackup(
  file: string,
  secretKey: string,
): Promise<{ head: BackupHead; counts: BackupCounts }> {
  let head: BackupHead | undefined;
  let counts: BackupCounts | undefined;
  const found: Record<string, number> = {};
  for await (const line of readBackup(file, secretKey)) {
    if (line.kind === "head") head = line;
    else if (line.kind === "rows") found[line.table] = (found[line.table] ?? 0) + line.rows.length;
    else if (line.kind === "end") counts = line.counts;
  }
  if (!head || !counts) throw new BackupRefused("The backup is not complete.");
  for (const [table, count] of Object.entries(counts)) {
    if ((found[table] ?? 0) !== count)
      throw new BackupRefused(
        `The backup is damaged: ${table} has ${found[table] ?? 0} rows and should have ${count}.`,
      );
  }
  return { head, counts };
}

async function* splitLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let begun: string[] = [];
  for await (const chunk of bytes) {
    const [first = "", ...others] = decoder.write(chunk).split("\n");
    begun.push(first);
    for (const next of others) {
      yield begun.join("");
      begun = [next];
    }
  }
}
