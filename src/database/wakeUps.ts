/** Wake-ups inside this process: who listens to a channel is called soon after it is woken. */
export class WakeUps {
  private readonly listeners = new Map<string, Set<() => void>>();

  on(channel: string, listener: () => void): () => void {
    const listeners = this.listeners.get(channel) ?? new Set();
    // Wrapped, so that one listener registered twice is two.
    const own = () => listener();
    this.listeners.set(channel, listeners.add(own));
    return () => void listeners.delete(own);
  }

  emit(channel: string): void {
    for (const listener of this.listeners.get(channel) ?? []) setImmediate(listener);
  }
}
