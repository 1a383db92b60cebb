// The architecture as rules. Each says to whoever breaks it what to do instead.
const forbidden = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    forbidden("no-circular", "Two files that need each other are one idea, or a third one is missing.", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    forbidden("sdk-in-line-only", "The LINE SDK stays in line/: build messages with line/messages.ts, send with the messenger.", { path: "^src", pathNot: "^src/(line|simulator)/" }, { path: "node_modules/@line/bot-sdk" }),
    forbidden("prisma-in-stores-only", "The database is reached through a store: put the query into nounStore.ts.", { path: "^src", pathNot: "(Store\\.ts$|^src/db\\.ts$|^src/database/|^src/jobs/)" }, { path: "^(generated/prisma|node_modules/(@prisma|pg)/)" }),
    forbidden("dayjs-in-time-only", "Civil time comes from time.ts.", { path: "^src", pathNot: "^src/time\\.ts$" }, { path: "node_modules/dayjs" }),
    forbidden("cores-are-pure", "A core imports cores only: hand in what it needs as a value.", { path: "^src/(guide|survey|policy|announcement|participation|notice|shelter|resident|talk|menu|media)/.+\\.ts$", pathNot: "(Store|Desk|Dialogue|Bubble|Pages|Console|Api|Jobs|Upload|Image|File|buildMenus|readWeights)\\.tsx?$" }, { path: "^src/(db|app|main|config|log)\\.ts$|node_modules/(express|@prisma|pg)/" }),
    forbidden("line-knows-no-feature", "line/ is the LINE Platform and nothing else.", { path: "^src/line/" }, { path: "^src/(guide|survey|policy|announcement|participation|shelter|resident|talk|media|console|conversation|web|simulator)/" }),
    forbidden("jobs-know-no-feature", "jobs/ is told what to run by app.ts.", { path: "^src/jobs/" }, { path: "^src/(line|guide|survey|policy|announcement|participation|shelter|resident|talk|media|console|conversation|web|simulator)/" }),
    forbidden("features-meet-in-app", "A feature imports another feature's core only; what it needs done is handed to it by app.ts.", { path: "^src/(guide|survey|policy|announcement|participation|notice|shelter|talk)/" }, { path: "^src/(guide|survey|policy|announcement|participation|notice|shelter|talk)/.*(Store|Dialogue|Pages|Console|Api|Jobs)\\.tsx?$", pathNot: "^src/$1/" }),
    forbidden("only-main-starts", "app.ts, compose/ and main.ts know everything; nothing knows them.", { path: "^src", pathNot: "^src/(main|app|compose/|cli/)" }, { path: "^src/(app|main|compose/.*)\\.ts$" }),
    forbidden("simulator-not-in-product", "The simulator is loaded by main.ts and demo.ts in demo mode only.", { path: "^src", pathNot: "^src/((main|demo)\\.ts|simulator/)" }, { path: "^src/simulator/" }),
    forbidden("no-dev-dependency-at-run-time", "Move the package to dependencies, or the import out of src.", { path: "^src" }, { dependencyTypes: ["npm-dev", "npm-no-pkg"], dependencyTypesNot: ["type-only"] }),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|test)/" },
    combinedDependencies: true,
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".mjs"], exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
