/** Picture (画像) of an announcement: what may be uploaded, and what is kept of it. */

export const mediaLimits = {
  /** Of the uploaded file. */
  bytes: 10 * 1024 * 1024,
  /** Width × height: what unpacks to more is a bomb, or a poster that no phone shows. */
  pixels: 50_000_000,
  /** LINE draws pictures no wider than the phone: more would only cost residents their data volume. */
  longestSide: 2048,
  /** LINE's limit of a preview is 1 MB. */
  previewSide: 720,
  previewBytes: 1_000_000,
  /** Smaller than this a picture is a mark, not something to read or see. */
  shortestSide: 40,
} as const;

export type PictureMime = "image/jpeg" | "image/png";

/** As it is kept and served: encoded anew by us, so that nothing of the uploaded bytes is passed on. */
export interface Picture {
  mime: PictureMime;
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
}

export type PictureMistake = "empty" | "too-big" | "not-a-picture" | "animated" | "too-many-pixels" | "too-small";

export type PictureReading =
  | { kind: "picture"; original: Picture; preview: Picture }
  | { kind: "mistaken"; mistake: PictureMistake };

/** For staff: what is wrong and what to do. */
export const pictureMistakes: Readonly<Record<PictureMistake, string>> = {
  empty: "画像ファイルが空です。ファイルを選びなおしてください。",
  "too-big": "画像ファイルが10MBを超えています。小さくしてから選びなおしてください。",
  "not-a-picture": "JPEGかPNGの画像として読めません。写真ならJPEG、図ならPNGで保存しなおしてください。",
  animated: "動く画像（アニメーション）は送れません。止まった画像を選んでください。",
  "too-many-pixels": "画像の縦横が大きすぎます（5,000万画素まで）。縮小してから選びなおしてください。",
  "too-small": "画像が小さすぎて読めません。縦横40画素以上の画像を選んでください。",
};

/** What stands at the start of the bytes; a file's name and its sender's word for its type say nothing. */
export function pictureKind(bytes: Uint8Array): PictureMime | undefined {
  const starts = (...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  return undefined;
}
