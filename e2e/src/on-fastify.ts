// Imported before anything else, runs the tests of a file on Fastify: in the ordinary run on SQLite alone, for what differs between
// frameworks does not differ between databases.
process.env['SSOT_FRAMEWORK'] = 'fastify'
if (process.env['SSOT_DEEP'] !== '1') process.env['SSOT_ONLY'] = 'sqlite'
