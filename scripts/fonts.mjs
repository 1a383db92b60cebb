/**
 * `node scripts/fonts.mjs`: makes the letters in fonts/ again, from Google's Noto Sans (SIL Open Font License).
 *
 * The menu pictures need one weight and everyday characters only. The whole fonts would be 115 MB in the dependencies
 * of every installation; these are 3 MB. Run it when a ward needs a character that is missing (the build names it):
 * add the character to `extra`.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Beyond the usual ones: Japanese characters in Chinese names of places (町会, 東成区). */
const extra = "町島東鶴見";

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The characters of a double-byte character set, by its rows (JIS X 0208, GB 2312 and KS X 1001 have 94 columns). */
function rows(encoding, ...wanted) {
  const decoder = new TextDecoder(encoding);
  const bytes = wanted.flatMap(([first, last]) =>
    range(first, last).flatMap((row) => range(0xa1, 0xfe).map((column) => [row, column])),
  );
  return bytes.flatMap((pair) =>
    [...decoder.decode(Uint8Array.from(pair))].map((letter) => letter.codePointAt(0) ?? 0),
  );
}

/** Latin with everything that Vietnamese needs, and general punctuation. */
const everywhere = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0x17f),
  0x1a0,
  0x1a1,
  0x1af,
  0x1b0,
  ...range(0x1ea0, 0x1ef9),
  ...range(0x2010, 0x2027),
];
const kana = [...range(0x3000, 0x3020), ...range(0x3041, 0x30ff)];
const typed = [...extra].map((letter) => letter.codePointAt(0) ?? 0);

/** Rows of signs, then of the first level (常用 and the like). */
const fonts = [
  { package: "noto-sans-jp", name: "NotoSansJP", letters: rows("euc-jp", [0xa1, 0xa8], [0xb0, 0xcf]) },
  { package: "noto-sans-sc", name: "NotoSansSC", letters: rows("gbk", [0xa1, 0xa3], [0xb0, 0xd7]) },
  { package: "noto-sans-kr", name: "NotoSansKR", letters: rows("euc-kr", [0xa1, 0xa3], [0xb0, 0xc8]) },
];

/** HarfBuzz's subsetter, called as its C interface has it. */
async function openSubsetter(file) {
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {});
  const { memory } = instance.exports;
  const call = (name, ...values) => instance.exports[name](...values);
  const tag = (name) => Buffer.from(name).readUInt32BE();
  return (font, letters) => {
    const at = call("malloc", font.length);
    new Uint8Array(memory.buffer).set(font, at);
    const face = call("hb_face_create", call("hb_blob_create", at, font.length, 2, 0, 0), 0);
    const input = call("hb_subset_input_create_or_fail");
    const unicode = call("hb_subset_input_unicode_set", input);
    for (const letter of letters) call("hb_set_add", unicode, letter);
    // Set 3: tables to drop. Nothing is set vertically or kerned in these pictures.
    const dropped = call("hb_subset_input_set", input, 3);
    for (const table of ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "STAT", "DSIG"])
      call("hb_set_add", dropped, tag(table));
    // Flag 1: no hinting, which pictures this large don't need.
    call("hb_subset_input_set_flags", input, 1);
    const subset = call("hb_subset_or_fail", face, input);
    if (subset === 0) throw new Error("HarfBuzz could not make the subset");
    const blob = call("hb_face_reference_blob", subset);
    const start = call("hb_blob_get_data", blob, 0);
    return Buffer.from(memory.buffer.slice(start, start + call("hb_blob_get_length", blob)));
  };
}

const folder = mkdtempSync(join(tmpdir(), "tonari-fonts-"));
const target = new URL("../fonts/", import.meta.url);
try {
  const packages = ["harfbuzzjs@1.6.4", ...fonts.map((font) => `@expo-google-fonts/${font.package}@0.4.3`)];
  execFileSync("npm", ["install", "--no-save", "--ignore-scripts", "--prefix", folder, ...packages], {
    stdio: "inherit",
  });
  const modules = join(folder, "node_modules");
  for (const { package: source, name, letters } of fonts) {
    // A fresh one for each font: the module does not give memory back.
    const subset = await openSubsetter(join(modules, "harfbuzzjs/dist/harfbuzz-subset.wasm"));
    const font = readFileSync(join(modules, `@expo-google-fonts/${source}/700Bold/${name}_700Bold.ttf`));
    const small = subset(font, [...everywhere, ...kana, ...letters, ...typed]);
    writeFileSync(new URL(`${name}-Bold.ttf`, target), small);
    console.log(`${name}-Bold.ttf: ${small.length} bytes`);
  }
  copyFileSync(join(modules, "@expo-google-fonts/noto-sans-jp/LICENSE_FONT"), new URL("OFL.txt", target));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
