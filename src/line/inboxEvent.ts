/** What a turn reads of its event in the inbox. */
export interface InboxEvent {
  id: bigint;
  channel: string;
  person: Uint8Array;
  json: string;
  receivedAt: Date;
  orderTs: Date;
  messageKey: Uint8Array | null;
  /** Its sender took it back before its turn came. */
  takenBack: boolean;
}
