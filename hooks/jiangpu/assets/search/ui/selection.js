/* Which option of a list box is selected, and the keys that were pressed before the list was
   there. */

const MOVES = ["ArrowDown", "ArrowUp", "Home", "End"];

/** The selection in a list box that belongs to a field.

    A reader may type faster than answers come. A key that is pressed while the list still
    belongs to an earlier question waits for the list that belongs to this one, so that no key is
    lost and none acts on a row that the reader did not mean.

    `options()`: the options as they are now; `open(option)`: what Enter does; `leave()`: what
    Enter does where it waited for a list that came empty. */
function makeSelection(field, { options, open, leave }) {
  let selected = null;
  let expected = false;
  let waiting = [];

  function select(option) {
    if (selected) selected.setAttribute("aria-selected", "false");
    selected = option;
    if (option) {
      option.setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", option.id);
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  function move(key) {
    const rows = options();
    if (!rows.length) return;
    const at = rows.indexOf(selected);
    const last = rows.length - 1;
    const next = {
      ArrowDown: at < last ? at + 1 : 0,
      ArrowUp: at > 0 ? at - 1 : last,
      Home: 0,
      End: last,
    };
    select(rows[next[key]]);
    selected.scrollIntoView({ block: "nearest" });
  }

  function forget() {
    waiting = [];
    select(null);
  }

  /** Whether the key belongs to the list; if not, the field and the form have it. */
  function takes(key) {
    const chosen = selected !== null || waiting.length > 0;
    if (key === "ArrowDown" || key === "ArrowUp") return true;
    return chosen && (key === "Enter" || MOVES.indexOf(key) >= 0);
  }

  return {
    forget,

    /** Uses a key now or when the list is there; says whether it was the list's. */
    press(key) {
      if (key === "ArrowLeft" || key === "ArrowRight") forget();
      if (!takes(key)) return false;
      const now = !expected || (key === "Enter" && !waiting.length);
      if (!now) waiting.push(key);
      else if (key === "Enter") open(selected);
      else move(key);
      return true;
    },

    /** The list is out of date: keys wait for the next one. */
    expect() {
      expected = true;
    },

    /** The list is up to date: the keys that waited are used. `sure`: it holds what was asked for;
        where it holds only what is near to that, Enter waits until the reader has seen it. */
    settle(sure) {
      expected = false;
      const keys = waiting;
      waiting = [];
      const enter = keys.indexOf("Enter");
      (enter < 0 ? keys : keys.slice(0, enter)).forEach(move);
      if (enter < 0) return;
      if (!selected) leave();
      else if (sure) open(selected);
    },

    /** The list was drawn again: an option that is no longer in it cannot be selected. */
    redrawn() {
      if (selected && options().indexOf(selected) < 0) select(null);
    },
  };
}
