/* Candidates: sets of documents with a score each; smaller is better. */
/* global TITLE */

var SEVERAL = 2;

function all(postings, length) { /* AND of the postings of one run */
  var lists = postings.slice().sort(function (a, b) { return a.docs.length - b.docs.length; });
  var at = lists.map(function () { return 0; }), found = new Map();
  lists[0].docs.forEach(function (doc, first) {
    var titled = TITLE, several = SEVERAL, longest = 0;
    for (var i = 0; i < lists.length; i++) {
      var list = lists[i], place = at[i];
      if (i === 0) place = first;
      else {
        while (place < list.docs.length && list.docs[place] < doc) place++;
        at[i] = place;
        if (place >= list.docs.length || list.docs[place] !== doc) return;
      }
      titled &= list.flags[place]; several &= list.flags[place];
      longest = Math.max(longest, list.lengths[place]);
    }
    found.set(doc, titled ? Math.max(0, longest - length) : several ? 600 : 700);
  });
  return found;
}

function both(a, b) { var out = new Map(); a.forEach(function (score, doc) { if (b.has(doc)) out.set(doc, score + b.get(doc)); }); return out; }
function either(a, b) { var out = new Map(a); b.forEach(function (score, doc) { out.set(doc, out.has(doc) ? Math.min(out.get(doc), score) : score); }); return out; }
function everything(count) { var out = new Map(); for (var i = 0; i < count; i++) out.set(i, 0); return out; }
