/** A Chromium: the one at CHROMIUM_PATH, else one in the usual places, else the one that comes with the dependencies. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

interface Candidate {
  path: string;
  /** How long to go on trying, in milliseconds. */
  patience: number;
}

async function* candidates(): AsyncGenerator<Candidate> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return yield { path: named, patience: 0 };
  for (const path of usualPlaces.filter((place) => existsSync(place))) yield { path, patience: 0 };
  const packed = await import("@sparticuz/chromium");
  // It unpacks itself into a folder that all processes share: another test file may be in the middle of it.
  yield { path: await packed.default.executablePath(), patience: 20_000 };
}

/** Playwright gives it a fresh profile of its own. */
async function launch({ path, patience }: Candidate): Promise<Browser> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await chromium.launch({ executablePath: path, args: flags, headless: true, timeout: 30_000 });
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** Where none starts, the reasons. */
export async function startChromium(): Promise<{ browser: Browser | undefined; reasons: string }> {
  const reasons: string[] = [];
  try {
    for await (const candidate of candidates()) {
      try {
        return { browser: await launch(candidate), reasons: "" };
      } catch (error) {
        reasons.push(`${candidate.path}: ${firstLine(error)}`);
      }
    }
  } catch (error) {
    reasons.push(firstLine(error));
  }
  return { browser: undefined, reasons: reasons.join("; ") || "none found" };
}

const firstLine = (error: unknown) => (error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
