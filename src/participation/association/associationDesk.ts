/** Which association somebody belongs to: the table that the ward supplied, else what documents tell of the town. */
import type { Tx } from "../../db.js";
import { type Association, officeOf, type WardAssociations } from "./association.js";
import { type AssociationPlace, type AssociationRow, findAssociation } from "./associationTable.js";
import { associationTableStore } from "./associationTableStore.js";

export interface KnownAssociation {
  /** For `case.association`: key of the content, or the name as the ward's table has it. */
  key: string;
  name: string;
  federation: string | undefined;
  /** By the ward's table, in Japanese. */
  fee: string | undefined;
  contact: string | undefined;
  /** What the content knows of it. */
  content: Association | undefined;
}

export type AssociationAnswer =
  | { kind: "found"; association: KnownAssociation; by: "building" | "block" | "town"; table: TableSource | undefined }
  /** Block or building would tell, or the ward. */
  | { kind: "several"; associations: KnownAssociation[]; table: TableSource | undefined }
  /** The ward passes it on; there may be an office that knows. */
  | { kind: "unknown"; office: Association | undefined };

export interface TableSource {
  source: string;
  asOf: string;
}

export interface AssociationDesk {
  associationOf(tx: Tx, ward: string, place: AssociationPlace): Promise<AssociationAnswer>;
  /** What `case.association` is called; a key that is no longer known is its own name. */
  nameOf(ward: string, key: string): string;
}

export interface AssociationDeskOptions {
  /** Content of a ward. */
  associationsOf(ward: string): WardAssociations | undefined;
}

export function createAssociationDesk({ associationsOf }: AssociationDeskOptions): AssociationDesk {
  const none: WardAssociations = { associations: [], holes: [] };

  function fromRow(row: AssociationRow, known: WardAssociations): KnownAssociation {
    const content = known.associations.find(({ name }) => name === row.association);
    const { association: name, federation, fee, contact } = row;
    return { key: content?.key ?? name, name, federation, fee, contact, content };
  }

  function fromContent(content: Association): KnownAssociation {
    const { key, name } = content;
    return { key, name, federation: undefined, fee: undefined, contact: undefined, content };
  }

  return {
    async associationOf(tx, ward, place) {
      const known = associationsOf(ward) ?? none;
      const supplied = await associationTableStore.rowsOf(tx, ward, place.town);
      const found = findAssociation(supplied?.rows ?? [], place);
      const table = supplied && { source: supplied.source, asOf: supplied.asOf };
      switch (found.kind) {
        case "found":
          return { kind: "found", association: fromRow(found.row, known), by: found.by, table };
        case "several":
          return { kind: "several", associations: found.rows.map((row) => fromRow(row, known)), table };
        case "unknown": {
          const told = known.associations.filter(({ kind, towns }) => kind !== "office" && towns.includes(place.town));
          // The nearer one first: a council or a federation is where several associations meet.
          const nearest = told.find(({ kind }) => kind === "association") ?? told[0];
          return nearest
            ? { kind: "found", association: fromContent(nearest), by: "town", table: undefined }
            : { kind: "unknown", office: officeOf(known) };
        }
        default:
          return found satisfies never;
      }
    },
    nameOf: (ward, key) => associationsOf(ward)?.associations.find((one) => one.key === key)?.name ?? key,
  };
}
