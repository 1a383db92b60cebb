/** `backup FILE`: everything in one sealed file, while the product runs on. */
import { resolve } from "node:path";
import type { Command } from "../command.js";
import { writeBackup } from "../database/backupWriter.js";

export function backupCommand({ secretKey }: { secretKey: string }): Command {
  return async (parameters, io, database) => {
    const [file, ...more] = parameters;
    if (!file || more.length > 0 || file.startsWith("-")) {
      io.err("usage: npm run backup -- FILE");
      return 2;
    }
    const path = resolve(io.cwd, file);
    const { counts, bytes } = await database.session((session) => writeBackup(session, path, secretKey));
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    io.out(`✓ ${path}: ${rows} rows of ${Object.keys(counts).length} tables, ${Math.ceil(bytes / 1024)} kB`);
    io.out("  It can be read with this installation's SECRET_KEY only: keep that one too, in another place.");
    return 0;
  };
}
