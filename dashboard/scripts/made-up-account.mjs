// Made-up answers about who is signed in, and what only an admin sees: members, erasures, what arrived, saved filters.

const DAY = 86_400_000;
const HOUR = 3_600_000;
const WEBSITES = [
  { websiteId: "flid_lampshop000000000000", name: "Lamp shop", role: "admin" },
  { websiteId: "flid_chairshop00000000000", name: "Chair shop", role: "viewer" },
];

/** @returns whether it answered */
export function accountAnswer({ path, method }, answer, { mode, now, id }) {
  if (path === "/api/v1/login" && method === "GET")
    answer.json({ oidc: mode === "provider", session: mode !== "out" && mode !== "provider" });
  else if (path === "/api/v1/login")
    if (mode === "refused")
      answer.json({ title: "Wrong key", status: 401, reason: "wrong_key", detail: "That key opens nothing." }, 401);
    else answer.json({ csrfToken: "made-up", expiresAt: now + HOUR });
  else if (path === "/api/v1/logout") answer.json({});
  else if (path === "/api/v1/me") me(answer, mode, now, id);
  else if (path.endsWith("/members")) answer.json({ members: mode === "empty" ? [] : members(now, id) });
  else if (path.endsWith("/intake")) answer.json(intake(now, mode));
  else if (/\/filters(\/[^/]+)?$/.test(path))
    answer.json(method === "GET" ? { filters: filters(mode, id) } : filters("", id)[0]);
  else if (/\/erasures\/[^/]+$/.test(path)) answer.json(report(now, id));
  else if (path.endsWith("/erasures"))
    answer.json(
      method === "POST"
        ? report(now, id).erasure
        : { erasures: mode === "empty" ? [] : past(now, id), nextCursor: null },
    );
  else return false;
  return true;
}

function me(answer, mode, now, id) {
  if (mode === "out" || mode === "provider") {
    answer.json({ title: "Key needed", status: 401, reason: "key_needed" }, 401);
    return;
  }
  const member = { actor: `member:${id(600)}`, email: "grace@lamps.example", operator: false };
  const role = mode === "viewer" || mode === "editor" ? mode : null;
  const who = role === null ? { actor: "admin", operator: true } : member;
  const websites = mode === "no-website" ? [] : WEBSITES.map((one) => (role === null ? one : { ...one, role }));
  answer.json({ ...who, websites, csrfToken: "made-up", expiresAt: now + HOUR });
}

function members(now, id) {
  return [
    ["ada@lamps.example", "admin", true],
    ["grace@lamps.example", "editor", true],
    ["linus@lamps.example", "viewer", false],
  ].map(([email, role, hasLoggedIn], n) => ({
    memberId: id(610 + n),
    email,
    role,
    hasLoggedIn,
    addedAt: now - (20 - n * 6) * DAY,
    addedBy: "admin",
  }));
}

function intake(now, mode) {
  const silent = mode === "silent";
  const byHour = Array.from({ length: 24 }, (_, n) => ({
    hour: now - (now % HOUR) - (23 - n) * HOUR,
    accepted: silent || mode === "empty" ? 0 : Math.round(210 + 170 * Math.sin(n / 3.3)),
    rejected: silent ? 0 : mode === "empty" ? (n > 19 ? 9 + n : 0) : n % 5 === 3 ? 11 : 2,
  }));
  const sum = (of) => byHour.reduce((total, hour) => total + hour[of], 0);
  const rejected = sum("rejected");
  return {
    hours: 24,
    received: sum("accepted") + rejected,
    accepted: sum("accepted"),
    rejected,
    reasons: silent
      ? []
      : [
          { reason: "origin_not_allowed", count: Math.round(rejected * 0.8), lastAt: now - 240_000 },
          { reason: "sampled_out", count: Math.round(rejected * 0.2), lastAt: now - 1_900_000 },
        ],
    byHour,
    lastAcceptedAt: silent || mode === "empty" ? null : now - 12_000,
  };
}

function filters(mode, id) {
  if (mode === "unsaved") return [];
  return [
    ["Rage at the checkout", "from=-7d&minRageClicks=1&url=%2Fcheckout&urlMatch=contains"],
    ["Errors on phones", "from=-1d&minErrors=1&device=mobile"],
    ["Long visits of customers", "minDurationMs=300000&sort=durationMs&order=desc"],
  ].map(([name, query], n) => ({ filterId: id(620 + n), name, query, author: "admin", createdAt: 1_763_800_000_000 }));
}

function past(now, id) {
  return [
    ["user", "erased", 12, 2],
    ["visitor", "erased", 1, 9],
    ["user", "erased", 41, 16],
  ].map(([kind, state, recordings, days], n) => ({
    erasureId: id(630 + n),
    kind,
    state,
    requestedAt: now - days * DAY,
    requestedBy: n === 1 ? `key:${id(702)}` : "admin",
    recordings,
    erased: recordings,
    kafkaUntil: now - (days - 3) * DAY,
    remains: days < 3 ? ["log"] : [],
  }));
}

function report(now, id) {
  const kafkaUntil = now + 3 * DAY;
  const recordings = [0, 1, 2].map((n) => ({
    recordingId: id(640 + n).replace("0198a3f0", `0198a3f${n}`),
    state: n < 2 ? "erased" : "erasing",
    factsAt: now - 4_000,
    segmentsAt: n < 2 ? now - 2_000 : null,
    kafkaUntil,
    remains: n < 2 ? ["log"] : ["segments", "log"],
  }));
  return {
    erasure: {
      erasureId: id(650),
      kind: "user",
      state: "erasing",
      requestedAt: now - 9_000,
      requestedBy: "admin",
      recordings: 3,
      erased: 2,
      kafkaUntil,
      remains: ["segments", "log"],
    },
    recordings,
    nextCursor: null,
  };
}
