/** The import law of ARCHITECTURE.md: who may import whom, type imports included. */

const desks = [
  'cases',
  'clusters',
  'incidents',
  'bulletins',
  'roster',
  'reference',
  'calls',
  'wording',
  'ladder',
  'topics',
];

/** Stage → the stages it may import, besides itself, `kernel`, `shared` and the type of the settings. */
const law = {
  kernel: [],
  config: [],
  access: ['journal'],
  doors: [
    'access',
    'intake',
    ...desks,
    'journal',
    'queries',
    'stream',
    'projections',
    'site',
    'reports',
    'drills',
    'replays',
    'time-machine',
    'outbound',
    'unit-loop',
    'console',
    'answers',
  ],
  intake: ['triage', 'cases', 'reference', 'journal'],
  triage: [],
  calls: ['journal', 'cases'],
  cases: ['journal'],
  clusters: ['journal', 'cases', 'reference'],
  incidents: ['journal', 'reference'],
  // Triage is pure: the lint asks it what could tell who somebody is.
  bulletins: ['journal', 'triage'],
  roster: ['journal', 'reference'],
  // The list to a unit holds what its sender sees; the answers go through the desk of cases.
  'unit-loop': ['access', 'cases', 'queries', 'reference', 'journal'],
  wording: ['journal', 'reference'],
  topics: ['journal'],
  // Whom a case that waits is told of: its clocks, the roster, the lists.
  ladder: ['journal', 'cases', 'reference', 'roster'],
  reference: ['access', 'journal'],
  journal: [],
  // Of the journal: whether entries that a count rests on are set apart.
  queries: ['access', 'journal', ...desks],
  projections: ['journal'],
  // Of the queries: what rates count is read on beside what numbers count.
  reactors: ['journal', 'projections', 'queries', ...desks, 'outbound', 'answers', 'reports'],
  stream: ['access', 'projections', 'queries'],
  site: ['access', 'answers', 'bulletins', 'cases', 'projections', 'queries', 'reference'],
  // The same folds over the same entries, as far as a time of the past.
  'time-machine': ['journal', 'projections'],
  // Frozen figures are rows and entries of their own; what usually comes in is the volume fold's baseline.
  reports: ['journal', 'projections', 'reference'],
  drills: ['intake', ...desks, 'journal'],
  // A file's rows go through the intake that everybody's complaints go through.
  replays: ['intake', 'cases', 'reference', 'journal'],
  outbound: ['journal'],
  // Views, templates, mentions and drafts: what the console keeps beside the cases.
  console: ['access', 'cases', 'journal'],
  // What complainants are told: their words are the templates', the way out is outbound's.
  answers: ['access', 'cases', 'clusters', 'console', 'journal', 'outbound', 'reference'],
};

const TESTS = '\\.(test|spec)\\.ts$|^server/test/|^e2e/';
/** Wire everything together, measure it or drive it: they may import any stage. */
const OUTSIDE_THE_LAW = '^server/(bench|cli|test)/|^server/[^/]+\\.ts$|^server/src/[^/]+\\.ts$';
const PURE = '^server/src/(triage/|.+/rules/|.+\\.fold\\.ts$)';
const npm = (...names) => `/node_modules/(${names.join('|')})(/|$)`;

const stages = Object.entries(law).map(([stage, imports]) => ({
  name: `law-of-${stage}`,
  comment: `${stage} imports ${imports.join(', ') || 'no other stage'}.`,
  from: { path: `^server/src/${stage}/`, pathNot: TESTS },
  to: {
    path: '^server/(src|bench|cli|test)/',
    pathNot: `^server/src/(${[stage, 'kernel', 'config', ...imports].join('|')})/`,
  },
}));

const everyStage = {
  name: 'every-stage-has-a-law',
  comment: 'A new folder of server/src begins with its line in the law.',
  from: { path: `^server/src/(?!(${Object.keys(law).join('|')})/)[^/]+/`, pathNot: TESTS },
  to: { path: '^(server|shared)/' },
};

const settings = {
  name: 'settings-are-handed-in',
  comment: 'Only what starts the server reads the settings; the rest may name their type.',
  from: {
    path: '^server/src/',
    pathNot: `${TESTS}|${OUTSIDE_THE_LAW}|^server/src/(config|kernel)/`,
  },
  to: {
    path: '^server/src/config/',
    // The token is how they are handed in.
    pathNot: '/env-token\\.ts$',
    dependencyTypesNot: ['type-only'],
  },
};

const readersOnly = {
  name: 'queries-read-and-never-write',
  comment: 'A query reads what a desk wrote; it never reaches the desk itself.',
  from: { path: '^server/src/queries/', pathNot: TESTS },
  to: {
    path: `^server/src/(${desks.join('|')})/(.*-desk|batch|plan-.*|load-batch|policy|rebuild)\\.ts$`,
  },
};

const statesOfFolds = {
  name: 'doors-ask-folds-for-their-state-only',
  comment: 'Boards go out through the stream; the doors of operation ask how far the folds are.',
  from: { path: '^server/src/doors/(?!operations/)', pathNot: TESTS },
  to: { path: '^server/src/projections/' },
};

const purity = [
  {
    name: 'pure-of-frameworks',
    comment: 'Rules, triage and folds know neither Nest nor a database nor the clock.',
    from: { path: PURE, pathNot: TESTS },
    to: {
      path: `${npm('@nestjs', '@mikro-orm', 'pg', 'fastify', 'socket\\.io', 'rxjs')}|^server/src/kernel/(clock|database/)`,
    },
  },
  {
    name: 'pure-of-input-and-output',
    comment: 'Rules, triage and folds read no file, open no connection and set no timer.',
    from: { path: PURE, pathNot: TESTS },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?(assert|buffer|crypto|util|url)$' },
  },
  {
    name: 'folds-know-events-only',
    comment: 'A fold sees what happened, not how the journal keeps it.',
    from: { path: '^server/src/.+\\.fold\\.ts$' },
    to: { path: '^server/src/journal/', pathNot: '^server/src/journal/events[/.]' },
  },
];

const oneDoor = [
  {
    name: 'one-door-to-the-socket',
    comment: 'client/src/feed is the only importer of socket.io-client.',
    from: { pathNot: `^client/src/feed/|^server/bench/|${TESTS}` },
    to: { path: npm('socket\\.io-client') },
  },
  {
    name: 'one-door-to-echarts',
    comment: 'client/src/ui is the only importer of echarts.',
    from: { pathNot: '^client/src/ui/' },
    to: { path: npm('echarts', 'vue-echarts', 'zrender') },
  },
  {
    name: 'one-door-to-other-hosts',
    comment: 'server/src/outbound is the only one that calls another host.',
    from: { path: '^server/src/', pathNot: `^server/src/outbound/|${TESTS}` },
    to: {
      path: `^(node:)?(http|https|http2)$|${npm('undici', 'nodemailer')}`,
      dependencyTypesNot: ['type-only'],
    },
  },
];

const apart = [
  {
    name: 'packages-meet-in-shared',
    comment: 'server, client and e2e meet only in shared.',
    from: { path: '^(server|client|e2e)/' },
    to: { path: '^(server|client|e2e)/(?!node_modules/)', pathNot: '^$1/' },
  },
  {
    name: 'shared-knows-nobody',
    comment: 'The waist imports neither side.',
    from: { path: '^shared/' },
    to: { path: '^(server|client|e2e)/(?!node_modules/)' },
  },
  {
    name: 'projections-apart',
    comment: 'A projection never imports another; measure/ holds the parts that all are made of.',
    from: { path: '^server/src/projections/([^/]+)/', pathNot: TESTS },
    to: {
      path: '^server/src/projections/[^/]+/',
      pathNot: '^server/src/projections/($1|measure)/',
    },
  },
  {
    name: 'boards-apart',
    comment: 'A board never imports another.',
    from: { path: '^client/src/boards/([^/]+)/', pathNot: TESTS },
    to: { path: '^client/src/boards/[^/]+/', pathNot: '^client/src/boards/$1/' },
  },
];

const common = [
  {
    name: 'no-circular',
    comment: 'No cycles, not even of types.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'not-to-test',
    comment: 'Source never imports tests.',
    from: { path: '^(server/(src|cli)|client|shared)/', pathNot: TESTS },
    to: { path: TESTS },
  },
  {
    name: 'not-to-dev-dep',
    comment: 'What runs in production is a dependency, not a development dependency.',
    from: { path: '^(server/(src|cli)|client/src|shared/src)/', pathNot: TESTS },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'resolvable',
    comment: 'Every import leads somewhere.',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: [
    ...stages,
    everyStage,
    settings,
    readersOnly,
    statesOfFolds,
    ...purity,
    ...oneDoor,
    ...apart,
    ...common,
  ].map((rule) => Object.assign(rule, { severity: 'error' })),
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(server|client|e2e|shared)/dist/|\\.(css|svg|png|woff2)$|\\?(raw|url)$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
