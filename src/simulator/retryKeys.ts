/** Retry keys (`X-Line-Retry-Key`): what was accepted once under a key is not sent again for 24 hours. */
import { limits } from "../line/limits.js";

export interface AcceptedRequest {
  at: number;
  requestId: string;
  /** Only push answers it again with the 409. */
  sentMessages?: unknown;
}

export class RetryKeys {
  private readonly accepted = new Map<string, AcceptedRequest>();

  constructor(private readonly clock: () => number) {}

  static isValid(key: string): boolean {
    return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(key);
  }

  find(key: string): AcceptedRequest | undefined {
    const found = this.accepted.get(key.toLowerCase());
    return found && this.clock() - found.at < limits.retryKeyMs ? found : undefined;
  }

  accept(key: string, requestId: string, sentMessages?: unknown): void {
    this.accepted.set(key.toLowerCase(), { at: this.clock(), requestId, sentMessages });
  }

  get size(): number {
    return this.accepted.size;
  }
}
