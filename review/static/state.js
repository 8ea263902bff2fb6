// What the desk's modules share: the queue, the claim that is open, and what can be done with it.

export const desk = {
  queue: null, // Queue
  outbox: null, // Outbox
  choices: null, // closed sets of words, outlets, rules, settings
  keys: null, // Keys
  open: null, // {dossier, item, shownAt, note, form}: the claim before the reader's eyes
  sentence: null, // the sentence without a claim before the reader's eyes, with its answers
  stuck: false, // true while the next claim can't be had: it is asked for again once the server answers
  given: [], // {key, item}: verdicts that can be undone, the latest last
  sinceSentence: 0, // verdicts since a sentence was offered
  show: null, // (claim id) shows a claim
  showNext: null, // (item or nothing) shows it, or the first that waits
  decide: null, // (decision, more) gives a verdict on the open claim
  complain: null, // (words) tells of trouble until it is over
};
