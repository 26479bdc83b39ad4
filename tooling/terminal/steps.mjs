/** What is typed, in the order of the page. What asks has answers, each typed when its question is on the screen. */
export const STEPS = [
  {
    title: 'From nothing to a project',
    text: 'Each question has an answer to take with Enter.',
    commands: [
      {
        command: 'ssot init blog',
        answers: [
          { asked: 'What shall serve the API?', keys: ['Enter'] },
          { asked: 'Which database?', keys: ['Enter'] },
          { asked: 'What shall be generated besides?', keys: ['Enter'] },
        ],
      },
      'cd blog',
      'npm install --silent',
      'ls',
    ],
  },
  {
    title: 'A change of the schema',
    text: 'What it does is told before it is made. Only files that differ are written.',
    commands: [
      "git init -q && git add -A && git commit -qm 'A blog'",
      "sed -i 's/^  content .*/&\\n  subtitle  String?/' prisma/schema.prisma",
      'ssot plan',
      'ssot generate',
    ],
  },
  {
    title: 'A file that was edited',
    text: 'A line of your own in a generated file lives on when what is around it changes.',
    commands: [
      "sed -i 's/^  title: string$/& \\/\\/ shown in bold/' src/gen/models/post/dto.ts",
      "sed -i 's/^  subtitle .*/&\\n  teaser    String?/' prisma/schema.prisma",
      'ssot generate',
      'grep -n -e bold -e teaser src/gen/models/post/dto.ts',
    ],
  },
  {
    title: 'A conflict, and its end',
    text: 'An edit meets a change of the same line. The file stays as it was edited until somebody decides; all others are written.',
    commands: [
      "sed -i 's/^  title     String$/  title     String?/' prisma/schema.prisma",
      'ssot generate',
      'ssot generate --diff | head -14',
      'ssot generate --resolve markers src/gen/models/post/dto.ts',
      'grep -n -m 1 -A 6 -e "<<<<<<<" src/gen/models/post/dto.ts',
      'ssot generate --resolve ours src/gen/models/post/dto.ts',
    ],
  },
  {
    title: 'Where a line comes from',
    text: 'From the generated code to the schema, and from a request to who answers it.',
    commands: ['ssot why src/gen/models/post/schema.ts:8', 'ssot why GET /api/posts/1'],
  },
  {
    title: 'What there is',
    text: 'One model with its fields and operations, and the plugin that would be added next.',
    commands: ['ssot inspect Author', 'ssot plugins add client --dry-run'],
  },
  {
    title: 'A mistake',
    text: 'It is shown where it stands, with the line that mends it.',
    commands: ["sed -i 's/email     String/email     Strin/' prisma/schema.prisma", 'ssot generate', 'ssot insepct'],
  },
]
