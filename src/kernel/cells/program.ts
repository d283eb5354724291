/**
 * One TypeScript program that cells are added to, so that a cell costs its own check and not a new checker.
 *
 * A program and its checker are made for libraries and imported modules only. A cell is a module of its own: nothing
 * else depends on it when it is added, so it is parsed, bound and put where the checker looks files up. The program is
 * made anew when a cell imports a module that is not in it, when a module was edited, or when a cell augments global
 * types; and from time to time, to let go of cells nobody needs any more.
 */
import * as fs from 'node:fs';
import { loosenEmptyLists } from './empty-lists';
import { createTypesResolver } from './node-types';
import { readStamp, type SourceFiles } from './source-files';
import { type BoundSourceFile, internals, type OpenProgram, type ResolvedModule, ts } from './typescript';

interface Extra {
  file: BoundSourceFile;
  resolutions: Map<string, ResolvedModule>;
}

/** Files added to one checker before it is made anew: their types stay in its tables even when they are removed. */
const ADDED_FILES_LIMIT = 80;
/** A file that was only looked at (each key of a completion adds one) leaves little behind. */
const WEAR_OF_REMOVED = 0.2;

const isLibrary = (fileName: string) => fileName.includes('/node_modules/');

export interface ProgramOptions {
  /** Folder of the notebook, `/` as separator. */
  cwd: string;
  /** Folder of TypeScript's lib.*.d.ts files. */
  libFolder: string;
  /** The `index.d.ts` of Node's types, for folders that have none. */
  nodeTypes: string;
  options: ts.CompilerOptions;
  files: SourceFiles;
  /** Declarations that every cell sees (the `tslab` module). */
  ambient: { fileName: string; text: string };
}

export class CellProgram {
  readonly options: ts.CompilerOptions;
  readonly #cwd: string;
  readonly #files: SourceFiles;
  readonly #host: ts.CompilerHost;
  readonly #anchor: string;
  readonly #ambient: BoundSourceFile;
  readonly #modules = new Set<string>();
  readonly #references = new Set<string>();
  readonly #resolved = new Map<string, ts.ResolvedModuleFull>();
  readonly #extras = new Map<string, Extra>();
  readonly #augmenting = new Set<string>();
  #anchorFile: BoundSourceFile;
  /** Asked while files are read and types are checked: whether to give up. */
  cancellation: ts.CancellationToken | undefined;
  #program: OpenProgram | undefined;
  #added = 0;

  constructor({ cwd, libFolder, nodeTypes, options, files, ambient }: ProgramOptions) {
    this.#cwd = cwd;
    this.options = options;
    this.#files = files;
    this.#anchor = `${cwd}/#modules.ts`;
    this.#anchorFile = this.#parse(this.#anchor, 'export {};');
    this.#ambient = this.#parse(ambient.fileName, ambient.text);
    this.#host = this.#createHost(libFolder, nodeTypes);
  }

  get program(): ts.Program {
    return this.#open();
  }

  get checker(): ts.TypeChecker {
    return this.#open().getTypeChecker();
  }

  /** Whether so many files were added that a fresh checker would save memory. */
  get isWorn(): boolean {
    return this.#added >= ADDED_FILES_LIMIT;
  }

  /** Source files of the project (not of libraries) that the program holds. */
  projectFiles(): string[] {
    return this.#open()
      .getSourceFiles()
      .map((file) => file.fileName)
      .filter((name) => !isLibrary(name) && name !== this.#anchor && name !== this.#ambient.fileName)
      .filter((name) => !this.#extras.has(name));
  }

  /** Forgets project files (and libraries') that changed on disk, so that the next look sees them anew; says which. */
  refresh({ libraries = false } = {}): string[] {
    const changed = this.#files.dropChanged((name) => libraries || !isLibrary(name));
    if (changed.length > 0) {
      this.#resolved.clear();
      this.#renew();
    }
    return changed;
  }

  /** Makes sure that the program holds these modules, and what `/// <reference … />` lines ask for. */
  require(modules: Iterable<string>, references: Iterable<string> = []): void {
    const missing = [...modules].filter((name) => {
      const file = this.#resolve(name)?.resolvedFileName;
      return file !== undefined && !this.#open().getSourceFile(file);
    });
    const unknown = [...references].filter((line) => !this.#references.has(line));
    if (missing.length === 0 && unknown.length === 0) return;
    for (const line of unknown) this.#references.add(line);
    for (const name of missing) this.#modules.add(name);
    this.#renew();
  }

  /** Where a module name leads from a cell; undefined when it leads nowhere. */
  resolveModule(name: string): string | undefined {
    return this.#resolve(name)?.resolvedFileName;
  }

  /** Adds a file; its imports must be in the program or be files added before. */
  add(fileName: string, text: string, modules: Iterable<string>, augments = false): BoundSourceFile {
    this.#files.notice(text);
    if (this.#files.takeNewlyWanted()) this.#renew();
    const file = this.#parseCell(fileName, text);
    const resolutions = new Map<string, ResolvedModule>();
    for (const name of modules) resolutions.set(name, { resolvedModule: this.#resolve(name) });
    this.#extras.set(fileName, { file, resolutions });
    if (augments) {
      this.#augmenting.add(fileName);
      this.#renew();
    } else {
      this.#open();
      // A program collects these for its own files; here `resolutions` stands for them.
      file.imports = [];
      file.moduleAugmentations = [];
      file.ambientModuleNames = [];
      internals.bindSourceFile(file, this.options);
    }
    this.#added++;
    return file;
  }

  remove(fileName: string): void {
    if (this.#extras.delete(fileName)) this.#added -= 1 - WEAR_OF_REMOVED;
    if (this.#augmenting.delete(fileName)) this.#renew();
  }

  /** The text of a file that was added. */
  textOf(fileName: string): string {
    return this.#extras.get(fileName)?.file.text ?? '';
  }

  /** Changes a file that augments global types; the next file that does so, or `renew`, makes it count. */
  replaceText(fileName: string, text: string, augments: boolean): void {
    const extra = this.#extras.get(fileName);
    if (!extra) return;
    this.#extras.set(fileName, { ...extra, file: this.#parseCell(fileName, text) });
    if (augments) this.#augmenting.add(fileName);
    else this.#augmenting.delete(fileName);
  }

  /** Syntax errors of one file, and where there are none its type errors. */
  diagnose(file: ts.SourceFile, isChecked = true): readonly ts.Diagnostic[] {
    const program = this.#open();
    const syntax = program.getSyntacticDiagnostics(file);
    return syntax.length > 0 || !isChecked ? syntax : program.getSemanticDiagnostics(file, this.cancellation);
  }

  /** JavaScript and source map of one file. */
  emit(file: ts.SourceFile, before: ts.TransformerFactory<ts.SourceFile>): { code: string; map: string } {
    let code = '';
    let map = '';
    const write = (name: string, text: string) => {
      if (name.endsWith('.map')) map = text;
      else code = text;
    };
    this.#open().emit(file, write, undefined, false, { before: [before] });
    return { code, map };
  }

  /** Keeps the added files that `isLive` names and makes a fresh checker. */
  renew(isLive: (fileName: string) => boolean): void {
    for (const fileName of [...this.#extras.keys()])
      if (!isLive(fileName) && !this.#augmenting.has(fileName)) this.#extras.delete(fileName);
    this.#renew();
  }

  /** After work on it was cut off: nothing is kept that may be half done. */
  recover(): void {
    // The parser and the binder keep what they were at; a whole run clears that.
    internals.bindSourceFile(this.#parse('#empty.ts', ''), this.options);
    this.#files.dropUntrusted();
    this.#resolved.clear();
    for (const [fileName, extra] of this.#extras) extra.file = this.#parseCell(fileName, extra.file.text);
    this.#program = undefined;
  }

  #parse(fileName: string, text: string): BoundSourceFile {
    const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022, true) as BoundSourceFile;
    file.path = fileName;
    file.resolvedPath = fileName;
    file.originalFileName = fileName;
    file.version = String(Math.random());
    return file;
  }

  #parseCell(fileName: string, text: string): BoundSourceFile {
    const file = this.#parse(fileName, text);
    loosenEmptyLists(file.statements);
    return file;
  }

  #resolve(name: string): ts.ResolvedModuleFull | undefined {
    if (name.startsWith('./#cell-')) {
      const resolvedFileName = `${this.#cwd}/${name.slice(2)}.ts`;
      return { resolvedFileName, extension: ts.Extension.Ts, isExternalLibraryImport: false };
    }
    let found = this.#resolved.get(name);
    if (!found) {
      found = ts.resolveModuleName(name, this.#anchor, this.options, this.#host).resolvedModule as
        | ts.ResolvedModuleFull
        | undefined;
      // What is not there may be there the next time: a package installed, a file written.
      if (found) this.#resolved.set(name, found);
    }
    return found;
  }

  #createHost(libFolder: string, nodeTypes: string): ts.CompilerHost {
    const host: ts.CompilerHost = {
      getSourceFile: (name, languageVersionOrOptions) => {
        this.cancellation?.throwIfCancellationRequested();
        if (name === this.#anchor) return this.#anchorFile;
        if (name === this.#ambient.fileName) return this.#ambient;
        return this.#extras.get(name)?.file ?? this.#files.get(name, languageVersionOrOptions);
      },
      getDefaultLibFileName: (options) => `${libFolder}/${ts.getDefaultLibFileName(options)}`,
      getDefaultLibLocation: () => libFolder,
      writeFile: () => {},
      getCurrentDirectory: () => this.#cwd,
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: (name) => this.#extras.has(name) || readStamp(name) !== undefined,
      directoryExists: (name) => fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false,
      readFile: (name) => (readStamp(name) === undefined ? undefined : fs.readFileSync(name, 'utf8')),
      realpath: (name) => {
        try {
          return fs.realpathSync.native(name).replaceAll('\\', '/');
        } catch {
          return name;
        }
      },
    };
    host.resolveTypeReferenceDirectiveReferences = createTypesResolver(host, nodeTypes);
    return host;
  }

  /** The current program is out of date: the next use makes another, sharing every file that did not change. */
  #renew(): void {
    const imports = [...this.#modules].map((name) => `import ${JSON.stringify(name)};`);
    const lines = [...this.#references, ...imports, 'export {};'];
    this.#anchorFile = this.#parse(this.#anchor, lines.join('\n'));
    const previous = this.#program;
    this.#program = undefined;
    this.#open(previous);
  }

  #open(previous?: ts.Program): OpenProgram {
    if (this.#program) return this.#program;
    const create = (oldProgram: ts.Program | undefined) =>
      ts.createProgram({
        rootNames: [this.#anchor, this.#ambient.fileName, ...this.#augmenting],
        options: this.options,
        host: this.#host,
        oldProgram,
      }) as OpenProgram;
    let program = create(previous);
    // What was just read may name files that the program has only a stand-in for.
    while (this.#files.takeNewlyWanted()) program = create(program);
    // Where each import was not found, for watchers: megabytes of paths that nobody here asks for.
    program.forEachResolvedModule((resolution) => {
      resolution.failedLookupLocations = undefined;
      resolution.affectingLocations = undefined;
    });
    const getResolvedModule = program.getResolvedModule;
    program.getResolvedModule = (file, name, mode) =>
      this.#extras.get(file.fileName)?.resolutions.get(name) ?? getResolvedModule(file, name, mode);
    const getSourceFile = program.getSourceFile;
    program.getSourceFile = (name) => this.#extras.get(name)?.file ?? getSourceFile(name);
    for (const { file } of this.#extras.values()) internals.bindSourceFile(file, this.options);
    this.#added = this.#extras.size;
    this.#program = program;
    return program;
  }
}
