/** Panel lists (名簿) of a ward: names and addresses sealed; who has left stays for the letters that carried their name. */
import { randomUUID } from "node:crypto";
import type { Tx } from "../../db.js";
import type { Vault } from "../../vault.js";
import type { Panel, PanelPerson } from "./panelFile.js";

const purpose = "panel member";

export interface Member {
  id: string;
  name: string;
  address: string | undefined;
}

export function openPerson(vault: Pick<Vault, "open">, name: Uint8Array | null, address: Uint8Array | null) {
  return {
    name: name ? vault.open(purpose, name) : undefined,
    address: address ? vault.open(purpose, address) : undefined,
  };
}

export type PanelStore = ReturnType<typeof createPanelStore>;

export function createPanelStore(vault: Pick<Vault, "seal" | "open">) {
  async function list(tx: Tx, ward: string, panel: Panel): Promise<Member[]> {
    const rows = await tx.panelMember.findMany({
      where: { ward, panel, leftAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return rows.map(({ id, name, address }) => {
      const person = openPerson(vault, name, address);
      return { id, name: person.name ?? "", address: person.address };
    });
  }

  return {
    list,

    async counts(tx: Tx, ward: string): Promise<Partial<Record<string, number>>> {
      const rows = await tx.panelMember.groupBy({ by: ["panel"], where: { ward, leftAt: null }, _count: true });
      return Object.fromEntries(rows.map(({ panel, _count }) => [panel, _count]));
    },

    /** Who is on the list already, with the same name and address, is not put on it twice. */
    async add(tx: Tx, ward: string, panel: Panel, people: readonly PanelPerson[], now: Date): Promise<number> {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`panel ${ward} ${panel}`}, 0))`;
      const written = ({ name, address }: PanelPerson) => JSON.stringify([name, address ?? ""]);
      const there = new Set((await list(tx, ward, panel)).map(written));
      const fresh = people.filter((person) => !there.has(written(person)));
      const sealed = (words: string) => new Uint8Array(vault.seal(purpose, words));
      await tx.panelMember.createMany({
        data: fresh.map(({ name, address }, index) => ({
          id: randomUUID(),
          ward,
          panel,
          name: sealed(name),
          address: address === undefined ? null : sealed(address),
          // In the order of the file.
          createdAt: new Date(now.getTime() + index),
        })),
      });
      return fresh.length;
    },

    async leave(tx: Tx, ward: string, panel: Panel, id: string, now: Date): Promise<boolean> {
      const { count } = await tx.panelMember.updateMany({
        where: { id, ward, panel, leftAt: null },
        data: { leftAt: now },
      });
      return count > 0;
    },
  };
}
