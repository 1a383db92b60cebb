/** Reads the folder of one ward: its own words, entries, plans, surveys, forms, associations, events, shelters, questions. */
import { readAssociations } from "./associationFiles.js";
import { readCaseForms } from "./caseFormFiles.js";
import { reservedNames } from "./channelFile.js";
import type { ContentFiles } from "./contentFiles.js";
import { wardPhraseFile } from "./conversation/phrases.js";
import { readEvaluation } from "./evaluationFiles.js";
import { topic } from "./guide/topic.js";
import { readEventFile } from "./participation/event/eventFile.js";
import { plan } from "./policy/plan.js";
import { readShelters } from "./shelterFiles.js";
import { readSurveys } from "./surveyFiles.js";
import { ward } from "./ward.js";
import { readWardForms } from "./wardFormFiles.js";

/** What is told of the ward; `ward` is undefined where its own file can't be read (then a problem says why). */
export function readWard(files: ContentFiles, id: string) {
  const folder = `wards/${id}`;
  if (reservedNames.includes(id))
    files.report(folder, "", `${id} is an address of the product: name the ward otherwise`);
  const about = files.yaml(`${folder}/ward.yaml`, ward);
  if (about && about.id !== id) files.report(`${folder}/ward.yaml`, "id", `must be the name of its folder, ${id}`);
  const topics = files.list(`${folder}/topics`, ".yaml").flatMap((name) => {
    const entry = files.yaml(`${folder}/topics/${name}`, topic);
    if (entry && `${entry.id}.yaml` !== name)
      files.report(`${folder}/topics/${name}`, "id", `must be the name of the file, ${name.replace(".yaml", "")}`);
    return entry ? [entry] : [];
  });
  const plans = files
    .list(`${folder}/plans`, ".yaml")
    .flatMap((name) => files.yaml(`${folder}/plans/${name}`, plan) ?? []);
  const phrases = files.has(`${folder}/phrases.yaml`)
    ? (files.yaml(`${folder}/phrases.yaml`, wardPhraseFile) ?? {})
    : {};
  const surveys = readSurveys(files, folder, plans);
  const forms = readWardForms(files, folder);
  const caseForms = readCaseForms(files, folder, id);
  const associations = readAssociations(files, folder, about?.towns ?? []);
  const told = { id, ward: about, topics, plans, phrases, sites: readShelters(files, id) };
  const events = about ? readEventFile(files, about) : [];
  // By the names of the files: an entry that can't be read now is no mistake of the questions.
  const entries = files.list(`${folder}/topics`, ".yaml").map((name) => name.replace(/\.yaml$/, ""));
  const evaluation = readEvaluation(files, id, new Set(entries));
  return { ...told, surveys, forms, caseForms, associations, events, evaluation };
}
