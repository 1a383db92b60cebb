/** A form filled in: rows that a spreadsheet and a page draw alike. */
import { type FormNode, type FormValue, formFieldNames } from "./formNode.js";
import type { FormBlock, FormTable, FormTemplate } from "./formTemplate.js";

export type FormRow =
  | { kind: "heading"; level: number; text: string }
  | { kind: "pair"; label: string; value: FormValue }
  | { kind: "table"; caption: string; columns: FormTable["columns"]; rows: readonly (readonly FormValue[])[] };

export interface FormSheet {
  title: string;
  rows: FormRow[];
}

type Fields = Readonly<Record<string, FormValue>>;

export function fillForm(template: FormTemplate, plan: FormNode): FormSheet {
  const rows: FormRow[] = [];

  function fill(blocks: readonly FormBlock[], node: FormNode, fields: Fields, level: number): void {
    for (const block of blocks) {
      if (block.kind === "pairs") {
        for (const { label, field } of block.cells) rows.push({ kind: "pair", label, value: fields[field] ?? null });
        continue;
      }
      const nodes = node.below[block.over] ?? [];
      if (block.kind === "table") {
        // A plan without indicators has no such table: an empty one would look like a mistake.
        if (nodes.length === 0) continue;
        rows.push({
          kind: "table",
          caption: block.caption,
          columns: block.columns,
          rows: nodes.map((one) => block.columns.map(({ field }) => ({ ...fields, ...one.fields })[field] ?? null)),
        });
        continue;
      }
      for (const one of nodes) {
        const inner = { ...fields, ...one.fields };
        rows.push({ kind: "heading", level, text: filled(block.heading, inner) });
        fill(block.blocks, one, inner, level + 1);
      }
    }
  }

  fill(template.blocks, plan, plan.fields, 2);
  return { title: filled(template.title, plan.fields), rows };
}

const filled = (text: string, fields: Fields) =>
  text.replaceAll(/\{([a-zA-Z.]+)\}/g, (_hole, field: string) => String(fields[field] ?? "")).trim();

/** Names in a template that no plan has: `pairs: issue.titel`. */
export function unknownFields(template: Pick<FormTemplate, "title" | "blocks">): string[] {
  const inText = (text: string) => [...text.matchAll(/\{([a-zA-Z.]+)\}/g)].map(([, field = ""]) => field);
  const named = (block: FormBlock): string[] => {
    if (block.kind === "pairs") return block.cells.map(({ field }) => field);
    if (block.kind === "table") return block.columns.map(({ field }) => field);
    return [...inText(block.heading), ...block.blocks.flatMap(named)];
  };
  return [...inText(template.title), ...template.blocks.flatMap(named)].filter((field) => !formFieldNames.has(field));
}
