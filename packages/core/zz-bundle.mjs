// src/schema/annotation-syntax.ts
function parseAnnotationLine(line) {
  const annotations = [];
  let at = skipBlanks(line, 0);
  for (; ; ) {
    const name = line[at] === "@" ? match(NAME, line, at + 1) : void 0;
    if (name === void 0) break;
    const parsed = parseOne(line, { name, start: at });
    if ("expected" in parsed) {
      const fault = { name, start: at, end: line.trimEnd().length, expected: parsed.expected };
      return { annotations, rest: line.slice(at), fault };
    }
    annotations.push(parsed);
    at = skipBlanks(line, parsed.end);
  }
  return { annotations, rest: line.slice(annotations.length > 0 ? at : 0) };
}
var NAME = /[A-Za-z_]\w*/y;
var WORD = /[A-Za-z_][\w-]*(?:\.[\w-]+)*/y;
var NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
var REGEX = /\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^\\/[])+)\/([a-z]*)/y;
var TEXT = /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'/y;
var ESCAPE = /\\(u[0-9A-Fa-f]{4}|.)/g;
var ESCAPES = /* @__PURE__ */ new Map([["n", "\n"], ["r", "\r"], ["t", "	"]]);
function parseOne(line, { name, start }) {
  const afterName = start + 1 + name.length;
  if (line[afterName] !== "(") {
    if (!isOver(line, afterName)) return { expected: 'a blank or "(" behind its name' };
    if (line[skipBlanks(line, afterName)] === "(") return { expected: 'no blank between its name and "("' };
    return { name, args: [], named: {}, start, end: afterName };
  }
  const args = [];
  const named3 = /* @__PURE__ */ new Map();
  let at = skipBlanks(line, afterName + 1);
  while (line[at] !== ")") {
    const key = keyAt(line, at);
    const value = valueAt(line, key ? key.end : at);
    if (!value) return { expected: "quoted text, a number, a word or a /regular expression/" };
    if (!key && named3.size > 0) return { expected: "its named arguments behind all others" };
    if (key && named3.has(key.name)) return { expected: `"${key.name}" once` };
    if (key) named3.set(key.name, value.value);
    else args.push(value.value);
    at = skipBlanks(line, value.end);
    if (line[at] === ",") at = skipBlanks(line, at + 1);
    else if (line[at] !== ")") return { expected: '"," or ")" behind an argument' };
  }
  if (!isOver(line, at + 1)) return { expected: 'a blank behind its ")"' };
  return { name, args, named: Object.fromEntries(named3), start, end: at + 1 };
}
function keyAt(line, at) {
  const name = match(NAME, line, at);
  if (name === void 0) return void 0;
  const colon = skipBlanks(line, at + name.length);
  return line[colon] === ":" ? { name, end: skipBlanks(line, colon + 1) } : void 0;
}
function valueAt(line, at) {
  TEXT.lastIndex = at;
  const text = TEXT.exec(line);
  if (text) return { value: unescape(text[1] ?? text[2] ?? ""), end: TEXT.lastIndex };
  REGEX.lastIndex = at;
  const regex = REGEX.exec(line);
  if (regex) {
    const value = { regex: regex[1] ?? "", flags: regex[2] ?? "" };
    return isRegex(value) ? { value, end: REGEX.lastIndex } : void 0;
  }
  const number = match(NUMBER, line, at);
  if (number !== void 0) {
    const end = at + number.length;
    return Number.isFinite(Number(number)) && !/[\w.]/.test(line[end] ?? "") ? { value: Number(number), end } : void 0;
  }
  const word = match(WORD, line, at);
  if (word === void 0) return void 0;
  return { value: word === "true" ? true : word === "false" ? false : word, end: at + word.length };
}
function isRegex({ regex, flags }) {
  try {
    return new RegExp(regex, flags) instanceof RegExp;
  } catch {
    return false;
  }
}
function unescape(text) {
  return text.replace(ESCAPE, (_, code) => {
    return code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : ESCAPES.get(code) ?? code;
  });
}
function match(pattern, line, at) {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0];
}
function isOver(line, at) {
  return at >= line.length || /\s/.test(line[at] ?? "");
}
function skipBlanks(line, from) {
  let at = from;
  while (at < line.length && /\s/.test(line[at] ?? "")) at++;
  return at;
}

// src/plugin/diagnostic.ts
function createReport(prefix, catalogue2, sink) {
  return (code, params, at) => {
    const row2 = catalogue2[code];
    const help = typeof row2.help === "function" ? row2.help(params) : row2.help;
    sink.push({
      code: `${prefix}/${code}`,
      severity: row2.severity,
      message: row2.message(params),
      ...help !== void 0 && { help },
      ...at && { span: at.span }
    });
  };
}

// src/schema/findings/catalogue.ts
var row = (help) => ({
  severity: "error",
  message: (p) => p.said,
  help: (p) => p.fix ?? help
});
var findings = {
  syntax: row("Put each field and block attribute on a line of its own."),
  "unknown-type": row("Declare a model or an enum of that name."),
  "unknown-attribute": row("Remove it: Prisma knows no attribute of that name."),
  "attribute-arguments": row("Write the arguments as Prisma knows them."),
  "duplicate-name": row("Rename one of the two."),
  "duplicate-constraint": row('Give one of them a name of its own: map: "...".'),
  "reserved-name": row("Rename it. @@map, or @map on a field, keeps the name in the database."),
  // Keys.
  "missing-id": row("Add @id or @unique to one of its required fields."),
  "id-optional": row('Take the "?" or "[]" away: an id is one value, and always there.'),
  "id-several": row("Write @@id([a, b]) for one key of several fields; what else identifies a record is @unique."),
  "key-fields": row("Name columns of the model, each once."),
  // Relations.
  "missing-opposite": row("Add a field at the other end."),
  "relation-sides": row(
    'Give "fields" and "references" to the side that has the column, and to no other:\n\n  author   Author @relation(fields: [authorId], references: [id])\n  authorId Int'
  ),
  "relation-fields": row('Name columns in "fields" and "references", as many in the one as in the other.'),
  "relation-types": row("Give both the same type."),
  "relation-name": row('Name each relation, with the same name at both of its ends: @relation("written").'),
  "relation-unique": row("Make the columns @unique, or write @@unique([a, b]) over several."),
  "relation-optional": row('Add a "?" to the type of the relation.'),
  "relation-cycle": row("Write onDelete: NoAction, onUpdate: NoAction on one of the relations."),
  "relation-action": row("Use an action the database has, or leave it out."),
  "relation-ignored": row("Add @ignore to the field."),
  "relation-many": row("Write the join table as a model, with two relations and @@id over both keys."),
  // Columns.
  "native-type": row("Use a native type of this database, or none."),
  "database-lacks": row("Leave it out, or use a database that has it."),
  "default-value": row("Write a value of the type, or a function that makes one."),
  autoincrement: row("Use it once in a model, on an Int or BigInt that is a key."),
  "updated-at": row("Use it on a DateTime that is no list."),
  // What is not a table.
  "database-schema": row('Name a schema in "schemas" of the datasource, and give each model and enum one of them.'),
  "datasource-setting": row("Keep one datasource, with settings that Prisma 7 has."),
  view: row("Take it away: what identifies a row of a view is @unique or @@unique, without a name."),
  invalid: row("Do what the message says; npx prisma validate says it, too.")
};

// src/schema/diagnostics.ts
var didYouMean = (p, otherwise) => p.nearest === void 0 ? otherwise : `Did you mean "${p.nearest}"?`;
var named = (names) => {
  const shown = names.slice(0, names.length > 6 ? 5 : 6).map((name) => `"${name}"`);
  if (names.length > shown.length) shown.push(`${String(names.length - shown.length)} more`);
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
};
var catalogue = {
  ...findings,
  "parser-crashed": {
    severity: "error",
    message: (p) => `Prisma's parser broke down over this schema: ${p.said}`,
    help: "Deep nesting is a known cause. Take parts out of the schema to find the line that does it."
  },
  // What a schema must have.
  "no-datasource": {
    severity: "error",
    message: () => "The schema has no datasource.",
    help: 'Add one:\n\ndatasource db {\n  provider = "postgresql"\n}'
  },
  "provider-missing": {
    severity: "error",
    message: (p) => `Datasource "${p.datasource}" has no provider.`,
    help: 'Add `provider = "postgresql"`, or the database you have.'
  },
  "provider-env": {
    severity: "error",
    message: (p) => `Datasource "${p.datasource}" takes its provider from the environment.`,
    help: "Write the provider into the schema: the generated code depends on it."
  },
  "provider-unknown": {
    severity: "error",
    message: (p) => `"${p.provider}" is not a database Prisma knows.`,
    help: (p) => didYouMean(p, "Use postgresql, mysql (also for MariaDB), sqlite, sqlserver or cockroachdb.")
  },
  mongodb: {
    severity: "error",
    message: () => "Prisma 7 has no client for MongoDB, so no API can be generated for it.",
    help: "Use postgresql, mysql, sqlite, sqlserver or cockroachdb."
  },
  "no-models": {
    severity: "error",
    message: () => "The schema has no model that the Prisma client can see.",
    help: "Add a model."
  },
  "client-twins": {
    severity: "error",
    message: (p) => `Models ${p.models.map((name) => `"${name}"`).join(" and ")} are both "prisma.${p.property}" in the Prisma client, where one hides the other.`,
    help: "Rename one of them, and keep the name of its table with @@map."
  },
  "client-letter": {
    severity: "error",
    message: (p) => `Prisma cannot make a client with ${p.what}: it breaks down over a first letter beyond ASCII there.`,
    help: "Begin the name with a letter from A to Z, and keep the name in the database with @map or @@map. A key may get a `name` instead."
  },
  // What Prisma's parser accepts and is wrong all the same, or odd.
  "foreign-key-type": {
    severity: "warning",
    message: (p) => `"${p.from}" (${p.types[0] ?? ""}) refers to "${p.to}" (${p.types[1] ?? ""}), and no foreign key can join two types.`,
    help: "Give both the same native type."
  },
  "set-null-required": {
    severity: "warning",
    message: (p) => `SetNull on "${p.field}" fails whenever it is called for: ${named(p.columns)} may not be null.`,
    help: "Make relation and column optional, or use Cascade or Restrict."
  },
  "requirement-circle": {
    severity: "warning",
    message: (p) => `Models ${named(p.models)} require each other, so none of them can have a first record.`,
    help: "Make one of the relations between them optional."
  },
  "ignored-models": {
    severity: "info",
    message: (p) => `The API has nothing of what is ignored: ${named(p.names)}.`
  },
  "half-relations": {
    severity: "info",
    message: (p) => `Left out, since the other end or a column of the relation is ignored: ${named(p.names)}.`
  },
  // What is set aside before Prisma 7 reads it.
  "set-aside-url": {
    severity: "info",
    message: (p) => `"${p.property}" is set aside: in Prisma 7 the connection is configured outside the schema.`
  },
  "set-aside-generator": {
    severity: "info",
    message: (p) => `Generator "${p.generator}" (${p.provider}) is set aside.`
  },
  "set-aside-preview": {
    severity: "info",
    message: (p) => `Prisma 7 has no preview feature ${p.features.map((f) => `"${f}"`).join(", ")}: set aside.`
  },
  // Annotations.
  "annotation-syntax": {
    severity: "error",
    message: (p) => `"@${p.name}" is not written as an annotation: expected ${p.expected}.`,
    help: "Write /// @name or /// @name(argument, key: value), with free text behind a blank."
  },
  "annotation-arguments": {
    severity: "error",
    message: (p) => `"@${p.name}" takes ${p.takes}.`,
    help: "Correct what stands in the parentheses, or take the annotation away."
  },
  "annotation-place": {
    severity: "error",
    message: (p) => `"@${p.name}" cannot stand on ${p.place}.`,
    help: (p) => `Put it on a ${p.on.join(" or a ")}.`
  },
  "annotation-stray": {
    severity: "error",
    message: (p) => `"@${p.name}" belongs to nothing.`,
    help: "Put it directly above the model or field it is meant for, or behind the field on the same line."
  },
  "annotation-repeated": {
    severity: "error",
    message: (p) => `"@${p.name}" is given twice.`,
    help: "Keep one of the two."
  },
  "annotation-contradiction": {
    severity: "error",
    message: (p) => `Field "${p.field}" is both @readonly and @writeonly.`,
    help: "Use @hidden for a field that exists nowhere outside."
  },
  "annotation-in-text": {
    severity: "warning",
    message: (p) => `"@${p.name}" stands in running text and has no effect.`,
    help: "An annotation has to begin its line."
  },
  "unknown-annotation": {
    severity: "warning",
    message: (p) => `Nothing knows the annotation "@${p.name}".`,
    help: (p) => `Did you mean "@${p.nearest}"?`
  },
  // What the config says of the schema.
  "unknown-model": {
    severity: "error",
    message: (p) => `The config names model "${p.model}" in ${p.where}, which is not in the schema.`,
    help: (p) => didYouMean(p, "Remove it from the config.")
  },
  "unknown-field": {
    severity: "error",
    message: (p) => `The config names field "${p.field}", which model "${p.model}" does not have.`,
    help: (p) => didYouMean(p, "Remove it from the config.")
  },
  "config-value": {
    severity: "error",
    message: (p) => `"${p.path}" in the config is not a value an annotation can have.`,
    help: "Use true, false, text, a number, a regular expression, or a list of them."
  }
};

// src/schema/nearest.ts
import { createRequire } from "node:module";

// src/order.ts
function byCodeUnit(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// src/schema/nearest.ts
var require2 = createRequire(import.meta.url);
function nearest(name, known, within = 3) {
  const most = Math.min(within, name.length / 2);
  const { distance } = require2("fastest-levenshtein");
  let best;
  for (const candidate of [...known].sort(byCodeUnit)) {
    if (Math.abs(candidate.length - name.length) > most) continue;
    const edits = Math.min(distance(name, candidate), 0.5 + distance(name.toLowerCase(), candidate.toLowerCase()));
    if (edits <= most && (!best || edits < best.edits)) best = { name: candidate, edits };
  }
  return best?.name;
}

// src/schema/core-annotations.ts
var EXPOSABLE = [
  "list",
  "get",
  "create",
  "update",
  "delete",
  "count",
  "createMany",
  "updateMany",
  "deleteMany",
  "upsert"
];
var nothing = (a) => a.args.length === 0 && !hasNamed(a) ? void 0 : "no arguments";
var oneOptionalText = (what) => (a) => a.args.length <= 1 && !hasNamed(a) && a.args.every(isText) ? void 0 : `at most one argument: ${what}`;
var SEGMENT = /^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/;
var ROLE = /^[\w-]+\.[\w-]+$/;
var CORE_ANNOTATIONS = /* @__PURE__ */ new Map([
  ["hidden", { on: ["model", "field"], fault: nothing }],
  ["readonly", { on: ["field"], fault: nothing }],
  ["writeonly", { on: ["field"], fault: nothing }],
  ["deprecated", { on: ["model", "field"], fault: oneOptionalText("the reason, in quotes") }],
  ["expose", { on: ["model"], fault: exposeFault }],
  ["path", { on: ["model"], fault: pathFault }],
  ["softDelete", { on: ["model", "field"], fault: oneOptionalText("the name of the field") }],
  ["version", { on: ["model", "field"], fault: oneOptionalText("the name of the field") }],
  ["access", { on: ["model", "field"], repeatable: true, fault: accessFault }],
  ["role", { on: ["model"], repeatable: true, fault: roleFault }]
]);
function exposedOperations(model) {
  const found = annotationOf(model, "expose");
  return found && EXPOSABLE.filter((operation) => found.args.includes(operation));
}
function pathOf(model) {
  const found = annotationOf(model, "path");
  return found && pathIn(found);
}
function rolesOf(model) {
  return model.annotations.filter((a) => a.name === "role").flatMap((a) => roleIn(a) ?? []);
}
function deprecationOf(node) {
  const found = annotationOf(node, "deprecated");
  const [reason] = found?.args ?? [];
  return found && (isText(reason) ? { reason } : {});
}
function annotationOf(node, name) {
  return node.annotations.find((a) => a.name === name);
}
function exposeFault(annotation) {
  const known = EXPOSABLE;
  const fits = annotation.args.length > 0 && !hasNamed(annotation) && annotation.args.every((arg) => known.includes(arg));
  return fits ? void 0 : `one or more of ${EXPOSABLE.join(", ")}`;
}
function accessFault(annotation) {
  return annotation.args.length > 0 || hasNamed(annotation) ? void 0 : "a rule, such as @access(public)";
}
function pathFault(annotation) {
  return pathIn(annotation) === void 0 ? 'one path segment, such as "blog-posts"' : void 0;
}
function roleFault(annotation) {
  return roleIn(annotation) === void 0 ? "one role, such as auth.user" : void 0;
}
function pathIn(annotation) {
  const [path] = annotation.args;
  return annotation.args.length === 1 && !hasNamed(annotation) && isText(path) && SEGMENT.test(path) ? path : void 0;
}
function roleIn(annotation) {
  const [role] = annotation.args;
  return annotation.args.length === 1 && !hasNamed(annotation) && isText(role) && ROLE.test(role) ? role : void 0;
}
function hasNamed(annotation) {
  return Object.keys(annotation.named).length > 0;
}
function isText(value) {
  return typeof value === "string";
}

// src/schema/check-annotations.ts
var SHORTEST_SUSPECT = 4;
function checkAnnotations(schema, known) {
  const diagnostics = [];
  const report = createReport("schema", catalogue, diagnostics);
  const suggestions = /* @__PURE__ */ new Map();
  const check = (node, place) => {
    for (const annotation of node.annotations) {
      const { name } = annotation;
      const spec = known.get(name);
      if (spec) {
        const fits = spec.on.includes(place);
        const where = place === "enum" ? "an enum" : `a ${place}`;
        if (!fits) report("annotation-place", { name, place: where, on: spec.on }, annotation);
        continue;
      }
      if (name.length < SHORTEST_SUSPECT) continue;
      if (!suggestions.has(name)) suggestions.set(name, nearest(name, known.keys(), 2));
      const near = suggestions.get(name);
      if (near !== void 0) report("unknown-annotation", { name, nearest: near }, annotation);
    }
  };
  for (const model of schema.models) {
    check(model, "model");
    for (const field of model.fields) check(field, "field");
  }
  for (const item of schema.enums) check(item, "enum");
  return diagnostics;
}

// src/schema/doc-text.ts
function docWithout(doc, names) {
  if (doc?.includes("@") !== true) return doc;
  const lines = [];
  for (const line of doc.split("\n")) {
    const { annotations, rest } = parseAnnotationLine(line);
    if (!annotations.some((a) => names.has(a.name))) lines.push(line);
    else {
      const kept = annotations.filter((a) => !names.has(a.name)).map((a) => line.slice(a.start, a.end));
      const left = [...kept, rest.trim()].filter((part) => part !== "").join(" ");
      if (left !== "") lines.push(left);
    }
  }
  return tidy(lines);
}
function tidy(lines) {
  const text = lines.map((line) => line.trimEnd());
  const first = text.findIndex((line) => line !== "");
  if (first < 0) return void 0;
  return text.slice(first, text.findLastIndex((line) => line !== "") + 1).join("\n");
}
function withoutAnnotationDocs(schema, names) {
  const strip = (node) => {
    const doc = docWithout(node.doc, names);
    if (doc === node.doc) return node;
    const { doc: _, ...rest } = node;
    return doc === void 0 ? rest : { ...rest, doc };
  };
  return {
    ...schema,
    models: schema.models.map((model) => ({ ...strip(model), fields: model.fields.map(strip) })),
    enums: schema.enums.map(strip)
  };
}

// src/schema/constraint-name.ts
var LONGEST = {
  cockroachdb: 63,
  mysql: 64,
  postgresql: 63,
  sqlite: 1e4,
  sqlserver: 128
};
function constraintName(model, of, provider) {
  if (of.dbName !== void 0) return of.dbName;
  const table = model.dbName ?? model.name;
  if (of.kind === "relation") return named2(table, of.fields.map((name) => columnName(model, name)), "_fkey", provider);
  if (of.kind === "id") return provider === "mysql" ? "PRIMARY" : named2(table, [], "_pkey", provider);
  const names = "fields" in of ? of.fields : of.columns.map((column) => column.name);
  return named2(table, names.map((name) => columnName(model, name)), of.kind === "unique" ? "_key" : "_idx", provider);
}
function columnName(model, name) {
  const field = model.fields.find((f) => f.name === name);
  return (field?.kind === "relation" ? void 0 : field?.dbName) ?? name;
}
function named2(table, columns, suffix, provider) {
  const base = Buffer.from([table, ...columns].join("_"));
  let length = Math.min(base.length, LONGEST[provider] - suffix.length);
  while (length > 0 && ((base[length] ?? 0) & 192) === 128) length--;
  return base.subarray(0, length).toString() + suffix;
}

// src/schema/lookup.ts
var indexes = /* @__PURE__ */ new WeakMap();
function indexOf(schema) {
  let index = indexes.get(schema);
  if (!index) {
    index = {
      models: new Map(schema.models.map((m) => [m.name, m])),
      enums: new Map(schema.enums.map((e) => [e.name, e]))
    };
    indexes.set(schema, index);
  }
  return index;
}
function modelNamed(schema, name) {
  return indexOf(schema).models.get(name) ?? missing("model", name);
}
function enumNamed(schema, name) {
  return indexOf(schema).enums.get(name) ?? missing("enum", name);
}
function columnNamed(model, name) {
  const field = model.fields.find((f) => f.name === name);
  return field && isColumn(field) ? field : missing(`column of ${model.name}`, name);
}
function isColumn(field) {
  return field.kind === "scalar" || field.kind === "enum";
}
function isRelation(field) {
  return field.kind === "relation";
}
function missing(what, name) {
  throw new Error(`The schema has no ${what} '${name}'.`);
}

// src/schema/doc-collector.ts
var NONE = [];
function createDocCollector(text, stray) {
  let group = [];
  let closed = true;
  const take = (where) => {
    if (where === "adjacent" && closed) drop();
    closed = true;
    if (group.length === 0) return NONE;
    const taken = group;
    group = [];
    return taken;
  };
  const drop = () => {
    for (const line of take()) stray.push(line);
  };
  return {
    take,
    drop,
    takeIn(tokens, from, to) {
      if (from === to) {
        closed = true;
        return true;
      }
      for (let at = from; at < to; at++) if (!isComment(tokens[at])) return false;
      if (closed) drop();
      closed = false;
      for (const line of docsIn({ tokens, from, to, text })) group.push(line);
      return true;
    }
  };
}
function isComment(token) {
  return token !== void 0 && (token.kind === "doc" || token.kind === "comment");
}
function docsIn({ tokens, from, to, text }) {
  if (from >= to) return NONE;
  const docs = [];
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.kind !== "doc") continue;
    const start = token.start + 3;
    docs.push({ start, end: token.end, text: text.slice(start, token.end) });
  }
  return docs;
}

// src/schema/tokenize.ts
var NEWLINE = 10;
var RETURN = 13;
var BLANK = 32;
var QUOTE = 34;
var STAR = 42;
var SLASH = 47;
var AT = 64;
var BACKSLASH = 92;
var UNDERSCORE = 95;
var WORD2 = /[\w.\-\x80-\x9F\xA1-\u167F\u1681-\u1FFF\u200B-\u202E\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF]+/y;
var BLANKS = /[\0-\x09\x0b\x0c\x0e-\x20\xA0\u1680\u2000-\u200A\u202F\u205F\u3000\uFEFF]+/y;
var REST_OF_LINE = /[^\r\n]*/y;
function tokenize(text) {
  const tokens = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    const code = text.charCodeAt(at);
    let kind;
    if (code === NEWLINE || code === RETURN) {
      kind = "newline";
      at += code === RETURN && text.charCodeAt(at + 1) === NEWLINE ? 2 : 1;
    } else if (code <= BLANK || code > 127 && isWideBlank(code)) {
      at = skip(BLANKS, text, at);
      continue;
    } else if (isWord(code)) {
      kind = "word";
      at = skip(WORD2, text, at);
    } else if (code === AT) {
      kind = "attribute";
      at = skip(WORD2, text, text.charCodeAt(at + 1) === AT ? at + 2 : at + 1);
    } else if (code === QUOTE) {
      kind = "string";
      at = stringEnd(text, at + 1);
    } else if (code === SLASH && text.charCodeAt(at + 1) === SLASH) {
      kind = text.charCodeAt(at + 2) === SLASH ? "doc" : "comment";
      at = skip(REST_OF_LINE, text, at);
    } else if (code === SLASH && text.charCodeAt(at + 1) === STAR) {
      kind = "comment";
      const close = text.indexOf("*/", at + 2);
      at = close < 0 ? text.length : close + 2;
    } else {
      kind = punctuation(text[at]);
      at++;
    }
    tokens.push({ kind, start, end: at });
  }
  return tokens;
}
function isWideBlank(code) {
  BLANKS.lastIndex = 0;
  return BLANKS.test(String.fromCharCode(code));
}
function isWord(code) {
  const letter = code >= 97 && code <= 122 || code >= 65 && code <= 90 || code === UNDERSCORE || code > 127;
  return letter || code >= 45 && code <= 57 && code !== SLASH;
}
function skip(pattern, text, from) {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
function punctuation(char) {
  switch (char) {
    case "{":
    case "}":
    case "(":
    case ")":
    case "[":
    case "]":
    case ",":
    case ":":
    case "=":
    case "?":
    case "!":
      return char;
    default:
      return "other";
  }
}
function stringEnd(text, from) {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE || code === RETURN) return at;
    if (code === QUOTE) return at + 1;
    at += code === BACKSLASH && !isBreak(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return text.length;
}
function isBreak(code) {
  return code === NEWLINE || code === RETURN;
}
function stringValue(literal2) {
  const end = literal2.length > 1 && literal2.endsWith('"') ? -1 : void 0;
  const inner = literal2.slice(1, end);
  if (!inner.includes("\\")) return inner;
  try {
    return String(JSON.parse(`"${inner}"`));
  } catch {
    return inner;
  }
}

// src/schema/outline.ts
function outlineOf(text) {
  const tokens = tokenize(text);
  const blocks = [];
  const stray = [];
  const docs = createDocCollector(text, stray);
  let at = 0;
  while (at < tokens.length) {
    const head = headAt(tokens, at);
    if (head === void 0) {
      const end = lineEnd(tokens, at);
      if (!docs.takeIn(tokens, at, end)) docs.drop();
      at = end + 1;
    } else {
      const { block, next } = readBlock({ text, tokens, stray }, head, docs.take("adjacent"));
      blocks.push(block);
      at = next;
    }
  }
  docs.drop();
  return { text, blocks, stray };
}
function lineEnd(tokens, from) {
  let at = from;
  let depth = 0;
  for (; at < tokens.length; at++) {
    const kind = tokens[at]?.kind;
    if (kind === "newline" || kind === "}" && depth-- === 0) break;
    if (kind === "{") depth++;
  }
  return at;
}
function headAt(tokens, from) {
  let at = from;
  while (tokens[at]?.kind === "comment") at++;
  return tokens[at]?.kind === "word" && tokens[at + 1]?.kind === "word" && tokens[at + 2]?.kind === "{" ? at : void 0;
}
function readBlock(source, head, docs) {
  const { text, tokens, stray } = source;
  const keyword = tokens[head];
  const name = tokens[head + 1];
  const members = [];
  const attributes = [];
  const inner = createDocCollector(text, stray);
  const giveUpDocs = (from) => {
    let at2 = from;
    while (isComment(tokens[at2])) at2++;
    for (const line of docsIn({ tokens, from, to: at2, text })) stray.push(line);
    return at2;
  };
  let at = giveUpDocs(head + 3);
  let end = name.end;
  for (; ; ) {
    const stop = lineEnd(tokens, at);
    readStatement(source, { from: at, to: stop, docs: inner, members, attributes });
    end = tokens[Math.min(stop, tokens.length - 1)]?.end ?? end;
    at = stop + 1;
    if (tokens[stop]?.kind === "}") at = giveUpDocs(at);
    else if (at < tokens.length) continue;
    break;
  }
  inner.drop();
  const block = { keyword: wordOf(text, keyword), name: wordOf(text, name), start: keyword.start, end, docs, members, attributes };
  return { block, next: at };
}
function readStatement({ text, tokens, stray }, { from, to, docs, members, attributes }) {
  if (docs.takeIn(tokens, from, to)) return;
  let start = from;
  while (isComment(tokens[start])) start++;
  let end = to;
  while (isComment(tokens[end - 1])) end--;
  const name = tokens[start];
  if (name?.kind !== "word") {
    attributes.push(...attributesIn({ text, tokens, from: start, to: end }));
    stray.push(...docsIn({ tokens, from, to, text }));
    return;
  }
  const property = tokens[start + 1]?.kind === "=" && start + 1 < end;
  let attribute = property ? end : start + 1;
  let list = false;
  let type;
  let unsupported;
  for (; attribute < end; attribute++) {
    const token = tokens[attribute];
    if (token?.kind === "attribute") break;
    if (token?.kind === "word") type ??= token;
    else if (token?.kind === "[") list = true;
    else if (token?.kind === "string") unsupported = token;
  }
  const above = docs.take();
  members.push({
    name: wordOf(text, name),
    start: name.start,
    end: tokens[end - 1]?.end ?? name.end,
    docs: end < to ? [...above, ...docsIn({ tokens, from: end, to, text })] : above,
    type: type && wordOf(text, type),
    unsupported: unsupported && stringValue(wordOf(text, unsupported)),
    list,
    optional: !property && tokens[attribute - 1]?.kind === "?",
    attributes: attribute < end ? attributesIn({ text, tokens, from: attribute, to: end }) : NONE2,
    value: property ? tokens.slice(start + 2, end) : NONE2
  });
}
var NONE2 = [];
function attributesIn({ text, tokens, from, to }) {
  const attributes = [];
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.kind !== "attribute") continue;
    let last = at;
    if (tokens[at + 1]?.kind === "(") last = closing(tokens, at + 1, to);
    const args = last > at ? tokens.slice(at + 2, last) : NONE2;
    attributes.push({ name: wordOf(text, token), start: token.start, end: tokens[last]?.end ?? token.end, args });
    at = last;
  }
  return attributes;
}
function closing(tokens, open, to) {
  let depth = 0;
  for (let at = open; at < to; at++) {
    const kind = tokens[at]?.kind;
    if (kind === "(") depth++;
    else if (kind === ")" && --depth === 0) return at;
  }
  return Math.max(open, to - 1);
}
function wordOf(text, token) {
  return text.slice(token.start, token.end);
}

// src/schema/attribute-arguments.ts
function argumentNamed(attribute, name, text) {
  return argumentsOf(attribute, text).find((argument) => argument.name === name)?.value;
}
function mapOf(attribute, text) {
  if (!attribute || attribute.args.length < 3) return void 0;
  const [value] = argumentNamed(attribute, "map", text) ?? [];
  return value?.kind === "string" ? stringValue(wordOf(text, value)) : void 0;
}
function fieldsIn(attribute, text) {
  const all = argumentsOf(attribute, text);
  const { value = [] } = all.find(({ name }) => name === "fields") ?? all.find(({ name }) => name === void 0) ?? {};
  const names = [];
  let depth = value[0]?.kind === "[" ? -1 : 0;
  for (const token of value) {
    if (token.kind === "[" || token.kind === "(") depth++;
    else if (token.kind === "]" || token.kind === ")") depth--;
    else if (token.kind === "word" && depth === 0) names.push(wordOf(text, token));
  }
  return names;
}
function argumentsOf({ args }, text) {
  const found = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= args.length; at++) {
    const kind = args[at]?.kind;
    if (kind === "(" || kind === "[" || kind === "{") depth++;
    else if (kind === ")" || kind === "]" || kind === "}") depth--;
    else if (kind === void 0 || kind === "," && depth === 0) {
      const first = args[start];
      const isNamed = first?.kind === "word" && args[start + 1]?.kind === ":";
      const name = isNamed ? wordOf(text, first) : void 0;
      if (first) found.push({ name, value: args.slice(isNamed ? start + 2 : start, at) });
      start = at + 1;
    }
  }
  return found;
}

// src/schema/build-constraints.ts
function buildConstraints({ model, described, fields, source }) {
  const columns = new Map(fields.filter(isColumn).map((f) => [f.name, f]));
  const places = placesOf(source);
  const keys = [];
  const indexes2 = [];
  for (const index of described) {
    const names = index.fields.map((f) => f.name);
    const written2 = places.get(placeKey(index, names))?.shift();
    const span = written2 && { file: source.file, start: written2.start, end: written2.end };
    const where = written2 && conditionOf(written2, source.text);
    const parts = names.flatMap((name2) => columns.get(name2) ?? []);
    const name = nameOf(index, names, model);
    const isKey = parts.length === names.length && where === void 0 && !keys.some((key) => key.name === name);
    if (isKey && (index.type === "id" || index.type === "unique")) {
      keys.push(keyOf(index, { kind: index.type, name, names, nullable: parts.some((f) => !f.required), span }));
    } else {
      indexes2.push(indexOf2(index, where, span));
    }
  }
  return { keys: keys.sort((a, b) => rank(a) - rank(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0)), indexes: indexes2 };
}
function keyOf(index, { kind, name, names, nullable, span }) {
  const key = { kind, name, fields: names, nullable };
  if (index.dbName !== void 0) key.dbName = index.dbName;
  if (index.clustered !== void 0) key.clustered = index.clustered;
  const columns = index.fields.map(columnOf);
  if (columns.some((column) => Object.keys(column).length > 1)) key.columns = columns;
  if (span) key.span = span;
  return key;
}
function indexOf2(index, where, span) {
  const built = { kind: index.type, columns: index.fields.map(columnOf) };
  if (index.dbName !== void 0) built.dbName = index.dbName;
  if (index.algorithm !== void 0) built.algorithm = index.algorithm;
  if (index.clustered !== void 0) built.clustered = index.clustered;
  if (where !== void 0) built.where = where;
  if (span) built.span = span;
  return built;
}
function columnOf({ name, sortOrder, length, operatorClass }) {
  const column = { name };
  if (sortOrder !== void 0) column.sort = sortOrder;
  if (length !== void 0) column.length = length;
  if (operatorClass !== void 0) column.operatorClass = operatorClass;
  return column;
}
function nameOf(index, names, model) {
  if (names.length === 1) return names[0] ?? "";
  const given = index.type === "id" ? model.primaryKey?.name : index.name;
  return given ?? names.join("_");
}
function rank(key) {
  return key.kind === "id" ? 0 : 1;
}
var TYPES = /* @__PURE__ */ new Map([
  ["@id", "id"],
  ["@unique", "unique"],
  ["@@id", "id"],
  ["@@unique", "unique"],
  ["@@index", "normal"],
  ["@@fulltext", "fulltext"]
]);
function placesOf({ text, node }) {
  const places = /* @__PURE__ */ new Map();
  const add = (key, attribute) => {
    const same = places.get(key);
    if (same) same.push(attribute);
    else places.set(key, [attribute]);
  };
  for (const member of node.members) {
    for (const attribute of member.attributes) {
      const type = TYPES.get(attribute.name);
      if (type) add(placeKey({ type, isDefinedOnField: true }, [member.name]), attribute);
    }
  }
  for (const attribute of node.attributes) {
    const type = TYPES.get(attribute.name);
    if (type) add(placeKey({ type, isDefinedOnField: false }, fieldsIn(attribute, text)), attribute);
  }
  return places;
}
function placeKey({ type, isDefinedOnField }, names) {
  return `${isDefinedOnField ? "@" : "@@"}${type} ${names.join()}`;
}
function conditionOf(attribute, text) {
  const value = argumentNamed(attribute, "where", text);
  const [first] = value ?? [];
  const last = value?.at(-1);
  return first && last && text.slice(first.start, last.end);
}

// src/schema/defaults.ts
var DECIMAL = /^-?\d+(?:\.\d+)?$/;
function defaultOf(field, member, text) {
  const given = field.default;
  if (given === void 0) return void 0;
  const attribute = member.attributes.find((a) => a.name === "@default");
  const dbName = mapOf(attribute, text);
  const value = isFunction(given) ? { kind: "function", name: given.name, args: given.args } : { kind: "value", value: literal(given, field.type === "Decimal" ? decimalsIn(attribute, text) : void 0, field.type) };
  return dbName === void 0 ? value : { ...value, dbName };
}
function isFunction(value) {
  return typeof value === "object" && "name" in value;
}
function literal(given, written2, type) {
  if (type !== "Decimal" && type !== "BigInt") return given;
  if (typeof given === "object") return given.map((value, i) => written2?.[i] ?? String(value));
  return written2?.[0] ?? String(given);
}
function decimalsIn(attribute, text) {
  const words = (attribute?.args ?? []).filter((token) => token.kind === "word").map((token) => wordOf(text, token));
  return words.filter((word) => DECIMAL.test(word));
}

// src/schema/build-field.ts
function buildField(field, source) {
  return field.kind === "object" ? relationField(field, source) : columnField(field, source);
}
function relationField(field, source) {
  const { doc, annotations } = source;
  const built = {
    kind: "relation",
    name: field.name,
    annotations,
    required: field.isRequired,
    list: field.isList,
    span: source.span,
    model: field.type,
    relation: field.relationName ?? "",
    opposite: source.opposite ?? "",
    fields: field.relationFromFields ?? [],
    references: field.relationToFields ?? [],
    hidden: has(annotations, "hidden")
  };
  if (doc !== void 0) built.doc = doc;
  if (field.relationOnDelete !== void 0) built.onDelete = field.relationOnDelete;
  if (field.relationOnUpdate !== void 0) built.onUpdate = field.relationOnUpdate;
  const dbName = mapOf(attributeNamed(source.member, "@relation"), source.text);
  if (dbName !== void 0) built.dbName = dbName;
  return built;
}
function columnField(field, source) {
  const { doc, annotations, member, text } = source;
  const column = {
    name: field.name,
    annotations,
    required: field.isRequired,
    list: field.isList,
    span: source.span,
    updatedAt: field.isUpdatedAt,
    foreignKeyOf: source.foreignKeyOf,
    hidden: has(annotations, "hidden"),
    readonly: has(annotations, "readonly"),
    writeonly: has(annotations, "writeonly")
  };
  const built = field.kind === "enum" ? { kind: "enum", ...column, enum: field.type } : { kind: "scalar", ...column, type: field.type };
  const value = defaultOf(field, member, text);
  if (doc !== void 0) built.doc = doc;
  if (field.dbName !== void 0) built.dbName = field.dbName;
  if (value) built.default = value;
  if (built.kind === "scalar" && field.nativeType) built.native = { name: field.nativeType[0], args: field.nativeType[1] };
  return built;
}
function opaqueField({ member, text, span, doc, annotations }, isRelation2) {
  const dbName = columnName2(member, text);
  return {
    kind: "opaque",
    name: member.name,
    ...doc !== void 0 && { doc },
    annotations,
    required: !isRelation2 && !member.optional && !member.list,
    list: member.list,
    span,
    reason: member.type === "Unsupported" ? "unsupported" : "ignored",
    type: member.unsupported ?? member.type ?? "",
    ...dbName !== void 0 && { dbName },
    hasDefault: attributeNamed(member, "@default") !== void 0
  };
}
function columnName2(member, text) {
  const [name] = attributeNamed(member, "@map")?.args.filter((token) => token.kind === "string") ?? [];
  return name && stringValue(wordOf(text, name));
}
function attributeNamed(member, name) {
  return member.attributes.find((attribute) => attribute.name === name);
}
function has(annotations, name) {
  return annotations.length > 0 && annotations.some((a) => a.name === name);
}

// src/schema/read-docs.ts
var MENTION = /(?<![\w@.`])@([A-Za-z_]\w*)/g;
function readDocs({ file, lines, place, report }) {
  const annotations = [];
  for (const line of lines) {
    const spanOf2 = (start, end) => ({ file, start: line.start + start, end: line.start + end });
    const parsed = parseAnnotationLine(line.text);
    for (const { start, end, ...written2 } of parsed.annotations) {
      const annotation = { ...written2, span: spanOf2(start, end) };
      const first = !annotations.some((a) => a.name === annotation.name);
      checkCoreAnnotation({ annotation, place, first, report });
      annotations.push(annotation);
    }
    const { fault } = parsed;
    if (fault && CORE_ANNOTATIONS.has(fault.name)) {
      report("annotation-syntax", { name: fault.name, expected: fault.expected }, { span: spanOf2(fault.start, fault.end) });
    }
    warnOfMentions(parsed.rest, line, { fault: fault?.name, file, report });
  }
  const doc = docWithout(tidy(lines.map((line) => line.text.trim())), CORE_ANNOTATIONS);
  return { doc, annotations };
}
function reportStray(file, lines, report) {
  for (const line of lines) {
    const { annotations, fault } = parseAnnotationLine(line.text);
    for (const { name, start, end } of fault ? [...annotations, fault] : annotations) {
      if (!CORE_ANNOTATIONS.has(name)) continue;
      report("annotation-stray", { name }, { span: { file, start: line.start + start, end: line.start + end } });
    }
  }
}
function checkCoreAnnotation({ annotation, place, first, report }) {
  const { name } = annotation;
  const core = CORE_ANNOTATIONS.get(name);
  if (!core) return;
  const columnOnly = name === "readonly" || name === "writeonly";
  const fits = place === "relation" ? core.on.includes("field") && !columnOnly : core.on.includes(place);
  if (!fits) {
    const on = columnOnly ? ["field that is a column"] : core.on;
    report("annotation-place", { name, place: PLACES[place], on }, annotation);
    return;
  }
  const takes = core.fault(annotation);
  if (takes !== void 0) report("annotation-arguments", { name, takes }, annotation);
  if (!first && core.repeatable !== true) report("annotation-repeated", { name }, annotation);
}
var PLACES = {
  model: "a model",
  field: "a field",
  enum: "an enum",
  "enum value": "an enum value",
  relation: "a relation field"
};
function warnOfMentions(rest, line, { fault, file, report }) {
  if (!rest.includes("@")) return;
  const offset = line.text.length - rest.length;
  for (const mention of rest.matchAll(MENTION)) {
    const name = mention[1] ?? "";
    if (!CORE_ANNOTATIONS.has(name) || name === fault && mention.index === 0) continue;
    const start = line.start + offset + mention.index;
    report("annotation-in-text", { name }, { span: { file, start, end: start + mention[0].length } });
  }
}

// src/schema/build-model.ts
function buildModel(model, context) {
  const { file, node } = context.source;
  const head = readNode(node, { context, model: model.name, place: "model" });
  const fields = buildFields(model, context);
  const { keys, indexes: indexes2 } = buildConstraints({ model, described: context.indexes, fields, source: context.source });
  const usable = keys.filter((key) => isAddress(key, fields));
  const shardKey = shardKeyOf(context.source);
  const id = usable.find((key) => key.kind === "id") ?? usable[0];
  return {
    kind: node.keyword === "view" ? "view" : "model",
    name: model.name,
    ...typeof model.dbName === "string" && { dbName: model.dbName },
    ...typeof model.schema === "string" && { dbSchema: model.schema },
    ...head.doc !== void 0 && { doc: head.doc },
    annotations: head.annotations,
    exposed: context.included && !head.annotations.some((a) => a.name === "hidden"),
    fields,
    keys,
    ...id && { id },
    indexes: indexes2,
    ...shardKey && { shardKey },
    span: { file, start: node.start, end: node.end }
  };
}
function isAddress(key, fields) {
  if (key.nullable) return false;
  return key.fields.every((name) => {
    const field = fields.find((f) => f.name === name);
    return field !== void 0 && isColumn(field) && !field.hidden && !field.writeonly && !(field.kind === "scalar" && field.type === "Json");
  });
}
function buildFields(model, context) {
  const { file, text, node } = context.source;
  const known = new Map(model.fields.map((f) => [f.name, f]));
  const foreignKeys = foreignKeysOf(model, context);
  return node.members.map((member) => {
    const described = known.get(member.name);
    const opposite = described && context.opposites.get(described);
    const isObject = described?.kind === "object" || context.isModel(member.type ?? "");
    const place = isObject ? "relation" : "field";
    const { doc, annotations } = readNode(member, { context, model: model.name, field: member.name, place });
    const span = { file, start: member.start, end: member.end };
    const source = { member, text, span, doc, annotations, opposite, foreignKeyOf: foreignKeys.get(member.name) ?? NONE3 };
    const usable = described && (described.kind !== "object" || opposite !== void 0);
    const field = usable ? buildField(described, source) : opaqueField(source, isObject);
    if (isColumn(field) && field.readonly && field.writeonly) {
      context.report("annotation-contradiction", { field: `${model.name}.${field.name}` }, field);
    }
    return field;
  });
}
function foreignKeysOf(model, { opposites }) {
  const served = /* @__PURE__ */ new Map();
  for (const relation of model.fields) {
    if (!opposites.has(relation)) continue;
    for (const column of relation.relationFromFields ?? []) {
      const relations = served.get(column);
      if (relations) relations.push(relation.name);
      else served.set(column, [relation.name]);
    }
  }
  return served;
}
var NONE3 = [];
var UNDOCUMENTED = { doc: void 0, annotations: [] };
function readNode(node, { context, model, field, place }) {
  if (node.docs.length === 0 && !context.overlay) return UNDOCUMENTED;
  const { file } = context.source;
  const read2 = readDocs({ file, lines: node.docs, place, report: context.report });
  if (!context.overlay) return read2;
  const span = { file, start: node.start, end: node.end };
  const { annotations, added: added2 } = context.overlay({ model, field, span, annotations: read2.annotations });
  for (const annotation of added2) checkCoreAnnotation({ annotation, place, first: true, report: context.report });
  return { ...read2, annotations };
}
function shardKeyOf({ node, text }) {
  const own = node.attributes.find((a) => a.name === "@@shardKey");
  if (own) return fieldsIn(own, text);
  const member = node.members.find((m) => m.attributes.some((a) => a.name === "@shardKey"));
  return member && [member.name];
}

// src/schema/config-annotations.ts
var NOTHING = [];
function readConfig(config, names, report) {
  const given = /* @__PURE__ */ new Map();
  const read2 = (key, path, entries) => {
    const own = /* @__PURE__ */ new Map();
    for (const [name, value] of entries) {
      const args = argumentsOf2(value);
      if (args === void 0 || !/^[A-Za-z_]\w*$/.test(name)) report("config-value", { path: `${path}.${name}` });
      else own.set(name, args);
    }
    given.set(key, own);
  };
  for (const [model, entry] of entriesOf(config)) {
    const fields = names.get(model);
    if (!fields) {
      report("unknown-model", { model, where: '"models"', nearest: nearest(model, names.keys()) });
      continue;
    }
    if (!isRecord(entry)) report("config-value", { path: `models.${model}` });
    read2(model, `models.${model}`, entriesOf(entry).filter(([name]) => name !== "fields"));
    const ofFields = isRecord(entry) ? entry["fields"] : void 0;
    for (const [field, annotations] of entriesOf(ofFields)) {
      if (!fields.includes(field)) report("unknown-field", { model, field, nearest: nearest(field, fields) });
      else if (!isRecord(annotations)) report("config-value", { path: `models.${model}.fields.${field}` });
      else read2(`${model}.${field}`, `models.${model}.fields.${field}`, entriesOf(annotations));
    }
  }
  return ({ model, field, span, annotations }) => {
    const own = given.get(field === void 0 ? model : `${model}.${field}`);
    if (!own) return { annotations, added: NOTHING };
    const added2 = [...own].flatMap(([name, args]) => args === false ? [] : { name, args, named: {}, span });
    return { annotations: [...annotations.filter((a) => !own.has(a.name)), ...added2], added: added2 };
  };
}
function argumentsOf2(value) {
  if (value === false) return false;
  if (value === true) return [];
  const values = Array.isArray(value) ? value.map(valueOf) : [valueOf(value)];
  return values.every((v) => v !== void 0) ? values : void 0;
}
function valueOf(value) {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : void 0;
  if (value instanceof RegExp) return { regex: value.source, flags: value.flags };
  if (!isRecord(value)) return void 0;
  const { regex, flags } = value;
  return typeof regex === "string" && typeof flags === "string" ? { regex, flags } : void 0;
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function entriesOf(value) {
  return isRecord(value) ? Object.entries(value) : [];
}

// src/schema/checks/client-names.ts
function reportClientNames(models, report) {
  const owners = /* @__PURE__ */ new Map();
  for (const model of models) {
    const property = model.name.charAt(0).toLowerCase() + model.name.slice(1);
    const other = owners.get(property);
    if (other === void 0) owners.set(property, model.name);
    else report("client-twins", { models: [other, model.name], property }, model);
    reportLetters(model, report);
  }
}
function reportLetters(model, report) {
  if (isBeyondAscii(model.name)) report("client-letter", { what: `model "${model.name}"` }, model);
  for (const field of model.fields) {
    if (field.kind !== "relation" || !isBeyondAscii(field.name)) continue;
    report("client-letter", { what: `relation "${model.name}.${field.name}"` }, field);
  }
  const compounds = [
    ...model.keys.filter((key) => key.name === key.fields.join("_")),
    ...model.indexes.filter((index) => index.kind === "id" || index.kind === "unique").map(({ columns, span }) => ({ fields: columns.map((column) => column.name), span }))
  ];
  for (const { fields, span = model.span } of compounds) {
    const name = fields.length > 1 ? fields.find(isBeyondAscii) : void 0;
    if (name !== void 0) report("client-letter", { what: `field "${name}" in a key of model "${model.name}"` }, { span });
  }
}
function isBeyondAscii(name) {
  return name.charCodeAt(0) > 127;
}

// src/schema/checks/foreign-keys.ts
function reportForeignKeys({ models, provider, relationMode }, report) {
  if (relationMode === "prisma") return;
  const byName = new Map(models.map((model) => [model.name, model]));
  for (const model of models) {
    if (model.kind === "view") continue;
    for (const relation of model.fields.filter(isRelation)) {
      const target = byName.get(relation.model);
      if (relation.fields.length === 0 || !target || target.kind === "view") continue;
      checkTypes(relation, { model, target, provider, report });
      if (relation.required && (relation.onDelete === "SetNull" || relation.onUpdate === "SetNull")) {
        report("set-null-required", { field: `${model.name}.${relation.name}`, columns: relation.fields }, relation);
      }
    }
  }
}
function checkTypes(relation, { model, target, provider, report }) {
  for (const [i, name] of relation.fields.entries()) {
    const column = model.fields.find((field) => field.name === name);
    const referenced = target.fields.find((field) => field.name === relation.references[i]);
    if (!column || !referenced || !isColumn(column) || !isColumn(referenced)) continue;
    const types = [column, referenced].map((field) => familyOf(field, provider));
    if (types[0] === types[1]) continue;
    const [from, to] = [`${model.name}.${name}`, `${target.name}.${referenced.name}`];
    report("foreign-key-type", { from, to, types: [written(column), written(referenced)] }, column);
  }
}
function familyOf(field, provider) {
  const native = field.kind === "scalar" ? field.native?.name : void 0;
  if (provider === "mysql") {
    const isWhole2 = field.kind === "scalar" && (field.type === "Int" || field.type === "BigInt");
    return isWhole2 ? native ?? (field.type === "Int" ? "Int" : "BigInt") : "";
  }
  return native === "Uuid" || native === "UniqueIdentifier" ? "uuid" : "";
}
function written(field) {
  if (field.kind === "enum") return field.enum;
  return field.native ? `@db.${field.native.name}` : field.type;
}

// src/schema/checks/left-out.ts
function reportLeftOut({ schema, datamodel, opposites, report }) {
  say("ignored-models", schema.ignored);
  const halves = datamodel.models.flatMap(
    ({ name, fields }) => fields.filter((f) => f.kind === "object" && !opposites.has(f)).map((f) => ({ model: name, field: f.name }))
  );
  say("half-relations", halves.map(({ model, field }) => ({ name: `${model}.${field}`, span: spanOf(schema, model, field) })));
  function say(code, nodes) {
    const span = nodes.find((node) => node.span)?.span;
    if (nodes.length > 0) report(code, { names: nodes.map((node) => node.name) }, span && { span });
  }
}
function spanOf({ models }, model, field) {
  return models.find((m) => m.name === model)?.fields.find((f) => f.name === field)?.span;
}

// src/schema/checks/requirement-circles.ts
function reportRequirementCircles(models, report) {
  const required = impossible(new Map(models.map((model) => [model.name, requirementsOf(model)])));
  const needs = new Map([...required.keys()].map((name) => [name, reachedFrom(name, required)]));
  const told = /* @__PURE__ */ new Set();
  for (const [name, reached] of needs) {
    if (told.has(name) || !reached.has(name)) continue;
    const circle = [...needs.keys()].filter((other) => reached.has(other) && needs.get(other)?.has(name));
    for (const member of circle) told.add(member);
    const by = required.get(name)?.find((field) => circle.includes(field.model));
    if (by) report("requirement-circle", { models: circle }, by);
  }
}
function impossible(required) {
  for (; ; ) {
    const possible = [...required].filter(([, fields]) => fields.length === 0);
    if (possible.length === 0) return required;
    for (const [name] of possible) required.delete(name);
    for (const [name, fields] of required) required.set(name, fields.filter((field) => required.has(field.model)));
  }
}
function reachedFrom(name, required) {
  const reached = /* @__PURE__ */ new Set();
  const open = [name];
  for (let at = open.pop(); at !== void 0; at = open.pop()) {
    for (const { model } of required.get(at) ?? []) {
      if (reached.has(model)) continue;
      reached.add(model);
      open.push(model);
    }
  }
  return reached;
}
function requirementsOf({ name, fields }) {
  return fields.filter(isRelation).filter((field) => field.required && field.fields.length > 0 && field.model !== name);
}

// src/schema/checks/check-schema.ts
function checkSchema({ schema, datamodel, opposites, report }) {
  const { models, relationMode } = schema;
  reportClientNames(models, report);
  reportForeignKeys(schema, report);
  if (relationMode === "foreignKeys") reportRequirementCircles(models, report);
  reportLeftOut({ schema, datamodel, opposites, report });
}

// src/schema/source-index.ts
function indexSource(outlines) {
  const models = /* @__PURE__ */ new Map();
  const enums = /* @__PURE__ */ new Map();
  for (const [file, { text, blocks }] of outlines) {
    for (const node of blocks) {
      const kind = node.keyword === "enum" ? enums : node.keyword === "model" || node.keyword === "view" ? models : void 0;
      if (kind && !kind.has(node.name)) kind.set(node.name, { file, text, node });
    }
  }
  return {
    model: (name) => models.get(name),
    enum: (name) => enums.get(name),
    typeNames: [...models.keys(), ...enums.keys()],
    ignored: [...models.values()].filter(({ node }) => node.attributes.some((a) => a.name === "@@ignore"))
  };
}
function memberNamed(block, name) {
  return block.members.find((m) => m.name === name);
}

// src/schema/relations.ts
function oppositesOf({ models }) {
  const byName = new Map(models.map((m) => [m.name, m]));
  const opposites = /* @__PURE__ */ new Map();
  for (const model of models) {
    for (const field of model.fields) {
      if (field.kind !== "object") continue;
      const target = byName.get(field.type);
      if (!target) continue;
      const other = target.fields.find(
        (f) => f.kind === "object" && f.relationName === field.relationName && f.type === model.name && f !== field
      );
      if (other && isWhole(field, model, target) && isWhole(other, target, model)) opposites.set(field, other.name);
    }
  }
  return opposites;
}
function isWhole(field, model, target) {
  const has2 = (owner, name) => owner.fields.some((f) => f.name === name);
  return (field.relationFromFields ?? []).every((name) => has2(model, name)) && (field.relationToFields ?? []).every((name) => has2(target, name));
}

// src/schema/build-schema.ts
function buildSchema({ datamodel, files, datasource, source, options, report }) {
  const located = datamodel.models.flatMap((model) => {
    const block = source.model(model.name);
    return block ? [{ model, block }] : [];
  });
  const names = new Map(located.map(({ model, block }) => [model.name, block.node.members.map((m) => m.name)]));
  const overlay = options.models && readConfig(options.models, names, report);
  const isIncluded = selection(options, [...names.keys()], report);
  const opposites = oppositesOf(datamodel);
  const indexes2 = groupByModel(datamodel.indexes);
  const isModel = (name) => source.model(name) !== void 0;
  const models = located.map(({ model, block }) => {
    const own = { source: block, indexes: indexes2.get(model.name) ?? [], included: isIncluded(model.name) };
    return buildModel(model, { ...own, opposites, isModel, overlay, report });
  }).sort((a, b) => byCodeUnit(a.name, b.name));
  const enums = datamodel.enums.flatMap((item) => {
    const block = source.enum(item.name);
    return block ? [buildEnum(item, block, report)] : [];
  }).sort((a, b) => byCodeUnit(a.name, b.name));
  const ignored = source.ignored.map(({ file, node }) => ({ name: node.name, span: { file, start: node.start, end: node.end } })).sort((a, b) => byCodeUnit(a.name, b.name));
  const schema = { ...datasource, files, models: hideRelationsToUnexposed(models), enums, ignored };
  checkSchema({ schema, datamodel, opposites, report });
  return schema;
}
function buildEnum(item, { file, text, node }, report) {
  const { doc, annotations } = readDocs({ file, lines: node.docs, place: "enum", report });
  const schema = node.attributes.find((a) => a.name === "@@schema")?.args.find((t) => t.kind === "string");
  return {
    name: item.name,
    ...typeof item.dbName === "string" && { dbName: item.dbName },
    ...schema && { dbSchema: stringValue(text.slice(schema.start, schema.end)) },
    ...doc !== void 0 && { doc },
    annotations,
    values: item.values.map((value) => {
      const lines = memberNamed(node, value.name)?.docs ?? [];
      const { doc: doc2 } = readDocs({ file, lines, place: "enum value", report });
      return {
        name: value.name,
        ...typeof value.dbName === "string" && { dbName: value.dbName },
        ...doc2 !== void 0 && { doc: doc2 }
      };
    }),
    span: { file, start: node.start, end: node.end }
  };
}
function selection({ include, exclude }, known, report) {
  const check = (models = [], where) => {
    for (const model of models) {
      if (!known.includes(model)) report("unknown-model", { model, where, nearest: nearest(model, known) });
    }
  };
  check(include, '"include"');
  check(exclude, '"exclude"');
  return (model) => (include?.includes(model) ?? true) && exclude?.includes(model) !== true;
}
function hideRelationsToUnexposed(models) {
  const unexposed = new Set(models.filter((m) => !m.exposed).map((m) => m.name));
  if (unexposed.size === 0) return [...models];
  return models.map((model) => ({
    ...model,
    fields: model.fields.map((f) => f.kind === "relation" && unexposed.has(f.model) ? { ...f, hidden: true } : f)
  }));
}
function groupByModel(indexes2) {
  const groups = /* @__PURE__ */ new Map();
  for (const index of indexes2) {
    const group = groups.get(index.model);
    if (group) group.push(index);
    else groups.set(index.model, [index]);
  }
  return groups;
}

// src/schema/preview-features.ts
var PREVIEW_FEATURES = /* @__PURE__ */ new Set([
  "nativeDistinct",
  "partialIndexes",
  "postgresqlExtensions",
  "relationJoins",
  "schemaEngineDriverAdapters",
  "shardKeys",
  "strictUndefinedChecks",
  "typedSql",
  "views"
]);
var LANGUAGE_FEATURES = ["partialIndexes", "postgresqlExtensions", "shardKeys", "views"];
function featuresUsed(outlines) {
  const used = /* @__PURE__ */ new Set();
  for (const { text, blocks } of outlines) {
    for (const block of blocks) {
      if (block.keyword === "view") used.add("views");
      if (block.keyword === "datasource" && block.members.some((m) => m.name === "extensions")) used.add("postgresqlExtensions");
      for (const attribute of [...block.attributes, ...block.members.flatMap((m) => m.attributes)]) {
        if (/^@@?shardKey$/.test(attribute.name)) used.add("shardKeys");
        if (argumentNamed(attribute, "where", text)) used.add("partialIndexes");
      }
    }
  }
  return LANGUAGE_FEATURES.filter((feature) => used.has(feature));
}

// src/schema/set-aside.ts
var CONNECTION_PROPERTIES = /* @__PURE__ */ new Set(["url", "directUrl", "shadowDatabaseUrl"]);
var CLIENTS = /* @__PURE__ */ new Set(["prisma-client", "prisma-client-js"]);
var UNREMARKABLE = /* @__PURE__ */ new Set(["prisma-client", "ssot"]);
function setAside({ path, outline, report }) {
  const { text, blocks } = outline;
  const at = ({ start, end }) => ({ span: { file: path, start, end } });
  let kept = "";
  let from = 0;
  const drop = ({ start, end }) => {
    kept += text.slice(from, start) + blank(text.slice(start, end));
    from = end;
  };
  for (const block of blocks) {
    if (block.keyword === "generator") {
      const provider = stringOf(text, propertyOf(block, "provider")) ?? "no provider";
      if (!UNREMARKABLE.has(provider)) report("set-aside-generator", { generator: block.name, provider }, at(block));
      const flags = propertyOf(block, "previewFeatures");
      const features = flags && CLIENTS.has(provider) ? stringsIn(text, flags).filter((f) => !PREVIEW_FEATURES.has(f)) : [];
      if (flags && features.length > 0) report("set-aside-preview", { features }, at(flags));
      drop(block);
    } else if (block.keyword === "datasource") {
      for (const member of block.members) {
        if (!CONNECTION_PROPERTIES.has(member.name)) continue;
        report("set-aside-url", { property: member.name }, at(member));
        drop(member);
      }
    }
  }
  return (kept + text.slice(from)).replace(/^\uFEFF/, " ").replace(/\p{Surrogate}/gu, "\uFFFD");
}
function propertyOf(block, name) {
  return block.members.find((m) => m.name === name);
}
function stringOf(text, property) {
  const [value, ...more] = property?.value ?? [];
  return value?.kind === "string" && more.length === 0 ? stringValue(text.slice(value.start, value.end)) : void 0;
}
function stringsIn(text, property) {
  return property.value.filter((t) => t.kind === "string").map((t) => stringValue(text.slice(t.start, t.end)));
}
function blank(text) {
  return text.replace(/[^\r\n]/g, " ");
}

// src/schema/datasource.ts
var PROVIDERS = /* @__PURE__ */ new Map([
  ["cockroachdb", "cockroachdb"],
  ["mysql", "mysql"],
  ["postgres", "postgresql"],
  ["postgresql", "postgresql"],
  ["sqlite", "sqlite"],
  ["sqlserver", "sqlserver"]
]);
function datasourceBlock(outlines) {
  for (const [file, { text, blocks }] of outlines) {
    const node = blocks.find((block) => block.keyword === "datasource");
    if (node) return { file, text, node };
  }
  return void 0;
}
function datasourceOf(block, report) {
  if (!block) {
    report("no-datasource", void 0);
    return void 0;
  }
  const { file, text, node } = block;
  const property = propertyOf(node, "provider");
  const { start, end } = property ?? node;
  const at = { span: { file, start, end } };
  const name = stringOf(text, property);
  const provider = name === void 0 ? void 0 : PROVIDERS.get(name);
  const first = property?.value[0];
  if (first && wordOf(text, first) === "env") report("provider-env", { datasource: node.name }, at);
  else if (name === void 0) report("provider-missing", { datasource: node.name }, at);
  else if (name === "mongodb") report("mongodb", void 0, at);
  else if (!provider) report("provider-unknown", { provider: name, nearest: nearest(name, PROVIDERS.keys()) }, at);
  if (!provider) return void 0;
  const relationMode = stringOf(text, propertyOf(node, "relationMode")) === "prisma" ? "prisma" : "foreignKeys";
  return { provider, relationMode, extensions: extensionsIn(propertyOf(node, "extensions")?.value ?? [], text) };
}
function extensionsIn(value, text) {
  const names = [];
  let depth = 0;
  for (const [i, token] of value.entries()) {
    if (token.kind === "(") depth++;
    else if (token.kind === ")") depth--;
    else if (token.kind === "word" && depth === 0) names.push(wordOf(text, token));
    else if (token.kind === "string" && wordOf(text, value[i - 2] ?? token) === "map") {
      names[names.length - 1] = stringValue(wordOf(text, token));
    }
  }
  return names;
}

// src/schema/findings/drop-noise.ts
function dropNoise(all, outlines) {
  const findings2 = mergeEnds(all);
  const broken = new Set(findings2.filter(({ code }) => code === "syntax").map(({ place }) => place.block));
  const tables = findings2.flatMap(({ code, said }) => {
    const table = code === "duplicate-name" ? /database name "([^"]*)"/.exec(said)?.[1] : void 0;
    return table === void 0 ? [] : [table];
  });
  const explained = new Set(findings2.filter(({ code }) => code !== "attribute-arguments").map((finding) => lineOf(finding)));
  const unread = broken.size > 0 ? declaredIn(outlines) : /* @__PURE__ */ new Set();
  const seen = /* @__PURE__ */ new Set();
  return findings2.filter((finding) => {
    const { code, said, span, place } = finding;
    const about = [`${code} ${lineOf(finding)}`, ...subjectOf(finding)];
    const goesOn = place.block === void 0 && (seen.has(`${code} ${lineOf(finding, -1)}`) || span?.start === span?.end);
    const isEcho = about.some((subject) => seen.has(subject)) || (code === "syntax" ? goesOn : place.block !== void 0 && broken.has(place.block)) || code === "attribute-arguments" && explained.has(lineOf(finding)) || code === "duplicate-constraint" && tables.some((table) => said.includes(`\`${table}_`)) || code === "unknown-type" && unread.has(/^Type "(\w+)"/.exec(said)?.[1] ?? "");
    for (const subject of about) seen.add(subject);
    return !isEcho;
  });
}
function subjectOf({ code, said, span, place }) {
  const names = () => [...said.matchAll(/`([^`]+)`|(\w+\.\w+)/g)].map((match2) => match2[1] ?? match2[2]).sort();
  if (code === "syntax") return place.block ? [`${code} in ${span?.file ?? ""} ${String(place.block.start)}`] : [];
  if (code === "relation-sides") return [`${code} ${names().filter((name) => name !== "fields" && name !== "references").join()}`];
  if (said.includes("more than one datasource")) return [said];
  if (code === "relation-cycle" || code === "duplicate-constraint") return [`${code} ${names().join()}`];
  return [];
}
function lineOf({ span, place }, delta = 0) {
  return `${span?.file ?? ""} ${String(place.lineNumber + delta)}`;
}
var OPPOSITE = /^The relation field `([^`]*)` on model `([^`]*)` is missing an opposite relation field on the model `([^`]*)`/;
function mergeEnds(all) {
  const ends = /* @__PURE__ */ new Map();
  for (const finding of all) {
    const [, , model, target] = OPPOSITE.exec(finding.said) ?? [];
    if (model === void 0 || target === void 0) continue;
    const path = `${model} ${target}`;
    ends.set(path, [...ends.get(path) ?? [], finding]);
  }
  const merged = /* @__PURE__ */ new Set();
  return all.flatMap((finding) => {
    if (merged.has(finding)) return [];
    const [, field = "", model = "", target = ""] = OPPOSITE.exec(finding.said) ?? [];
    const twin = ends.get(`${target} ${model}`)?.find((other) => other !== finding && !merged.has(other));
    if (!twin) return [finding];
    merged.add(twin);
    const back = OPPOSITE.exec(twin.said)?.[1] ?? "";
    const said = `Fields "${field}" of model "${model}" and "${back}" of model "${target}" differ in the name of their relation.`;
    return [{ ...finding, code: "relation-name", said, fix: void 0 }];
  });
}
function declaredIn(outlines) {
  const declaration = /^[ \t]*(?:model|view|enum|type)[ \t]+(\w+)/gm;
  return new Set([...outlines.values()].flatMap(({ text }) => [...text.matchAll(declaration)].map(([, name = ""]) => name)));
}

// src/schema/findings/place.ts
function placeOf(span, lineNumber, context) {
  const { outlines, provider, source, datasource } = context;
  const outline = span && outlines.get(span.file);
  const text = outline?.text ?? "";
  const start = span?.start ?? 0;
  const end = span?.end ?? 0;
  const covers = (range) => span !== void 0 && range.start <= start && start < range.end;
  const block = outline?.blocks.find(covers);
  const above = outline?.blocks.findLast((other) => other.end <= start);
  const member = block?.members.find(covers);
  const attributes = member ? member.attributes : block?.attributes ?? [];
  const attribute = attributes.find(covers) ?? attributes.find((a) => start <= a.start && a.end <= end);
  const listed2 = propertyOf(datasource.node, "schemas");
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd2 = text.indexOf("\n", start);
  return {
    provider,
    source,
    schemas: listed2 ? stringsIn(datasource.text, listed2) : [],
    text,
    pointedAt: text.slice(start, end),
    line: text.slice(lineStart, lineEnd2 < 0 ? void 0 : lineEnd2),
    lineNumber,
    block,
    above,
    member,
    attribute
  };
}

// src/schema/prisma-parser.ts
import { createRequire as createRequire2 } from "node:module";
var PACKAGE = "@prisma/prisma-schema-wasm";
var require3 = createRequire2(import.meta.url);
function parseWithPrisma(texts) {
  const features = LANGUAGE_FEATURES.map((f) => `"${f}"`).join(", ");
  const generator = `generator features {
  provider = "none"
  previewFeatures = [${features}]
}
`;
  const prismaSchema = [...texts.map((text, i) => [String(i), text]), ["features", generator]];
  try {
    const datamodel = JSON.parse(load().get_datamodel(JSON.stringify({ prismaSchema })));
    return { datamodel };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const findings2 = findingsIn(message);
    if (findings2 !== void 0) return { findings: findings2 };
    Reflect.deleteProperty(require3.cache, require3.resolve(PACKAGE));
    return { crash: message };
  }
}
function nativeTypes(provider) {
  const datasource = [["schema.prisma", `datasource db {
  provider = "${provider}"
}
`]];
  const types = JSON.parse(load().native_types(JSON.stringify(datasource)));
  return types.map(({ name, prisma_types: fits }) => ({ name, fits }));
}
function load() {
  return require3(PACKAGE);
}
function findingsIn(message) {
  if (!message.startsWith("{")) return void 0;
  try {
    const parsed = JSON.parse(message);
    return typeof parsed?.message === "string" ? parsed.message : void 0;
  } catch {
    return void 0;
  }
}

// src/schema/findings/column-fixes.ts
var FUNCTIONS = ["autoincrement", "cuid", "dbgenerated", "nanoid", "now", "sequence", "ulid", "uuid"];
function functionFix([, name = ""], { attribute, text }) {
  const near = nearest(name, FUNCTIONS, 2);
  if (near === "sequence") return "CockroachDB alone has sequence().";
  if (near !== void 0) return `Did you mean ${near}()?`;
  const call = attribute && /\(([^]*)\)$/.exec(text.slice(attribute.start, attribute.end))?.[1];
  return `Write @default(dbgenerated(${JSON.stringify(call ?? `${name}()`)})) if it is a function of the database.`;
}
var MAKERS = /* @__PURE__ */ new Map([
  ["String", 'A String is made by uuid(), cuid(), ulid(), nanoid() or dbgenerated("...").'],
  ["DateTime", 'A DateTime is made by now() or dbgenerated("...").'],
  ["Int", 'An Int is made by autoincrement() or dbgenerated("...").'],
  ["BigInt", 'A BigInt is made by autoincrement() or dbgenerated("...").']
]);
var LITERALS = /* @__PURE__ */ new Map([
  ["DateTime", 'Write a time such as "2025-01-31T12:00:00Z", or now().'],
  ["Json", 'Write JSON, with its quotes escaped: "{ \\"a\\": 1 }".'],
  ["Bytes", "Write the bytes in base64."],
  ["BigInt", "Write a whole number of 64 bits."]
]);
function defaultFix({ input: said }, { member, source }) {
  const found = /but found `(.*)`/.exec(said)?.[1] ?? /default value `([^`]*)`/.exec(said)?.[1] ?? "";
  const words = source.enum(member?.type ?? "")?.node.members.map((value) => value.name);
  if (words) {
    const near = nearest(found.replace(/^"|"$|^.*\./g, ""), words);
    return near === void 0 ? `Use one of ${words.join(", ")}.` : `Write @default(${near}).`;
  }
  if (said.startsWith("Parse error")) return LITERALS.get(member?.type ?? "");
  if (/cannot be used on fields/.test(said)) return MAKERS.get(member?.type ?? "");
  if (/argument/.test(said)) return "Take the argument away, or give it one the function takes.";
  if (said.includes("of a list field")) return "Write a list: @default([]).";
  if (said.includes("of a non-list field")) return "Take the brackets away.";
  if (said.includes("relation field")) return "Put it on the column of the relation.";
  if (said.includes("dbgenerated")) return 'Write @default(dbgenerated("...")), with the SQL of the value.';
  if (found === "null") return "Take it away: an optional field is null where nothing is given.";
  if (FUNCTIONS.includes(found)) return `Write ${found}().`;
  if (member?.type === "String" && found !== "") return `Write @default(${JSON.stringify(found)}).`;
  const quoted = /^"(.*)"$/.exec(found)?.[1];
  const isPlain = quoted !== void 0 && (member?.type === "Boolean" ? /^(?:true|false)$/ : /^-?\d+$/).test(quoted);
  return isPlain ? `Write it without quotes: @default(${quoted}).` : void 0;
}
function nativeFix({ input: said }, { member, provider }) {
  if (said.includes("index") || /be unique in|cannot be used on a field that is/.test(said)) {
    if (provider !== "mysql") return "Use another type, or no unique.";
    return "Say how much of it counts: @unique(length: 100), @@index([field(length: 100)]).";
  }
  if (/takes|^Expected/.test(said)) return "Write the arguments the type has, all of them whole numbers.";
  const prefixed = /Did you mean to use ([\w.]+)\?/.exec(said)?.[1];
  if (prefixed !== void 0) return `Did you mean @${prefixed}?`;
  const types = nativeTypes(provider);
  if (types.length === 0) return "Take it away: SQLite has no native types.";
  const written2 = /^Native type (\w+) is not (?:supported|compatible)/.exec(said)?.[1];
  if (written2 === void 0) return void 0;
  const fitting = types.filter(({ fits }) => fits.includes(member?.type ?? "")).map(({ name }) => name);
  const near = nearest(written2, fitting, 2);
  if (near !== void 0 && near !== written2) return `Did you mean @db.${near}?`;
  return fitting.length === 0 ? void 0 : `${member?.type ?? ""} can be ${fitting.map((name) => `@db.${name}`).join(", ")}.`;
}
function operatorFix(_, { provider }) {
  const has2 = provider === "postgresql" || provider === "cockroachdb";
  if (!has2) return 'Take "ops" away: this database has no operator classes.';
  return 'Write raw("...") around one that Prisma does not know.';
}
var COUNTS = {
  cockroachdb: "CockroachDB counts a BigInt; use sequence() for an Int.",
  mysql: "MySQL counts one column of a table, which must be a key or have an index.",
  postgresql: "Use it on an Int or BigInt.",
  sqlite: "SQLite counts the @id of a model, an Int, and nothing else.",
  sqlserver: "Use it on an Int or BigInt, once in a model."
};
function lackFix({ input: said }, { provider }) {
  if (said.includes("autoincrement()")) return COUNTS[provider];
  if (said.includes("`auto()`")) return "Write autoincrement().";
  if (said.includes("list")) return "Use a model of its own or a Json column, or a database with lists: PostgreSQL, CockroachDB.";
  if (said.includes("enum")) return "Use a String, or a model whose records are the values.";
  if (said.includes("Json")) return "Use a String that holds the JSON text.";
  if (said.includes("Composite types")) return "Use a model of its own, or a Json column.";
  return void 0;
}

// src/schema/findings/key-fixes.ts
function keyFix({ input: said }, { block, source }) {
  const advised = /Did you mean (?:to put it on )?`([^`]*)`/.exec(said)?.[1];
  if (advised?.startsWith("@") === true) return `Name the column: ${advised}`;
  if (advised !== void 0) return `Put it on the column: "${advised}".`;
  const [unknown = ""] = /unknown fields?:? `?([^`,.]*)/.exec(said)?.slice(1) ?? [];
  const columns = (block?.members ?? []).filter((member) => !source.model(member.type ?? "")).map((member) => member.name);
  const near = unknown === "" ? void 0 : nearest(unknown, columns);
  return near && `Did you mean "${near}"?`;
}
function missingKeyFix({ input: said }) {
  const nullable = /fields that are not required:\s*- ([^]*)$/.exec(said)?.[1]?.replaceAll(/\s+- /g, "; ");
  return nullable && `Add @id or @unique to a required field, or take the "?" away from what is in a unique: ${nullable}.`;
}
function schemaFix({ input: said }, { provider, attribute, text, schemas }) {
  if (provider === "sqlite" || provider === "mysql") return "Take it away: this database has no schemas in it.";
  if (said.includes("is missing an")) return `Add a line to it: @@schema(${JSON.stringify(schemas[0] ?? "public")})`;
  const token = attribute?.args.find(({ kind }) => kind === "string");
  const name = token && stringValue(text.slice(token.start, token.end));
  if (name === void 0) return void 0;
  const near = nearest(name, schemas);
  return near === void 0 ? `Add it to the datasource: schemas = ${listed([...schemas, name])}` : `Did you mean "${near}"?`;
}
var MORE = {
  cockroachdb: " and schemas",
  mysql: "",
  postgresql: ", schemas and extensions",
  sqlite: "",
  sqlserver: " and schemas"
};
function settingFix({ input: said }, { provider }) {
  if (said.includes("more than one datasource")) return "Keep one of them.";
  if (said.includes("relation mode")) return 'Write relationMode = "prisma" or relationMode = "foreignKeys".';
  if (!said.startsWith("Property not known")) return void 0;
  return `Take it away: beside its provider, this datasource may have relationMode${MORE[provider]}.`;
}
function listed(names) {
  return `[${names.map((name) => JSON.stringify(name)).join(", ")}]`;
}

// src/schema/findings/name-fixes.ts
var SCALARS = ["String", "Boolean", "Int", "BigInt", "Float", "Decimal", "DateTime", "Json", "Bytes"];
var TYPES2 = new Map([
  ...["text", "char", "varchar", "uuid", "cuid", "id", "email", "url"].map((name) => [name, "String"]),
  ...["bool", "bit"].map((name) => [name, "Boolean"]),
  ...["integer", "number", "smallint", "int4", "serial"].map((name) => [name, "Int"]),
  ...["long", "int8", "bigserial"].map((name) => [name, "BigInt"]),
  ...["double", "real"].map((name) => [name, "Float"]),
  ...["money", "numeric", "number"].map((name) => [name, "Decimal"]),
  ...["date", "time", "timestamp", "timestamptz"].map((name) => [name, "DateTime"]),
  ...["object", "jsonb", "any"].map((name) => [name, "Json"]),
  ...["blob", "buffer", "binary", "bytea"].map((name) => [name, "Bytes"])
]);
function typeFix([, name = ""], { source }) {
  const near = nearest(name, [...SCALARS, ...source.typeNames], 2);
  if (near !== void 0) return `Did you mean "${near}"?`;
  const type = TYPES2.get(name.toLowerCase());
  return type && `Prisma calls it "${type}".`;
}
var ATTRIBUTES = [
  "@id",
  "@unique",
  "@default",
  "@relation",
  "@map",
  "@updatedAt",
  "@ignore",
  "@db.",
  "@@id",
  "@@unique",
  "@@index",
  "@@map",
  "@@ignore",
  "@@fulltext",
  "@@schema"
];
var INSTEAD = /* @__PURE__ */ new Map([
  ["nullable", 'Write a "?" behind the type.'],
  ["optional", 'Write a "?" behind the type.'],
  ["required", 'Take it away: a field without a "?" is required.'],
  ["primary", "Prisma calls it @id, or @@id([a, b]) over several fields."],
  ["pk", "Prisma calls it @id, or @@id([a, b]) over several fields."],
  ["autoincrement", "Write @default(autoincrement())."],
  ["index", "Write @@index([field]) in a line of its own."],
  ["createdAt", "Write @default(now())."],
  ["table", 'Prisma calls it @@map("name").'],
  ["column", 'Prisma calls it @map("name").']
]);
function attributeFix([, written2 = ""]) {
  const name = written2.replace(/^@+/, "");
  if (CORE_ANNOTATIONS.has(name)) return `Write it as a comment above the line: /// @${name}`;
  const instead = INSTEAD.get(name);
  if (instead !== void 0) return instead;
  const near = nearest(written2, ATTRIBUTES, 2);
  return near && `Did you mean "${near}"?`;
}
var USAGE = /* @__PURE__ */ new Map([
  ["@id", '@id(map: "...")'],
  ["@unique", '@unique(map: "...")'],
  ["@map", '@map("name")'],
  ["@default", "@default(value)"],
  ["@relation", '@relation("Name", fields: [a], references: [b], onDelete: Cascade, onUpdate: Cascade, map: "...")'],
  ["@@id", '@@id([a, b], name: "...", map: "...")'],
  ["@@unique", '@@unique([a, b], name: "...", map: "...")'],
  ["@@index", '@@index([a, b(sort: Desc)], type: Hash, map: "...")'],
  ["@@fulltext", '@@fulltext([a, b], map: "...")'],
  ["@@map", '@@map("name")'],
  ["@@schema", '@@schema("name")']
]);
function argumentFact(said, { attribute, pointedAt }) {
  const name = /^(\w+)\s*:/.exec(pointedAt)?.[1];
  if (!said.startsWith("No such argument") || name === void 0 || !attribute) return void 0;
  return `Attribute "${attribute.name}" has no argument "${name}".`;
}
function argumentFix(_, { attribute }) {
  const usage = attribute && USAGE.get(attribute.name);
  return usage && `It is written ${usage}; what is named may be left out.`;
}

// src/schema/findings/relation-fixes.ts
function oppositeFix([, field = "", model = "", target = ""], { source }) {
  const [owner, other] = [source.model(model), source.model(target)];
  const end = owner && memberNamed(owner.node, field);
  if (!owner || !other || !end) return void 0;
  const relation = end.attributes.find((attribute) => attribute.name === "@relation");
  const named3 = relation && nameIn(relation, owner.text);
  if (model === target && named3 === void 0) return bothNamed(owner.node, end);
  if (end.list) return keyLines({ model, other: other.node, named: named3, source });
  const columns = relation ? (argumentNamed(relation, "fields", owner.text) ?? []).filter((token) => token.kind === "word") : [];
  const [column] = columns.map((token) => memberNamed(owner.node, wordOf(owner.text, token)));
  const single = columns.length === 1 && column?.attributes.some(({ name }) => name === "@unique" || name === "@id");
  const line = `${freeName(other.node, lowered(model) + (single ? "" : "s"))} ${model}${single ? "?" : "[]"}`;
  return added(target, [named3 === void 0 ? line : `${line} @relation(${named3})`]);
}
function nameIn(relation, text) {
  const [first] = relation.args;
  const [named3 = first] = argumentNamed(relation, "name", text) ?? [];
  return named3?.kind === "string" ? wordOf(text, named3) : void 0;
}
function sidesFix({ input: said }, { block, member, source }) {
  if (!block || !member) return void 0;
  const [, field = "", model = ""] = /opposite field `([^`]*)` on model `([^`]*)`/.exec(said) ?? [];
  if (said.includes("`onDelete`")) return `Move it to field "${field}" of model "${model}"; between two lists there is none.`;
  if (said.includes("must not specify")) return `Take both away: field "${field}" of model "${model}" has the column.`;
  if (member.list || !/must specify|do not provide/.test(said)) return void 0;
  const key = keyOf2(source.model(member.type ?? "")?.node);
  if (!key) return void 0;
  const column = `${member.name}Id`;
  const mark = member.optional ? "?" : "";
  const relation = `${member.name} ${member.type ?? ""}${mark} @relation(fields: [${column}], references: [${key.name}])`;
  const isList = source.model(member.type ?? "")?.node.members.some((other) => other.type === block.name && other.list);
  const unique = isList === true ? "" : " @unique";
  const lines = memberNamed(block, column) ? [relation] : [relation, `${column} ${key.type ?? ""}${mark}${unique}`];
  return `Write in model "${block.name}":

${lines.map((line) => `  ${line}`).join("\n")}`;
}
function nameFix(match2) {
  const fields = (match2[1] ?? "").replaceAll("`", '"');
  if (match2.input.startsWith("Ambiguous self")) return `Write the same on ${fields}: @relation("Tree").`;
  return `Give each of ${fields} a name of its own, and the same to the field at its other end: @relation("Author").`;
}
var ADVISED_UNIQUE = /`(@@?unique[^`]*)` attribute to the (?:field `([^`]*)`|model)(?: in the model)?(?: `([^`]*)`)?/;
function uniqueFix({ input: said }) {
  const [, attribute, field, model] = ADVISED_UNIQUE.exec(said) ?? [];
  if (attribute === void 0) return void 0;
  const ofField = field === void 0 ? "" : ` to field "${field}"`;
  const ofModel = model === void 0 ? "" : ` ${field === void 0 ? "to" : "of"} model "${model}"`;
  const otherwise = said.startsWith("A one-to-one") ? ", or make the other end a list" : "";
  return `Add ${attribute}${ofField}${ofModel}${otherwise}.`;
}
function columnsFix([, side, names = ""], place) {
  const { block, member, attribute, source, text } = place;
  const target = source.model(member?.type ?? "")?.node;
  const owner = side === "fields" ? block : target;
  const [wanted = ""] = names.split(/[, ]+/);
  if (!owner || !target) return void 0;
  const near = nearest(wanted, owner.members.filter((m) => !source.model(m.type ?? "")).map((m) => m.name), 3);
  if (near !== void 0) return `Did you mean "${near}"?`;
  const referenced = attribute && argumentNamed(attribute, "references", text)?.find((token) => token.kind === "word");
  const key = referenced && memberNamed(target, wordOf(text, referenced));
  return side === "fields" && key && !memberNamed(owner, wanted) ? added(owner.name, [`${wanted} ${key.type ?? ""}`]) : void 0;
}
function typesFix(match2, { source }) {
  const [, field = "", model = "", referenced = "", target = ""] = match2;
  const owner = source.model(target)?.node;
  const key = owner && memberNamed(owner, referenced);
  if (!key) return void 0;
  return `Give field "${field}" of model "${model}" the type ${key.type ?? ""}, as "${referenced}" of model "${target}" has it.`;
}
var ACTIONS = ["Cascade", "Restrict", "NoAction", "SetNull", "SetDefault"];
function actionFix([, written2 = "", allowed]) {
  const near = nearest(written2.replaceAll(/[ _]/g, ""), ACTIONS);
  if (allowed === void 0 && near !== void 0) return `Did you mean ${near}?`;
  return `Use one of ${allowed?.replaceAll("`", "") ?? ACTIONS.join(", ")}, or leave it out.`;
}
function requiredFix(_, { member }) {
  return member?.type === void 0 ? void 0 : `Write ${member.type}? as the type of "${member.name}".`;
}
function bothNamed(block, end) {
  const name = JSON.stringify(block.name + end.name.charAt(0).toUpperCase() + end.name.slice(1));
  const back = `${freeName(block, `${lowered(block.name)}s`)} ${block.name}[] @relation(${name})`;
  return `${added(block.name, [back])}

and put ${name} first in the @relation of "${end.name}".`;
}
function keyLines({ model, other, named: named3, source }) {
  const key = keyOf2(source.model(model)?.node);
  if (!key) return void 0;
  const name = freeName(other, lowered(model));
  const first = named3 === void 0 ? "" : `${named3}, `;
  const relation = `${name} ${model} @relation(${first}fields: [${name}Id], references: [${key.name}])`;
  return added(other.name, [relation, `${name}Id ${key.type ?? ""}`]);
}
function added(model, lines) {
  return `Add to model "${model}":

${lines.map((line) => `  ${line}`).join("\n")}`;
}
function keyOf2(block) {
  const having = (name) => block?.members.find((member) => member.attributes.some((attribute) => attribute.name === name));
  return having("@id") ?? having("@unique");
}
function freeName(block, name) {
  return memberNamed(block, name) ? `${name}_2` : name;
}
function lowered(name) {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

// src/schema/findings/syntax-fix.ts
var KEYWORDS = ["model", "enum", "view", "datasource", "generator", "type"];
function syntaxFix({ input: said }, { line, block, above }) {
  const code = line.replace(/\/\/.*$/, "").trim();
  if (/^\w+\s+_/.test(code) || code.startsWith("_")) {
    return "Let the name begin with a letter; @map, or @@map, keeps the one in the database.";
  }
  const head = /^(\w+)\s+\w+\s*\{/.exec(code)?.[1];
  if (head !== void 0 && KEYWORDS.includes(head)) {
    if (!said.includes("not a valid field")) return "Put each field, and the closing brace, on a line of its own.";
    const open = block && !code.startsWith(`${block.keyword} ${block.name}`) ? block : above;
    return open && `Close ${open.keyword} "${open.name}" with a "}" on a line of its own, above this one.`;
  }
  if (head !== void 0) {
    const near = nearest(head, KEYWORDS, 2);
    return near && `Did you mean "${near}"?`;
  }
  if (code === "}") return "Take the brace away: it closes nothing.";
  if (/[;,]$/.test(code)) return `Take the "${code.slice(-1)}" at the end of the line away.`;
  if (code.includes("'")) return "Write text in double quotes.";
  if (/^\w+\s*:/.test(code)) return 'Take the ":" behind the name away.';
  if (/^@\w/.test(code)) return "Put the attribute behind the type, on the line of its field.";
  if (/\w\s+@@\w/.test(code)) return "Put what begins with @@ on a line of its own; on a field it has one @.";
  if (opened(code)) return "Close the parenthesis, on the same line.";
  if (said.includes("no longer required")) return 'Take the "!" away.';
  if (said.startsWith("To specify a list")) return "Write the brackets behind the type.";
  if (said.startsWith("Optional lists")) return 'Take the "?" away: a list is empty where nothing is given.';
  if (/^[A-Za-z_]\w*$/.test(code) && block?.keyword !== "enum") return "Write the type behind the name.";
  return void 0;
}
function opened(code) {
  const count = (sign) => code.split(sign).length;
  return count("(") > count(")") || count("[") > count("]");
}

// src/schema/findings/rules.ts
var rule = (code, patterns, more = {}) => ({
  code,
  pattern: new RegExp(patterns.map((pattern) => pattern.source).join("|")),
  ...more
});
var RULES = [
  rule("unknown-type", [/^Type "([^"]*)" is neither/], { fix: typeFix }),
  rule("unknown-attribute", [/^Attribute not known: "(@@?[^"]*)"/], { fix: attributeFix }),
  rule(
    "syntax",
    [
      ...[/^This line is/, /^This field declaration is/, /^Field declarations don't/],
      ...[/is no longer required/, /^To specify a list/, /^Optional lists/]
    ],
    { fix: syntaxFix }
  ),
  rule("attribute-arguments", [/can only be defined once/], { fix: () => "Keep one of the two." }),
  rule("reserved-name", [/reserved (?:scalar type )?name/, /must not start with a number/, /^The character `.*` is not/]),
  rule("duplicate-constraint", [/^The given constraint name `[^`]*` has to be unique/]),
  rule("duplicate-name", [/already (?:defined|exists|used as a name)/, /with this name exists/]),
  rule("missing-opposite", [/`([^`]*)` on model `([^`]*)` is missing an opposite relation field on the model `([^`]*)`/], {
    fix: oppositeFix
  }),
  rule("relation-sides", [/(?:specify|provides?|defines) the `(?:fields|references|onDelete)`/], { fix: sidesFix }),
  rule("relation-fields", [/^The argument `?(fields|references)`? must refer only to (?:existing|scalar) fields.*: (.*)$/], {
    fix: columnsFix
  }),
  rule("relation-fields", [/same number of fields/]),
  rule(
    "relation-types",
    [/^The type of the field `([^`]*)` in the model `([^`]*)` is not matching .* `([^`]*)` in model `([^`]*)`/],
    { fix: typesFix }
  ),
  rule("relation-name", [/relation detected\. The fields (.*) in model/], { fix: nameFix }),
  rule("relation-unique", [/^A one-to-one relation must use unique/, /must refer to a unique criterion/], { fix: uniqueFix }),
  rule("relation-optional", [/the relation field must be optional/, /is required\. This is not valid/], { fix: requiredFix }),
  rule("relation-cycle", [/^Reference causes a cycle/, /^A self-relation must have/, /through multiple paths/]),
  rule(
    "relation-action",
    [/^Invalid referential action: `([^`]*)`(?:\. Allowed values: \((.*)\))?/, /action of a relation must not be set/],
    { fix: actionFix }
  ),
  rule("relation-ignored", [/^The relation field `([^`]*)` on Model `([^`]*)` must specify the `@ignore` attribute/], {
    fix: ([, field = "", model = ""]) => `Add @ignore to field "${field}" of model "${model}".`
  }),
  rule("relation-many", [/references argument/, /Referential actions on implicit/], {
    fix: () => "Take the argument away, or write the join table as a model."
  }),
  rule("relation-many", [/[Mm]any[ -]to[ -]many/]),
  rule("invalid", [/^Invalid field type, not a relation/], {
    fix: () => "Take @relation away, or write a model as the type of the field."
  }),
  rule("id-optional", [/^Fields that are marked as id must be required/, /^The id definition refers to the optional field/]),
  rule("id-several", [/^At most one field must be marked as the id/, /^Each model must have at most one id/]),
  rule("missing-id", [/^Each model must have at least one unique/], { fix: missingKeyFix }),
  rule(
    "key-fields",
    [
      ...[/(?:definition|declaration) refers to/, /is a relation field and cannot be marked/],
      ...[/list of fields in an index/, /attribute cannot be empty/]
    ],
    { fix: keyFix }
  ),
  rule("updated-at", [/^Fields that are marked with @updatedAt/]),
  rule("autoincrement", [/`autoincrement\(\)`/], { fix: lackFix }),
  rule("default-value", [/^Unknown function in @default\(\): `([^`]*)`/], { fix: functionFix }),
  rule("database-schema", [/@@schema/, /^This schema is not defined/, /`schemas` property/, /schemas array/, /schema names/], {
    fix: schemaFix
  }),
  rule(
    "native-type",
    [/[Nn]ative types?\b/, /^Function "\w+" takes/, /^Expected .* nonnegative integers?/, /^The prefix .* is invalid/],
    { fix: nativeFix }
  ),
  rule(
    "datasource-setting",
    [
      ...[/^Property not known/, /more than one datasource/, /relation mode setting/],
      ...[/`extensions` property/, /extension name/, /of an extension/]
    ],
    { fix: settingFix }
  ),
  rule("view", [/^Views cannot/, /\bin views\b/, /\bon views\b/]),
  rule("attribute-arguments", [/operator class/], { fix: operatorFix }),
  rule("database-lacks", [/current connector/, /(?:is|are) not supported\b/, /does not support/], { fix: lackFix }),
  rule(
    "default-value",
    [
      ...[/@default/, /default value/, /^Parse error: "/, /^Expected an? .* value, but found/, /^Defaults on/],
      ...[/^The function `/, /function does not take/, /takes either/, /takes a single/]
    ],
    { fix: defaultFix }
  ),
  rule(
    "attribute-arguments",
    [
      ...[/^No such argument/, /^Argument "/, /^Unexpected/, /^Expected an? /, /where(?:` argument| clause)/],
      ...[/does not exist in model/, /must have a name/, /argument cannot be/]
    ],
    { fix: argumentFix, fact: argumentFact }
  ),
  rule("invalid", [/^An enum must have/], { fix: () => "Write its values, one to a line." }),
  rule("invalid", [/^/])
];

// src/schema/findings/split-findings.ts
var ESC = "\x1B";
var HEADING = `${ESC}[1;91merror${ESC}[0m: ${ESC}[1m`;
var PLACE = new RegExp(`^ {2}${ESC}\\[1;94m-->${ESC}\\[0m {2}${ESC}\\[4m(\\d+):(\\d+)${ESC}\\[0m$`);
var FRAME_LINE = new RegExp(`^${ESC}\\[1;94m *(\\d+) \\| ${ESC}\\[0m([^
]*)$`);
var RED = `${ESC}[1;91m`;
var RESET = `${ESC}[0m`;
function splitFindings(findings2, files) {
  const [, ...parts] = findings2.split(HEADING);
  if (parts.length === 0) return [{ said: cleaned(findings2), span: void 0, line: 0 }];
  const starts = files.map(({ text }) => lineStarts(text));
  return parts.map((part) => {
    const lines = part.split("\n");
    const placed = lines.findIndex((line2) => PLACE.test(line2));
    const said = cleaned(lines.slice(0, placed < 0 ? void 0 : placed).join(" "));
    const [, index, row2] = PLACE.exec(lines[placed] ?? "") ?? [];
    const file = files[Number(index)];
    const line = Number(row2 ?? 0);
    const start = starts[Number(index)]?.[line - 1] ?? 0;
    return { said, span: file && spanIn(file, start, { row: line, frame: lines.slice(placed + 1) }), line };
  });
}
function spanIn({ path, text }, start, { row: row2, frame }) {
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end < 0 ? void 0 : end);
  const shown = frame.map((l) => FRAME_LINE.exec(l)).find((m) => Number(m?.[1]) === row2)?.[2] ?? "";
  const red = shown.indexOf(RED);
  const close = shown.lastIndexOf(RESET);
  if (red >= 0 && close > red && shown.replaceAll(RED, "").replaceAll(RESET, "").replace(/\r$/, "") === line.replace(/\r$/, "")) {
    const meant = line.slice(red, close - RED.length);
    return { file: path, start: start + red, end: start + red + Math.max(1, meant.trimEnd().length) };
  }
  const indent = line.length - line.trimStart().length;
  return { file: path, start: start + indent, end: start + Math.max(indent, line.trimEnd().length) };
}
function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
function cleaned(text) {
  return text.replace(/\u001b\[[0-9;]*m/g, "").replace(/\p{Cc}+/gu, " ").replace(/^Error (?:validating|parsing)(?: (?:model|field|attribute|enum|datasource|view)\b[^:]{0,200})?: /, "").trim();
}

// src/schema/findings/report-findings.ts
function reportFindings(text, context) {
  const understood = splitFindings(text, context.files).map((finding) => understand(finding, context));
  for (const { code, said, fix, span } of dropNoise(understood, context.outlines)) {
    context.report(code, { said, fix }, span && { span });
  }
}
var ADVICE = /[.,]? (?:Please|You can|Either|Consider|Did you mean|Read more|Learn more|Use either|Use sequence)\b[^]*$/;
function understand({ said, span, line }, context) {
  const place = placeOf(span, line, context);
  for (const { code, pattern, fix, fact } of RULES) {
    const match2 = pattern.exec(said);
    if (!match2) continue;
    const sentence = fact?.(said, place) ?? said.replace(ADVICE, "");
    return { code, said: /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`, fix: fix?.(match2, place), span, place };
  }
  return { code: "invalid", said, fix: void 0, span, place };
}

// src/schema/parse-schema.ts
function parseSchema(files, options = {}) {
  const diagnostics = [];
  const report = createReport("schema", catalogue, diagnostics);
  const schema = read(files, options, report);
  const failed = diagnostics.some((d) => d.severity === "error");
  return { ...schema && !failed && { schema }, diagnostics: diagnostics.sort(bySource) };
}
function read(files, options, report) {
  const sorted = [...files].sort((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.text, b.text));
  const outlines = new Map(sorted.map((file2) => [file2.path, outlineOf(file2.text)]));
  const readable = [...outlines].map(([path, outline]) => ({ path, text: setAside({ path, outline, report }) }));
  const block = datasourceBlock(outlines);
  const datasource = datasourceOf(block, report);
  if (!block || !datasource) return void 0;
  const source = indexSource(outlines);
  const answer = parseWithPrisma(readable.map((f) => f.text));
  if ("crash" in answer) report("parser-crashed", { said: answer.crash });
  else if ("findings" in answer) {
    const { provider } = datasource;
    reportFindings(answer.findings, { files: readable, outlines, provider, datasource: block, source, report });
  }
  if (!("datamodel" in answer)) return void 0;
  const { datamodel } = answer;
  const { file, node } = block;
  if (datamodel.models.length === 0) report("no-models", void 0, { span: { file, start: node.start, end: node.end } });
  for (const [path, { stray }] of outlines) reportStray(path, stray, report);
  return buildSchema({ datamodel, files, datasource, source, options, report });
}
function bySource(a, b) {
  return byCodeUnit(a.span?.file ?? "", b.span?.file ?? "") || (a.span?.start ?? -1) - (b.span?.start ?? -1);
}

// src/schema/prisma-seven.ts
function prismaSevenForm(files, { clientOutput }) {
  const outlines = files.map((file) => outlineOf(file.text.replace(/^\uFEFF/, "")));
  const features = featuresUsed(outlines);
  const home = Math.max(0, outlines.findIndex((o) => o.blocks.some((b) => b.keyword === "datasource")));
  return outlines.map((outline, i) => ({
    path: files[i]?.path ?? "",
    text: rewrite(outline, i === home ? generatorBlock(clientOutput, features) : void 0)
  }));
}
function generatorBlock(output, features) {
  const settings = [
    ["provider", '"prisma-client"'],
    ["output", JSON.stringify(output)],
    ["runtime", '"nodejs"'],
    ["moduleFormat", '"esm"'],
    ["importFileExtension", '"js"']
  ];
  if (features.length > 0) settings.push(["previewFeatures", JSON.stringify(features).replaceAll(",", ", ")]);
  const width = Math.max(...settings.map(([name]) => name.length));
  return ["generator client {", ...settings.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`), "}"].join("\n");
}
function rewrite({ text, blocks }, generator) {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const edits = [];
  let own = generator?.replaceAll("\n", newline);
  for (const block of blocks) {
    if (block.keyword === "generator") {
      const range = withDocs(block);
      if (own === void 0) edits.push({ ...wholeLines(text, range, "and the blank lines behind"), by: "" });
      else edits.push({ ...range, by: own });
      own = void 0;
    } else if (block.keyword === "datasource") {
      for (const member of block.members) {
        if (CONNECTION_PROPERTIES.has(member.name)) edits.push({ ...wholeLines(text, member), by: "" });
      }
    }
  }
  if (own !== void 0) {
    const start = blocks.find((b) => b.keyword === "datasource")?.end ?? text.length;
    edits.push({ start, end: start, by: newline + newline + own });
  }
  let result = "";
  let from = 0;
  for (const { start, end, by } of edits.sort((a, b) => a.start - b.start)) {
    result += text.slice(from, start) + by;
    from = Math.max(from, end);
  }
  result += text.slice(from);
  return edits.at(-1)?.by === "" && from === text.length ? result.trimEnd() + newline : result;
}
function withDocs(block) {
  const doc = block.docs[0];
  return { start: doc ? doc.start - 3 : block.start, end: block.end };
}
function wholeLines(text, range, more) {
  const before = /[ \t]*$/.exec(text.slice(text.lastIndexOf("\n", range.start - 1) + 1, range.start))?.[0] ?? "";
  const start = range.start - before.length;
  if (start > 0 && text[start - 1] !== "\n") return range;
  const behind = more ? /^[ \t]*(?:\r?\n[ \t]*)*(?:\r?\n|$)/ : /^[ \t]*(?:\/\/[^\r\n]*)?(?:\r?\n|$)/;
  const rest = behind.exec(text.slice(range.end))?.[0];
  return rest === void 0 ? range : { start, end: range.end + rest.length };
}
export {
  CORE_ANNOTATIONS,
  EXPOSABLE,
  annotationOf,
  checkAnnotations,
  columnNamed,
  constraintName,
  deprecationOf,
  docWithout,
  enumNamed,
  exposedOperations,
  isColumn,
  isRelation,
  modelNamed,
  parseAnnotationLine,
  parseSchema,
  pathOf,
  prismaSevenForm,
  rolesOf,
  catalogue as schemaDiagnostics,
  withoutAnnotationDocs
};
