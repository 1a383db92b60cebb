/** Places that a person of the simulator can be at: shelters of the wards, from their open data in the content. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const degrees = (most: number) => z.string().min(1).transform(Number).pipe(z.number().min(-most).max(most));

/** Columns of the standard open data of shelters (自治体標準オープンデータセット). */
const row = z.object({
  名称: z.string().min(1),
  所在地_連結表記: z.string(),
  緯度: degrees(90),
  経度: degrees(180),
});

export interface NamedPlace {
  title: string;
  address: string;
  latitude: number;
  longitude: number;
  ward: string;
}

/** A few of each ward; a ward without the file, or a line without a point, is passed over. */
export function places(contentFolder: string, perWard = 6): NamedPlace[] {
  const wards = join(contentFolder, "wards");
  if (!existsSync(wards)) return [];
  return readdirSync(wards)
    .sort()
    .flatMap((ward) => placesOf(ward, join(wards, ward, "shelters.csv")).slice(0, perWard));
}

function placesOf(ward: string, file: string): NamedPlace[] {
  if (!existsSync(file)) return [];
  const rows = parse(readFileSync(file, "utf8"), { columns: true, bom: true, skip_empty_lines: true }) as unknown[];
  return rows.flatMap((candidate) => {
    const read = row.safeParse(candidate);
    if (!read.success) return [];
    const { 名称: title, 所在地_連結表記: address, 緯度: latitude, 経度: longitude } = read.data;
    return [{ title: title.slice(0, 100), address: address.slice(0, 100), latitude, longitude, ward }];
  });
}
