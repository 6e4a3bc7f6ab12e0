// node --expose-internals scopes.js FILE… > JSON: for each file the names that it declares at its top and those that it takes from outside.
"use strict";
const fs = require("fs");
const acorn = require("internal/deps/acorn/acorn/dist/acorn");

const children = (node) => Object.keys(node).reduce((all, key) => all.concat(node[key]), []).filter((value) => value && typeof value.type === "string");
const isFunction = (node) => /Function/.test(node.type);

// The names that a pattern binds: a, {a, b: c}, [a], a = 1, ...a
function bound(pattern) {
  if (!pattern) return [];
  if (pattern.type === "Identifier") return [pattern.name];
  if (pattern.type === "Property") return bound(pattern.value);
  if (pattern.type === "AssignmentPattern") return bound(pattern.left);
  if (pattern.type === "RestElement") return bound(pattern.argument);
  return (pattern.properties || pattern.elements || []).reduce((all, part) => all.concat(bound(part)), []);
}

// Names declared in a function or file, at any depth of blocks: near enough for code that does not reuse a name.
function declared(node, names) {
  if (node.type === "VariableDeclarator") names.push(...bound(node.id));
  if (node.type === "CatchClause") names.push(...bound(node.param));
  children(node).forEach((child) => {
    if (child.type === "FunctionDeclaration") names.push(child.id.name);
    if (!isFunction(child)) declared(child, names);
  });
  return names;
}

function used(node, scopes, free) {
  if (isFunction(node)) {
    const own = node.params.reduce((all, param) => all.concat(bound(param)), ["arguments"]).concat(declared(node.body, []));
    node.params.concat(node.body).forEach((part) => used(part, scopes.concat([own]), free));
    return;
  }
  if (node.type === "Identifier" && !scopes.some((names) => names.indexOf(node.name) >= 0)) free.add(node.name);
  children(node).forEach((child) => {
    const name = child.type === "Identifier" && !node.computed && (node.type === "MemberExpression" && child === node.property || node.type === "Property" && child === node.key && !node.shorthand);
    if (!name) used(child, scopes, free);
  });
}

console.log(JSON.stringify(process.argv.slice(2).map((file) => {
  const tree = acorn.parse(fs.readFileSync(file, "utf8"), { ecmaVersion: 2018 });
  const top = tree.body.reduce((all, node) => all.concat(node.type === "FunctionDeclaration" ? node.id.name : node.type === "VariableDeclaration" ? declared(node, []) : []), []);
  const free = new Set();
  used(tree, [declared(tree, [])], free);
  return { declared: top, free: Array.from(free).sort() };
})));
