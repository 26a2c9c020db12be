import { join } from 'node:path';
import { Tree, type Patch } from './tree.js';

/** What was built and patched copies of it, each made when it is first asked for. */
export class Trees {
  private readonly made = new Map<string, Promise<Tree>>();

  /** `everywhere` is patched in every tree: what a run does without. */
  constructor(
    private readonly directory: string,
    private readonly everywhere: readonly Patch[],
  ) {}

  get whole(): Promise<Tree> {
    return this.everywhere.length === 0
      ? this.known('whole', () => Tree.ofCheckout())
      : this.with('whole', []);
  }

  /** @throws PatchDoesNotApply */
  with(name: string, patches: readonly Patch[]): Promise<Tree> {
    return this.known(name, () =>
      Tree.patched(join(this.directory, `tree-${name}`), [...this.everywhere, ...patches]),
    );
  }

  private known(name: string, make: () => Promise<Tree>): Promise<Tree> {
    const tree = this.made.get(name) ?? make();
    this.made.set(name, tree);
    return tree;
  }
}
