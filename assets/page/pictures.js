// Pictures by name: each is fetched once and decoded before anything may show it.

/** Calls `onChange()` when a picture has become ready or has failed. */
export class Pictures {
  constructor(onChange) {
    this.onChange = onChange;
    this.known = new Map(); // name -> {image, ready, failed, done: Promise of whether it is ready}
  }

  /** The picture's entry; `done` tells when it can be shown without a wait, or cannot at all. */
  get(name) {
    const found = this.known.get(name);
    if (found && !found.failed) return found;
    const image = new Image();
    image.decoding = "sync"; // never painted later than the rest of its frame
    const entry = { image, ready: false, failed: false, done: null };
    this.known.set(name, entry);
    image.src = `pictures/${name}`;
    entry.done = image.decode().then(
      () => { entry.ready = true; },
      () => { entry.failed = true; },
    ).then(() => { this.onChange(); return entry.ready; });
    return entry;
  }

  /** Forgets all but these. */
  keep(names) {
    for (const name of this.known.keys()) if (!names.has(name)) this.known.delete(name);
  }

  names(which) {
    return [...this.known].filter(([, entry]) => entry[which]).map(([name]) => name).sort();
  }
}
