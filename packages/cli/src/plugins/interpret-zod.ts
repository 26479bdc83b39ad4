import * as z from 'zod'

// A run checks each plugin's options once: compiling a validator for that takes longer than the check.
z.config({ jitless: true })
