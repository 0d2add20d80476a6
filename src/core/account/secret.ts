const opened = new WeakMap<Secret, string>();

/**
 * A token that cannot be printed by accident: every conversion (string, template, JSON, inspection) gives `***`.
 * The text itself is kept outside the object, so that not even its own properties hold it.
 */
export class Secret {
  constructor(text: string) {
    opened.set(this, text);
  }

  /** The token itself. Called where it goes on the wire or into the secret store, and nowhere else. */
  open(): string {
    return opened.get(this) ?? '';
  }

  equals(text: string): boolean {
    return this.open() === text;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [Symbol.toPrimitive](): string {
    return '***';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '***';
  }
}
