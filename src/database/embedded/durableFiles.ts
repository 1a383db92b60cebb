/**
 * The embedded PostgreSQL's files on a real disk, with an fsync that reaches it.
 *
 * PGlite's file system ignores fsync, so that a power cut would lose what was acknowledged. Emscripten asks the
 * file system for an `fsync` operation that PGlite's does not have; here it gets one. This is not a public interface:
 * `syncs` counts the calls, and the thread checks at start that a commit really makes one.
 */
import { fsyncSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type Init = NodeFS["init"];
interface OpenFile {
  nfd?: number;
}
interface WithNodeFiles {
  NODEFS?: { stream_ops: { fsync?: (file: OpenFile) => number } };
}

export class DurableFiles extends NodeFS {
  /** How often PostgreSQL has asked for a file to reach the disk. */
  syncs = 0;

  override async init(...[engine, options]: Parameters<Init>): ReturnType<Init> {
    const prepared = await super.init(engine, options);
    const preRun = prepared.emscriptenOpts.preRun ?? [];
    const hook = (module: WithNodeFiles) => {
      const operations = module.NODEFS?.stream_ops;
      if (operations) operations.fsync = (file) => this.sync(file);
    };
    return { emscriptenOpts: { ...prepared.emscriptenOpts, preRun: [...[preRun].flat(), hook] } };
  }

  private sync(file: OpenFile): number {
    this.syncs += 1;
    try {
      if (file.nfd !== undefined) fsyncSync(file.nfd);
      return 0;
    } catch (error) {
      // Directories can't be synced on some file systems; PostgreSQL tolerates EINVAL there and nothing else.
      return error instanceof Error && "code" in error && error.code === "EINVAL" ? 28 : 29;
    }
  }
}
