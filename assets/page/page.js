// Shows what the desk says, and says what it shows.
//
// The desk sends its whole state each time: {desk, revision, turn, canvas, shows, enter, leave, age, next}.
// `turn` counts the changes of what is to be seen, `age` is how long ago the last one was (ms); `next`
// are pictures to have ready. The page answers {revision, shown, at_rest, painted, ready, failed}.

import { Connection } from "./connection.js";
import { Pictures } from "./pictures.js";
import { Stage } from "./stage.js";

let state = null;
let turned = null; // "desk turn" that is on the stage or on its way there
let painted = null; // the turn that the screen has, at rest
let answers = 0;

const pictures = new Pictures(answer);
const stage = new Stage(document.getElementById("stage"), answer, answerPainted);
const connection = new Connection(take);

function take(told) {
  const sameDesk = state?.desk === told.desk;
  if (sameDesk && told.revision < state.revision) return;
  const first = !sameDesk;
  state = told;
  stage.fit(told.canvas);
  pictures.keep(new Set([told.shows, ...told.next, stage.shown].filter(Boolean).map((each) => each.picture)));
  for (const each of told.next) pictures.get(each.picture);
  const turn = `${told.desk} ${told.turn}`;
  if (turn === turned) {
    answerPainted();
    return;
  }
  turned = turn;
  begin(told, turn, first);
}

async function begin(told, turn, first) {
  const received = performance.now();
  if (first && isShown(told.shows)) { // a desk that came back and means what is there
    answerPainted();
    return;
  }
  const entry = told.shows && pictures.get(told.shows.picture);
  if (entry && !entry.ready && !(await entry.done)) {
    if (turned === turn) turned = null; // tried again when the desk says it again
    return;
  }
  if (turned !== turn) return; // overtaken while the picture was on its way
  const begun = first ? received - told.age : null;
  const move = { enter: told.enter, leave: told.leave, fps: told.canvas.fps };
  stage.change(told.shows, entry?.image, move, begun);
}

function isShown(graphic) {
  const place = ({ picture, x, y, width, height }) => [picture, x, y, width, height].join();
  return graphic !== null && stage.shown !== null && !stage.move && place(stage.shown) === place(graphic);
}

/** Answers when the screen has it: what is drawn before one frame is painted by the next. */
function answerPainted() {
  if (document.hidden) {
    painted = null; // and whoever looks again sees an old frame first
    answer();
    return;
  }
  const asked = ++answers;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (asked !== answers) return;
    painted = isAtRest() ? turned : null;
    answer();
  }));
}

function answer() {
  if (!state) return;
  connection.send({
    revision: state.revision,
    shown: stage.shown?.picture ?? null,
    at_rest: isAtRest(),
    painted: isAtRest() && painted === turned && !document.hidden,
    ready: pictures.names("ready"),
    failed: pictures.names("failed"),
  });
}

/** Whether what is meant is there, and nothing moves. */
function isAtRest() {
  if (turned !== `${state.desk} ${state.turn}` || stage.move) return false;
  return state.shows === null ? stage.shown === null : isShown(state.shows);
}

document.addEventListener("visibilitychange", answerPainted);
