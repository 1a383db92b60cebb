/** Templates that staff may choose: those of the content files first, then the ones that the ward keeps itself. */
import { randomUUID } from "node:crypto";
import type { Prisma } from "../../generated/prisma/client.js";
import type { Actor } from "../console/actor.js";
import type { Audit } from "../console/audit/audit.js";
import { type Database, violatedIndex } from "../db.js";
import type { AnnouncementContent } from "./announcement.js";
import {
  type AnnouncementTemplate,
  type FileTemplate,
  type TemplateBody,
  type TemplatePart,
  templateBody,
} from "./template.js";

export interface TemplateStoreOptions {
  database: Database;
  audit: Audit;
  fileTemplates(): readonly FileTemplate[];
}

export type TemplateStore = ReturnType<typeof createTemplateStore>;

export function createTemplateStore({ database, audit, fileTemplates }: TemplateStoreOptions) {
  async function list(ward: string): Promise<AnnouncementTemplate[]> {
    const rows = await database.run("console", (tx) =>
      tx.announcementTemplate.findMany({ where: { ward }, orderBy: { name: "asc" } }),
    );
    return [
      ...fileTemplates().map((one) => ({ ...one, own: false })),
      ...rows.map(({ id, name, content }) => ({ id, name, body: templateBody.parse(content), own: true })),
    ];
  }

  return {
    list,

    /** By id or name, or by the beginning of a name that only one has: 「避難情報」. */
    async named(ward: string, name: string): Promise<AnnouncementTemplate | undefined> {
      const all = await list(ward);
      const exact = all.find((one) => one.id === name || one.name === name);
      if (exact) return exact;
      const begun = name === "" ? [] : all.filter((one) => one.name.startsWith(name));
      return begun.length === 1 ? begun[0] : undefined;
    },

    /** `taken`: the ward has one of this name already. */
    async save(
      ward: string,
      actor: Actor & { kind: "staff" },
      name: string,
      body: TemplateBody,
    ): Promise<{ kind: "saved"; id: string } | { kind: "taken" }> {
      const id = randomUUID();
      const content = templateBody.parse(body) as unknown as Prisma.InputJsonObject;
      if (fileTemplates().some((one) => one.name === name)) return { kind: "taken" };
      try {
        await database.transaction("console", async (tx) => {
          await tx.announcementTemplate.create({ data: { id, ward, name, content, updatedBy: actor.id } });
          await audit.record(tx, { actor, ward, action: "template.saved", subject: id });
        });
        return { kind: "saved", id };
      } catch (error) {
        if (violatedIndex(error) !== undefined) return { kind: "taken" };
        throw error;
      }
    },

    async remove(ward: string, actor: Actor & { kind: "staff" }, id: string): Promise<boolean> {
      return database.transaction("console", async (tx) => {
        const { count } = await tx.announcementTemplate.deleteMany({ where: { id, ward } });
        if (count > 0) await audit.record(tx, { actor, ward, action: "template.deleted", subject: id });
        return count > 0;
      });
    },
  };
}

/** What is kept of an announcement as a template: its words; pictures and LINE's own objects belong to the occasion. */
export function bodyOf({ title, variants, emergency }: AnnouncementContent): TemplateBody | undefined {
  const kept = Object.entries(variants).flatMap(([spoken, parts]) => {
    const words = parts.flatMap((part): TemplatePart[] => {
      if (part.kind === "text") return [part];
      if (part.kind !== "card") return [];
      const { image: _picture, ...rest } = part;
      return [rest];
    });
    return words.length > 0 ? [[spoken, words] as const] : [];
  });
  const read = templateBody.safeParse({ title, emergency, variants: Object.fromEntries(kept) });
  return read.success ? read.data : undefined;
}
