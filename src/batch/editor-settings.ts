/**
 * What a new workspace tells VS Code: which extension reads YAML by a schema, and which files have which. Files with a
 * line of their own that names a schema need none of it; those that somebody adds later have none.
 */

const settings = {
  'yaml.schemas': {
    './data/schema.json': ['data/*/*.yaml', 'data/*/*.yml'],
    './fonts/schema.json': ['fonts/fonts.yaml'],
  },
  'json.schemas': [{ fileMatch: ['/data/*/*.json'], url: './data/schema.json' }],
  // CSV files of office programs are in GB18030.
  'files.autoGuessEncoding': true,
};

const extensions = { recommendations: ['redhat.vscode-yaml'] };

/** The files, by their paths in the workspace. */
export const editorFiles: readonly (readonly [path: string, text: string])[] = [
  ['.vscode/settings.json', `${JSON.stringify(settings, null, 2)}\n`],
  ['.vscode/extensions.json', `${JSON.stringify(extensions, null, 2)}\n`],
];
