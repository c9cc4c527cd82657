// Two layers on a stage as large as OBS's canvas: one graphic comes, the other goes, frame by frame.

const REST = [0, 0, 0, 0, 0, 0]; // dx, dy in pixels; left, top, right, bottom cut off as shares
const EARLY = 0.25; // of a frame: a picture that comes a little early is still the next one

/** Both edges' cut in whole pixels, together at most all there is; the desk's own rule. */
function cut(length, near, far) {
  const first = Math.round(length * near);
  return [first, Math.min(Math.round(length * far), length - first)];
}

class Layer {
  constructor(element) {
    this.element = element;
    this.shown = null;
  }

  /** Holds this graphic from now on; picture and place change together. */
  hold(graphic, image) {
    this.shown = graphic;
    const { style } = this.element;
    for (const [side, length] of [["left", "x"], ["top", "y"], ["width", "width"], ["height", "height"]]) {
      style[side] = `${graphic[length]}px`;
    }
    this.element.replaceChildren(image);
  }

  move([dx, dy, left, top, right, bottom]) {
    const { width, height } = this.shown;
    const [west, east] = cut(width, left, right);
    const [north, south] = cut(height, top, bottom);
    const { style } = this.element;
    style.transform = dx || dy ? `translate(${dx}px, ${dy}px)` : "none";
    style.clipPath = left || top || right || bottom
      ? `inset(${north}px ${east}px ${south}px ${west}px)` : "none";
    style.visibility = "visible";
  }

  clear() {
    this.shown = null;
    this.element.style.visibility = "hidden";
    this.element.replaceChildren();
  }
}

/** Calls `onRest()` when a move has ended, and `onMove()` when one has begun. */
export class Stage {
  constructor(element, onMove, onRest) {
    this.element = element;
    this.onMove = onMove;
    this.onRest = onRest;
    this.layers = [...element.children].map((each) => new Layer(each));
    this.entering = null; // the layer that holds what is to be seen
    this.leaving = null; // the layer of what was
    this.move = null; // {enter, leave, fps, begun}
    this.canvas = { width: 1, height: 1 };
    addEventListener("resize", () => this.fit());
    document.addEventListener("visibilitychange", () => this.move && this.finish());
  }

  get shown() {
    return this.entering?.shown ?? null;
  }

  fit(canvas = this.canvas) {
    this.canvas = canvas;
    const { style } = this.element;
    const across = innerWidth / canvas.width;
    const down = innerHeight / canvas.height;
    style.width = `${canvas.width}px`;
    style.height = `${canvas.height}px`;
    style.transform = across === 1 && down === 1 ? "none" : `scale(${across}, ${down})`;
  }

  /**
   * Brings a graphic on and takes the one before off, or only that when `graphic` is null.
   * `begun` is when the move began, on performance.now()'s clock; null for the next frame.
   */
  change(graphic, image, { enter, leave, fps }, begun) {
    this.drop(); // what was still leaving has had its time
    this.leaving = this.entering;
    this.entering = null;
    if (graphic) {
      this.entering = this.layers.find((each) => each !== this.leaving);
      this.entering.hold(graphic, image);
      for (const each of this.layers) each.element.style.zIndex = each === this.entering ? 1 : 0;
    }
    this.move = { enter, leave, fps, begun };
    if (document.hidden) {
      this.finish(); // nobody sees it, and no frame will come
    } else if (begun !== null || !(enter.length || leave.length)) {
      this.step(performance.now());
    } else {
      this.next();
    }
    if (this.move) this.onMove();
  }

  /** Draws what belongs to this time, and asks for the next frame. */
  step(now) {
    const { move } = this;
    move.begun ??= now;
    const frame = Math.floor(((now - move.begun) * move.fps) / 1000 + EARLY);
    if (frame >= Math.max(move.enter.length, move.leave.length)) {
      this.finish();
      return;
    }
    this.entering?.move(move.enter[frame] ?? REST);
    if (frame < move.leave.length) this.leaving?.move(move.leave[frame]);
    else this.drop();
    this.next();
  }

  next() {
    const { move } = this;
    requestAnimationFrame((now) => this.move === move && this.step(now));
  }

  finish() {
    this.move = null;
    this.entering?.move(REST);
    this.drop();
    this.onRest();
  }

  drop() {
    this.leaving?.clear();
    this.leaving = null;
  }
}
