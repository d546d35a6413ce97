/** One piece of work at a time: what somebody waits for comes first, what is made ahead has the rest. */

type Work = () => Promise<void>;

export class Turns {
  private readonly asked: Work[] = [];
  private readonly ahead: Work[] = [];
  private running = false;

  /** For somebody who waits. */
  first<T>(work: () => Promise<T>): Promise<T> {
    return this.enter(this.asked, work);
  }

  /** When nobody waits. */
  later<T>(work: () => Promise<T>): Promise<T> {
    return this.enter(this.ahead, work);
  }

  private enter<T>(queue: Work[], work: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    queue.push(() => work().then(resolve, reject));
    void this.run();
    return promise;
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let next = this.next(); next; next = this.next()) await next();
    this.running = false;
  }

  private next(): Work | undefined {
    return this.asked.shift() ?? this.ahead.shift();
  }
}
