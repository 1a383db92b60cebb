/** The guide's decision on a page: the entry itself, a few to choose from, or that it isn't here. */
import type { Content } from "../content.js";
import { inLanguage } from "../web/pageLanguage.js";
import { Words } from "../web/words.js";
import { CardArticle } from "./cardArticle.js";
import { EntryLinks } from "./entryLinks.js";
import type { Decision } from "./guide.js";
import { NonePart } from "./nonePart.js";
import type { WardView } from "./wardView.js";

export interface DecisionPartProps {
  ward: WardView;
  content: Content;
  decision: Decision;
}

export function DecisionPart({ ward, content, decision }: DecisionPartProps): JSX.Element {
  const { view, say } = ward;
  const { language } = view;
  switch (decision.kind) {
    case "answer": {
      const topic = ward.content.topics.get(decision.entry);
      const card = ward.card(decision.entry);
      if (!topic || !card) return <NonePart ward={ward} />;
      return (
        <CardArticle ward={ward} topic={topic} card={card} heading="h2">
          <EntryLinks ward={ward} entries={card.related.map((related) => related.id)} lead={say("related")} />
          <p>
            <a href={ward.at(`/${card.id}`)}>
              <Words text={view.say("openEntry")} />
            </a>
          </p>
        </CardArticle>
      );
    }
    case "choices":
      return <EntryLinks ward={ward} entries={decision.entries} lead={say("choicesLead")} large />;
    case "other-ward": {
      const other = content.wards.get(decision.ward);
      const title = other?.topics.get(decision.otherEntry)?.text[language].title ?? "";
      const otherName = other?.ward.name[language] ?? "";
      return (
        <>
          <EntryLinks
            ward={ward}
            entries={decision.entries}
            lead={say("otherWard", { other: otherName, title, ward: ward.name })}
            large
          />
          <p>
            <a href={inLanguage(`/${decision.ward}/${decision.otherEntry}`, language)}>
              <Words text={`${otherName}: ${title}`} />
            </a>
          </p>
        </>
      );
    }
    case "none": {
      const service = content.elsewhere.find(({ id }) => id === decision.elsewhere);
      const lead =
        service &&
        [say("elsewhereLead", { service: service.name[language] }), service.refer?.[language]]
          .filter(Boolean)
          .join("\n");
      return <NonePart ward={ward} lead={lead} />;
    }
    default:
      return decision satisfies never;
  }
}
