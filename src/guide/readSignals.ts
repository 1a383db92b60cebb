/** Reads the signs of danger from their folder: a language in one file (`ko.yaml`) or in several (`ja-words.yaml`, `ja-dv.yaml`). */
import type { ContentFiles } from "../contentFiles.js";
import {
  type SignalFile,
  type SignalLanguage,
  signalFile,
  signalLanguages,
  signalProblems,
  type WrittenSignals,
} from "./signalFile.js";

const folder = "common/priority/signals";

/** Undefined where a file is missing or wrong: `files` then has the problem. */
export function readSignals(files: ContentFiles): WrittenSignals | undefined {
  const written: Partial<Record<SignalLanguage, SignalFile>> = {};
  for (const language of signalLanguages) {
    const parts = files
      .list(folder, ".yaml")
      .filter((name) => name === `${language}.yaml` || name.startsWith(`${language}-`))
      .map((name) => files.yaml(`${folder}/${name}`, signalFile));
    if (parts.length === 0) files.report(folder, language, "has no signs of danger in this language");
    const whole = parts.reduce<SignalFile>((all, part) => (part ? merged(all, part) : all), { lists: {}, rules: [] });
    const problems = signalProblems(whole);
    for (const { place, problem } of problems) files.report(folder, `${language}: ${place}`, problem);
    if (parts.length > 0 && parts.every(Boolean) && problems.length === 0) written[language] = whole;
  }
  const complete = (all: typeof written): all is Record<SignalLanguage, SignalFile> =>
    signalLanguages.every((language) => all[language]);
  return complete(written) ? written : undefined;
}

function merged(one: SignalFile, other: SignalFile): SignalFile {
  const traditional = one.traditional ?? other.traditional;
  return {
    lists: { ...one.lists, ...other.lists },
    rules: [...one.rules, ...other.rules],
    ...(traditional === undefined ? {} : { traditional }),
  };
}
