/** Registered groups: the link by which one posts is kept as HMAC, the contact person sealed. */
import { randomBytes } from "node:crypto";
import type { Tx } from "../../db.js";
import { topicKeys } from "../../guide/topic.js";
import type { Vault } from "../../vault.js";
import { type GroupContact, type GroupForm, groupContact, type NewsGroup } from "./newsGroup.js";

const purpose = "news group contact";

interface Row {
  id: string;
  name: string;
  about: string | null;
  districts: string[];
  topics: string[];
  suspendedAt: Date | null;
  fictional: boolean;
}

const groupOf = ({ id, name, about, districts, topics, suspendedAt, fictional }: Row): NewsGroup => ({
  id,
  name,
  about: about ?? undefined,
  districts,
  topics: topicKeys.filter((key) => topics.includes(key)),
  suspended: suspendedAt !== null,
  fictional,
});

export type NewsGroupStore = ReturnType<typeof createNewsGroupStore>;

export function createNewsGroupStore(vault: Vault) {
  const hashOf = (token: string) => vault.pseudonym("news group link", token);
  const fieldsOf = ({ name, about, person, reach, districts, topics }: GroupForm) => ({
    name,
    about: about === "" ? null : about,
    districts,
    topics,
    contact: person === "" && reach === "" ? null : vault.seal(purpose, JSON.stringify({ person, reach })),
  });

  return {
    /**
     * @param id of its own, so that a form sent twice is one group
     * @returns the token of its link, which is nowhere else; undefined where the group is there already
     */
    async add(
      tx: Tx,
      ward: string,
      id: string,
      form: GroupForm,
      by: { staff: string | undefined; fictional?: boolean },
    ): Promise<string | undefined> {
      const token = randomBytes(32).toString("base64url");
      const { count } = await tx.newsGroup.createMany({
        data: [
          {
            id,
            ward,
            ...fieldsOf(form),
            linkHash: hashOf(token),
            createdBy: by.staff ?? null,
            fictional: by.fictional ?? false,
          },
        ],
        skipDuplicates: true,
      });
      return count === 1 ? token : undefined;
    },

    async edit(tx: Tx, ward: string, id: string, form: GroupForm): Promise<boolean> {
      return (await tx.newsGroup.updateMany({ where: { id, ward }, data: fieldsOf(form) })).count === 1;
    },

    /** The link before stops working. */
    async renew(tx: Tx, ward: string, id: string): Promise<string | undefined> {
      const token = randomBytes(32).toString("base64url");
      const { count } = await tx.newsGroup.updateMany({ where: { id, ward }, data: { linkHash: hashOf(token) } });
      return count === 1 ? token : undefined;
    },

    /** @returns false where it is so already, or not there */
    async setSuspended(tx: Tx, ward: string, id: string, suspended: boolean): Promise<boolean> {
      const changed = await tx.$executeRaw`
        UPDATE news_group SET suspended_at = CASE WHEN ${suspended} THEN now() END
        WHERE id = ${id}::uuid AND ward = ${ward} AND (suspended_at IS NOT NULL) <> ${suspended}`;
      return changed === 1;
    },

    /** With how many posts wait and how many have been approved. */
    async ofWard(tx: Tx, ward: string): Promise<(NewsGroup & { waiting: number; approved: number })[]> {
      const rows = await tx.$queryRaw<(Row & { waiting: number; approved: number })[]>`
        SELECT g.id, g.name, g.about, g.districts, g.topics, g.suspended_at AS "suspendedAt", g.fictional,
          count(p.id) FILTER (WHERE p.state = 'waiting')::int AS waiting,
          count(p.id) FILTER (WHERE p.state = 'approved')::int AS approved
        FROM news_group g LEFT JOIN news_post p ON p.group_id = g.id
        WHERE g.ward = ${ward} GROUP BY g.id ORDER BY g.suspended_at IS NOT NULL, g.name, g.id LIMIT 500`;
      return rows.map((row) => ({ ...groupOf(row), waiting: row.waiting, approved: row.approved }));
    },

    async find(tx: Tx, ward: string, id: string): Promise<(NewsGroup & { contact: GroupContact }) | undefined> {
      const row = await tx.newsGroup.findFirst({ where: { id, ward } });
      if (!row) return undefined;
      const contact = row.contact
        ? groupContact.parse(JSON.parse(vault.open(purpose, row.contact)))
        : { person: "", reach: "" };
      return { ...groupOf(row), contact };
    },

    /** Whose link it is, under the address of the group's ward only; a suspended group is told so. */
    async byToken(tx: Tx, ward: string, token: string): Promise<NewsGroup | undefined> {
      const row = await tx.newsGroup.findFirst({ where: { linkHash: hashOf(token), ward } });
      return row ? groupOf(row) : undefined;
    },
  };
}
