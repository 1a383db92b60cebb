/** Residents and an approved announcement in a database: what a delivery begins with. */
import { randomUUID } from "node:crypto";
import type { Prisma } from "../generated/prisma/client.js";
import { announcementContent, hashOf } from "../src/announcement/announcement.js";
import type { Database } from "../src/db.js";
import type { Vault } from "../src/vault.js";

export const lineUserIdOf = (number: number): string => `U${number.toString(16).padStart(32, "0")}`;

const pieceRows = 5_000;
const languages = ["ja", "ja", "ja", "ja", "ja", "ja", "ja", "en", "zh", "ko", "vi", "easy"];

/** Residents of Nishi, as many, with the LINE user ids 0, 1, 2 … */
export async function addResidents(database: Database, vault: Vault, count: number): Promise<void> {
  for (let first = 0; first < count; first += pieceRows) {
    const numbers = Array.from({ length: Math.min(pieceRows, count - first) }, (_, index) => first + index);
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
    const ids = numbers.map(() => randomUUID());
    const people = numbers.map((number) => hex(vault.pseudonym("person", "nishi", lineUserIdOf(number))));
    const sealed = numbers.map((number) => hex(vault.seal("line user id", lineUserIdOf(number))));
    const spoken = numbers.map((number) => languages[number % languages.length] ?? "ja");
    await database.transaction("console", async (tx) => {
      await tx.$executeRaw`
        INSERT INTO resident (id, channel, ward, language)
        SELECT g.id, 'nishi', 'nishi', g.language FROM unnest(${ids}::uuid[], ${spoken}::text[]) g (id, language)`;
      await tx.$executeRaw`
        INSERT INTO line_contact (resident_id, channel, person, line_user_id)
        SELECT g.id, 'nishi', decode(g.person, 'hex'), decode(g.sealed, 'hex')
        FROM unnest(${ids}::uuid[], ${people}::text[], ${sealed}::text[]) g (id, person, sealed)`;
    });
  }
}

export interface Setting {
  content?: object;
  audience?: Prisma.InputJsonObject;
  ward?: string;
  emergency?: boolean;
}

/** An announcement that has been approved. @returns its id */
export async function addApproved(database: Database, setting: Setting = {}): Promise<string> {
  const content = announcementContent.parse({
    title: "訓練",
    variants: { ja: [{ kind: "text", text: "訓練のお知らせです。 https://www.city.osaka.lg.jp/nishi/" }] },
    emergency: setting.emergency ?? false,
    ...setting.content,
  });
  const audience = setting.audience ?? { all: true };
  const id = randomUUID();
  const hashes = { contentSha256: hashOf(content), audienceSha256: hashOf(audience) };
  await database.transaction("console", async (tx) => {
    await tx.announcement.create({
      data: {
        ...{ id, ward: setting.ward ?? "nishi", content: content as Prisma.InputJsonObject, audience, ...hashes },
        ...{ authorKind: "staff", authorId: randomUUID(), authorName: "編集者", approvedAt: new Date() },
        state: "approved",
        emergency: content.emergency,
        sendAt: content.sendAt === undefined ? null : new Date(content.sendAt),
        expiresAt: content.expiresAt === undefined ? null : new Date(content.expiresAt),
      },
    });
    await tx.announcementApproval.create({
      data: {
        ...{ id: randomUUID(), announcementId: id, step: 1, ...hashes },
        ...{ approverKind: "staff", approverId: randomUUID(), approverName: "承認者" },
      },
    });
  });
  return id;
}
