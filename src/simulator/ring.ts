/** Keeps the newest of a stream of things, so that a long run does not fill the memory. */
export class Ring<T> {
  private items: T[] = [];
  /** How many were ever added. */
  total = 0;

  constructor(readonly capacity: number) {}

  add(item: T): void {
    this.total += 1;
    this.items.push(item);
    // Cutting in blocks keeps adding cheap.
    if (this.items.length >= this.capacity * 2) this.items = this.items.slice(-this.capacity);
  }

  /** Oldest first. */
  all(): T[] {
    return this.items.slice(-this.capacity);
  }

  clear(): void {
    this.items = [];
    this.total = 0;
  }
}
