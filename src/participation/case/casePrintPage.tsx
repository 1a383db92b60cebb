/** One case on paper. */

import { instantText } from "../../console/timeWords.js";
import { Banner } from "../../web/banner.js";
import { CaseFacts, CaseHistory, type CaseViewPageProps, CaseWords } from "./caseViewPage.js";

export function CasePrintPage(props: CaseViewPageProps): JSX.Element {
  const { case: one, ward, now } = props;
  return (
    <>
      <h1 safe>{`${one.number} ${one.asked.title.ja}`}</h1>
      <p safe>{`${ward.ward.fullName.ja}　${instantText(now)} 現在`}</p>
      <Banner kind="remark">
        <p>個人情報です。使い終わったら、区の決まりに従って処分してください。</p>
      </Banner>
      <CaseFacts {...props} />
      <CaseWords {...props} />
      <CaseHistory {...props} />
    </>
  );
}
