// The page's line to the desk: opens it, and opens it again, a little later each time.

const FIRST_WAIT = 200; // milliseconds
const LONGEST_WAIT = 3000;
const SILENCE = 7000; // the desk says its state anew every 2 seconds; longer, and the line is dead

/** Calls `onState(state)` for whatever the desk sends. */
export class Connection {
  constructor(onState) {
    this.onState = onState;
    this.wait = FIRST_WAIT;
    this.socket = null;
    this.watchdog = 0;
    this.open();
  }

  /** Answers the desk; nothing is kept for later, because it asks again. */
  send(report) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(report));
  }

  open() {
    // Only a page inside OBS proves what is on air; one in a browser beside it only looks on.
    const inside = "obsstudio" in window || navigator.userAgent.includes(" OBS/");
    const address = new URL(`state?in=${inside ? "obs" : "browser"}`, location.href);
    address.protocol = location.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    this.socket = socket;
    this.watch();
    socket.onmessage = (message) => {
      this.wait = FIRST_WAIT;
      this.watch();
      this.onState(JSON.parse(message.data));
    };
    socket.onclose = () => this.lost(socket);
  }

  watch() {
    clearTimeout(this.watchdog);
    const socket = this.socket;
    this.watchdog = setTimeout(() => {
      socket.close();
      this.lost(socket); // a dead line's own close event may take minutes
    }, SILENCE);
  }

  lost(socket) {
    if (socket !== this.socket) return;
    socket.onmessage = null;
    this.socket = { readyState: WebSocket.CLOSED };
    clearTimeout(this.watchdog);
    setTimeout(() => this.open(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 1.6, LONGEST_WAIT);
  }
}
