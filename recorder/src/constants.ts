/** Version that `recording_start` reports as `sdk.version`; kept equal to package.json by a test. */
export const SDK_VERSION = "0.1.0";
export const SDK_NAME = "playhead-recorder";

/** ms between flushes until `recording_start` says otherwise: a live viewer should lag by a few seconds at most. */
export const DEFAULT_FLUSH_INTERVAL_MS = 2_000;
/** events; a buffer this full is flushed at once. */
export const DEFAULT_FLUSH_EVENTS = 500;
/** characters of JSON; a buffer this full is flushed at once. 256 KiB compresses to well under the unload share. */
export const DEFAULT_FLUSH_BYTES = 256 * 1024;
/** ms; the fastest flushing that a server may ask for, so that a wrong header can't turn the page into a load generator. */
export const MIN_FLUSH_INTERVAL_MS = 100;

/** events kept while the server can't be reached; an hour of ordinary use, and the most that one request may carry. */
export const MAX_BUFFERED_EVENTS = 10_000;
/** characters of JSON kept while the server can't be reached: the page's memory is the host's, not ours. */
export const MAX_BUFFERED_BYTES = 32 * 1024 * 1024;
/** share of the buffer freed when it overflows: dropping one event at a time would be quadratic. */
export const OVERFLOW_SHARE = 0.1;
/** characters of JSON a chunk is cut at after an outage; far below the server's 64 MiB inflated. One event may exceed it. */
export const MAX_CHUNK_BYTES = 4 * 1024 * 1024;

/** ms before each retry of a frozen chunk or a start. */
export const RETRY_DELAYS_MS: readonly number[] = [1_000, 2_000, 4_000];
/** ms; the longest `Retry-After` that is obeyed: beyond it the tab is probably gone. */
export const MAX_RETRY_AFTER_MS = 60_000;
/** ms between rounds of tries when a start keeps failing. */
export const START_RETRY_INTERVAL_MS = 30_000;
/** ms until a request counts as a network error; the server answers every write within 8 s. */
export const REQUEST_TIMEOUT_MS = 10_000;
/** ms without an upload after which a heartbeat renews the server's 60 s lease. */
export const HEARTBEAT_INTERVAL_MS = 20_000;

/** characters of a chunk from which on a worker compresses it: fewer take the main thread about a millisecond. */
export const WORKER_MIN_CHARS = 64 * 1024;
/** ms to wait for the worker: it is started once, and a megabyte takes it some 10 ms. */
export const WORKER_ANSWER_MS = 2_000;

/** bytes of request bodies sent while leaving: keepalive and beacon share 65,536 per page, the rest is the host's. */
export const UNLOAD_BUDGET_BYTES = 60_000;
/** bytes of the JSON around a chunk's base64 (ids, token, times), taken off the unload budget. */
export const ENVELOPE_BYTES = 1_500;
/** characters of JSON per byte of unload budget above which compressing is hopeless and only costs time. */
export const HOPELESS_RATIO = 20;
/** compressions tried while leaving: each may take some 20 ms of the time in which the next page should load. */
export const MAX_UNLOAD_COMPRESSIONS = 8;

/** ms of silence of the visitor after which a new recording begins. */
export const MAX_SILENCE_MS = 30 * 60_000;
/** ms after which a new recording begins whatever happens; the server's token and fences end soon after. */
export const MAX_RECORDING_MS = 24 * 60 * 60_000;
/** ms between two writes of the tab's record to sessionStorage: activity events come by the hundred. */
export const TAB_TOUCH_INTERVAL_MS = 2_000;
/** ms to wait for the document that holds a tab's recording to answer; a live one answers within a frame or two. */
export const HOLDER_ANSWER_MS = 250;
/** windows whose last seq a tab remembers for `recording_stop`; older ones were delivered or lost long ago. */
export const MAX_REMEMBERED_WINDOWS = 50;

/** ms between full snapshots, so that a player can seek without replaying from the start. */
export const SNAPSHOT_INTERVAL_MS = 5 * 60_000;

/** characters of an error's message, its stack, and a tracked name: longer ones are cut. */
export const MAX_MESSAGE_CHARS = 2_000;
export const MAX_STACK_CHARS = 8_000;
export const MAX_NAME_CHARS = 200;

/** s; a visitor is known for a year. */
export const VISITOR_COOKIE_S = 365 * 24 * 60 * 60;
/** s; a session slides on by half an hour. */
export const SESSION_COOKIE_S = 30 * 60;
/** ms between slides of the session cookie while the visitor is active: each write is a synchronous call. */
export const SESSION_SLIDE_INTERVAL_MS = 60_000;
export const VISITOR_COOKIE = "_fs_vid";
export const SESSION_COOKIE = "_fs_sid";
/** sessionStorage key of the tab's recording. */
export const TAB_KEY = "playhead.recording";
/** localStorage keys by which a visitor opts out ("true"). */
export const IGNORE_KEYS: readonly string[] = ["playhead_ignore", "flowsery_ignore"];

/** console calls recorded a minute: a page that logs in a loop shall not fill its own recording. */
export const MAX_CONSOLE_PER_MINUTE = 500;
/** arguments of a console call, characters of each, stack frames: what the indexer keeps of them, and a reader reads. */
export const MAX_CONSOLE_ARGUMENTS = 10;
export const MAX_CONSOLE_CHARS = 2_000;
export const MAX_CONSOLE_FRAMES = 10;
/** keys or items of a logged object, and its depth: a logged store would be walked whole otherwise. */
export const MAX_LOGGED_KEYS = 50;
export const MAX_LOGGED_DEPTH = 4;

/** errors and console calls kept until the server has said whether they may be recorded, each. */
export const MAX_EARLY = 200;
/** ms captured before a trigger fires that are sent once it does. */
export const RING_MS = 60_000;

/** ms without the visitor after which the page's own changes stay here: nobody watches a clock tick. */
export const IDLE_AFTER_MS = 5 * 60_000;
/** characters of JSON kept of an idle page; beyond, a full snapshot at the visitor's return takes the place of its changes. */
export const MAX_IDLE_BYTES = 1024 * 1024;
/** errors and marks of an idle page that are kept when it grows larger. */
export const MAX_IDLE_MARKS = 200;

/** times a second that the page's changes are told while they don't end; more than ten can't be told apart in a replay. */
export const MUTATIONS_PER_SECOND = 10;
/** s of them that may come at once: what opens, moves or fills within moments is recorded whole. */
export const MUTATION_BURST = 10;
/** changed nodes that count as much as one more event: a page that rewrites itself has a shorter burst than a clock. */
export const CHANGES_PER_TOKEN = 50;
