// Prints every table of the data package at an address: its columns, and its rows cast and uncast.
"use strict";

const { Package } = require("datapackage");

(async () => {
  const found = await Package.load(process.argv[2]);
  const tables = {};
  for (const resource of found.resources) {
    const values = await resource.read({ forceCast: true });
    tables[resource.name] = {
      columns: resource.schema.fieldNames,
      texts: await resource.read({ cast: false }),
      values: values.filter(Array.isArray),
      faults: values.filter((row) => !Array.isArray(row)).flatMap((row) => row.errors.map(String)),
    };
  }
  process.stdout.write(JSON.stringify({ valid: found.valid, tables }));
})().catch((error) => {
  process.stderr.write(`${error}\n${(error.errors ?? []).join("\n")}\n`);
  process.exit(1);
});
