/** Why a time can't be taken, in words for staff. */
export const timeTexts: Readonly<Record<string, string>> & { readonly unreadable: string } = {
  unreadable: "日時を「2026-12-10T17:00」のように入力してください。",
  "has opened already": "受付はもう始まっています。始まりは変えられません。",
  "lies in the past": "過ぎた日時です。これからの日時を入力してください。",
  "is not after the opening": "締切は、受付の始まりより後にしてください。",
  "is more than 400 days": "受付の期間は400日までです。",
};
