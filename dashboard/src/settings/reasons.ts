/** Why something that recorders sent wasn't taken, and what to do about it. */
export interface Reason {
  readonly words: string;
  readonly advice: string;
}

const ORIGIN: Reason = {
  words: "Sent from an origin that isn't allowed",
  advice: "If these are your pages, add their origin under Privacy; otherwise somebody else uses your website's id.",
};
const SAMPLED: Reason = {
  words: "Left out by sampling",
  advice: "As set: only a share of visitors is recorded. Raise it under Privacy to see more.",
};
const DISABLED: Reason = {
  words: "Recording is switched off",
  advice: "Switch it on under Privacy. Open pages follow within seconds of their next visit.",
};
const QUOTA: Reason = {
  words: "The month's quota is used up",
  advice: "Recording goes on next month, or when an operator raises the quota. Usage shows how it was spent.",
};
const TOO_LARGE: Reason = {
  words: "Too large",
  advice:
    "One upload was over the limit. Let pages send more often, or keep huge images and canvases out of recordings.",
};
const KEY: Reason = {
  words: "Sent with a key or token that isn't valid",
  advice: "Take the script tag or public key anew from here: the one on the page was revoked, or is another website's.",
};

const REASONS: Readonly<Record<string, Reason>> = {
  origin: ORIGIN,
  origin_not_allowed: ORIGIN,
  sampled_out: SAMPLED,
  recording_disabled: DISABLED,
  disabled: DISABLED,
  quota: QUOTA,
  quota_exceeded: QUOTA,
  body_too_large: TOO_LARGE,
  too_large: TOO_LARGE,
  recording_too_large: {
    words: "The recording has grown too large",
    advice:
      "What came before is kept. A page that changes without end fills recordings: mask or block that part of it.",
  },
  bad_key: KEY,
  bad_token: KEY,
  recording_stopped: {
    words: "Sent after the recording was stopped",
    advice: "Nothing to do: the last uploads of a visit that your page, or an erasure, ended.",
  },
  rate_limited: {
    words: "Sent too fast",
    advice: "The recorder tries again by itself. If it goes on, ask an operator to raise the website's limits.",
  },
  malformed_body: {
    words: "Not readable",
    advice: "Something between page and Playhead changes requests, or another program sends to this address.",
  },
  invalid_field: {
    words: "A member of the request has a value that can't be",
    advice: "Check how your own code calls the API: its answers name the member.",
  },
  unsupported_media: {
    words: "Of a content type that isn't known",
    advice: "A proxy changes the requests' headers, or another program sends to this address.",
  },
  body_timeout: {
    words: "The upload didn't finish in time",
    advice: "Slow connections. The recorder tries again by itself.",
  },
  masking_rules_broken: {
    words: "The masking rules can't be applied",
    advice: "Nothing is taken until they can: look at them under Masking.",
  },
  masking_too_slow: {
    words: "Masking took too long",
    advice: "A pattern is expensive: make it simpler under Masking.",
  },
  shutting_down: { words: "Sent while Playhead was restarting", advice: "The recorder tries again by itself." },
  overloaded: { words: "Playhead was overloaded", advice: "The recorder tries again by itself. Tell an operator." },
  internal: { words: "Playhead failed", advice: "The recorder tries again by itself. Tell an operator." },
};

/** A reason in words, also one that this page doesn't know yet. */
export function reasonOf(reason: string): Reason {
  return (
    REASONS[reason] ?? {
      words: reason.replaceAll("_", " "),
      advice: "The answer to the request, in the page's developer tools, says more.",
    }
  );
}
