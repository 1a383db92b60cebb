/** How long what remains of a closed survey (保存期間), as its notice of purpose told the respondents. */
import type { SurveyDefinition } from "../survey.js";

export interface Retention {
  /** Until then respondents may object; then nobody can find their response any more. */
  objection: Date;
  /** Free texts. */
  texts: Date;
  /** Responses. From then on the kept tally and the published editions are all there is: a recount would find nothing. */
  responses: Date;
}

export function retentionOf({ retention }: Pick<SurveyDefinition, "retention">, closedAt: Date): Retention {
  const after = (days: number) => new Date(closedAt.getTime() + days * 86_400_000);
  return {
    objection: after(retention.objectionDays),
    texts: after(retention.textsDays),
    responses: after(retention.responsesDays),
  };
}
